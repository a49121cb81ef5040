export { categoriesWithheld, decide, type Grounds, type Item, type Verdict, type Viewer } from './deciding/decide.ts';
export { Verdicts } from './deciding/verdicts.ts';
export { planReleased } from './disclosure.events.ts';
export { DisclosureModule, DisclosureWebModule } from './disclosure.module.ts';
export { releasePlan, seeReleased } from './disclosure.policy.ts';
export { RecordReads, type ReadThing } from './record-reads.ts';
export { Release } from './release.entity.ts';
export { releaseSchema, type ReleaseOrder } from './release.schema.ts';
export { Releases, type ReleaseLine } from './releases.ts';
