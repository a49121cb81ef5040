import { duty, type AdviceDuty } from './advice-duty.ts';
import type { Circumstances, SensoryImpairment } from './circumstances.ts';

/** Education advice from the setting attended, else from an experienced teacher. @rule B2 B3 B4 reg 6(1)(b), 6(2) */
export function educationAdvice({ setting, sensoryImpairment }: Circumstances): AdviceDuty {
  const about = setting
    ? ({
        rule: 'B2',
        which: setting.name,
        who: setting.name,
        reason: `The child or young person attends ${setting.name}, whose head or manager gives educational advice.`,
      } as const)
    : ({
        rule: 'B3',
        who: 'A person with experience of teaching children with special educational needs',
        reason:
          'No setting is attended, or its head cannot advise, so someone with experience of teaching gives educational advice.',
      } as const);
  const teachers = qualifiedTeachers(sensoryImpairment);
  if (teachers.length === 0) return duty({ ...about, source: 'education', necessity: 'required' });
  return duty(
    {
      ...about,
      source: 'education',
      necessity: 'required',
      note: `The advice must follow consultation with a teacher qualified in ${teachers.join(' and in ')}; record name and qualification.`,
      mustConsultTeacherOf: teachers,
    },
    'B4',
  );
}

/** Someone both visually and hearing impaired is multi-sensory impaired. */
function qualifiedTeachers(impairments: readonly SensoryImpairment[]): string[] {
  const both = impairments.includes('visual') && impairments.includes('hearing');
  if (both || impairments.includes('multi-sensory')) return ['multi-sensory impairment'];
  return impairments.map((each) => `${each} impairment`);
}
