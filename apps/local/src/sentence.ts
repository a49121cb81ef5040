/** What to tell a person about an error: those that the launcher throws on purpose are sentences; others need their place. */
export function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.constructor === Error ? error.message : (error.stack ?? error.message);
}
