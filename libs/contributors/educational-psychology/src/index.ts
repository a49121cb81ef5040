export { EducationalPsychologyModule } from './educational-psychology.module.ts';
