import type { PlaceKind } from './appointment.entity.ts';

/** Where a visit takes place. */
export const placeWords: Record<PlaceKind, string> = {
  home: 'At home',
  setting: 'At the school, nursery or college',
  clinic: 'At a clinic',
  online: 'By video or telephone',
  elsewhere: 'Somewhere else',
};

export const placeChoices = Object.entries(placeWords).map(([value, text]) => ({ value, text }));
