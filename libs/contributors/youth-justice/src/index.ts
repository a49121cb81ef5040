export { YouthJusticeModule } from './youth-justice.module.ts';
