/** The decisions and sections against which the family may appeal. @rule L8 */
export const appealable = [
  { id: 'not-assess', matter: 'a decision not to assess' },
  { id: 'not-issue', matter: 'a decision not to issue a plan' },
  { id: 'section-B', matter: 'what section B says' },
  { id: 'section-F', matter: 'what section F says' },
  { id: 'section-I', matter: 'what section I says' },
  { id: 'not-reassess', matter: 'a decision not to reassess' },
  { id: 'not-amend', matter: 'a decision not to amend' },
  { id: 'cease', matter: 'a decision to cease the plan' },
] as const;

export type Appealable = (typeof appealable)[number]['id'];

/** An appeal needs a mediation certificate unless it is about section I alone. @rule L4 */
export const needsCertificate = (about: readonly Appealable[]): boolean => about.some((id) => id !== 'section-I');
