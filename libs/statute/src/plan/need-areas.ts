/** The four areas of need, by which section B is grouped. @rule F2 */
export const needAreas = [
  { id: 'communication-and-interaction', title: 'Communication and interaction' },
  { id: 'cognition-and-learning', title: 'Cognition and learning' },
  { id: 'social-emotional-and-mental-health', title: 'Social, emotional and mental health' },
  { id: 'sensory-and-physical', title: 'Sensory and/or physical needs' },
] as const;

export type NeedArea = (typeof needAreas)[number]['id'];

/** The area of an id; none where a need was not given one. */
export const needAreaOf = (id: string) => needAreas.find((area) => area.id === id);
