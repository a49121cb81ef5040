export { OneMeetingFinder } from './one-meeting/finder.ts';
export { CareMoves } from './moves/moves.ts';
export { PepTargets } from './targets/pep-targets.ts';
export { VirtualSchoolModule, VirtualSchoolWebModule } from './virtual-school.module.ts';
