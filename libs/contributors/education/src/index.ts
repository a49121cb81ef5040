export { EducationModule } from './education.module.ts';
