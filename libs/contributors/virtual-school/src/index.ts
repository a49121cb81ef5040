export { VirtualSchoolModule } from './virtual-school.module.ts';
