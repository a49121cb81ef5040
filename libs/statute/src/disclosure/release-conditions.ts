/** What must be so before a plan is released, by id; `disclosure` records which of them are met, and how. */
export const RELEASE_CONDITIONS = {
  reason: 'The reason why it is necessary is recorded.',
  consent: 'The child, parent or young person who decides has agreed.',
  permission: 'The young person gives permission.',
  'appeal-or-claim': 'An appeal or claim has been made or is being prepared.',
  'complaint-or-direction': 'The complaint or direction concerns this child or young person.',
  order: 'A court has ordered it or criminal proceedings need it; release exactly that.',
  investigation: 'The ombudsman is investigating.',
  'disability-assessment': 'The assessment is of this child or young person.',
  'safeguarding-duty': 'The recipient’s duty is named; it is not open browsing.',
  logged: 'Each plan seen is logged.',
  undertaking: 'There is a written undertaking to publish nothing that identifies anyone.',
  pseudonymised: 'The plan is pseudonymised first.',
  'place-confirmed': 'A place is confirmed.',
  moved: 'The child or young person has moved or is about to.',
  detained: 'The child or young person is detained.',
} as const;

export type ReleaseCondition = keyof typeof RELEASE_CONDITIONS;
