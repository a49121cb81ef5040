/** The four areas of need, by which section B is grouped. @rule F2 */
export const needAreas = [
  { id: 'communication', title: 'Communication and interaction' },
  { id: 'cognition', title: 'Cognition and learning' },
  { id: 'social-emotional', title: 'Social, emotional and mental health' },
  { id: 'sensory-physical', title: 'Sensory and/or physical needs' },
] as const;

export type NeedArea = (typeof needAreas)[number]['id'];
