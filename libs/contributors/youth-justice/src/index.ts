export { CustodyEntries } from './afterwards/custody-entries.ts';
export { CustodyNotice } from './custody/custody-notice.entity.ts';
export type { Telling as CustodyTold } from './custody/custody.schema.ts';
export { HeadsOfEducation } from './heads/heads-of-education.ts';
export { CustodyMatching } from './matching/matching.ts';
export { CustodyTelling } from './telling/telling.ts';
export { YouthJusticeModule, YouthJusticeWebModule } from './youth-justice.module.ts';
