/** An address with its ids put in: `/cases/:caseId/advice`. */
export const withIds = (address: string, ids: Readonly<Record<string, string | number | undefined>>): string =>
  address.replace(/:(\w+)/g, (_, name: string) => String(ids[name]));
