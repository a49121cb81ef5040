import { ncYearGroup } from '../calendar/school-year.ts';
import { duty, type AdviceDuty } from './advice-duty.ts';
import type { Circumstances } from './circumstances.ts';
import { educationAdvice } from './education-advice.ts';

/**
 * The advice to seek for a child or young person in these circumstances, required first. Whether advice already given
 * is enough (B13) is for the three who must agree, not for this list. @rule B1-B11 reg 6(1)
 */
export function adviceToSeek(circumstances: Circumstances): AdviceDuty[] {
  return [
    ...always(circumstances),
    ...preparingForAdulthood(circumstances),
    ...askedFor(circumstances),
    ...involved(circumstances),
  ];
}

function always(circumstances: Circumstances): AdviceDuty[] {
  const { healthServices, knownToSocialCare } = circumstances;
  return [
    duty({
      rule: 'B1',
      source: 'family',
      who: 'The family',
      necessity: 'required',
      reason: 'The parent or young person is always asked for their views, and the child’s own views are sought.',
      note: 'Seek the child’s own views by a method that suits the child.',
    }),
    educationAdvice(circumstances),
    duty({
      rule: 'B5',
      source: 'health',
      who: 'Health professionals identified by the health commissioner',
      necessity: 'required',
      reason: healthServices.length
        ? `Health advice is always sought; these services know the child: ${healthServices.join(', ')}.`
        : 'Health advice is always sought, even where no health service is known to be involved.',
    }),
    duty({
      rule: 'B6',
      source: 'educational-psychology',
      who: 'An educational psychologist',
      necessity: 'required',
      reason: 'Advice from an educational psychologist is always sought.',
      note: 'The educational psychologist consults any other psychologist known to be involved, or records that there is none.',
    }),
    duty({
      rule: 'B7',
      source: 'social-care',
      who: 'Social care',
      necessity: 'required',
      reason: knownToSocialCare
        ? 'Social care advice is always sought; social care knows the child or young person.'
        : 'Social care advice is always sought, even where social care does not know the child or young person.',
      note: '"Not known to this service" is not advice on need.',
    }),
  ];
}

function preparingForAdulthood({ born, on, yearGroup }: Circumstances): AdviceDuty[] {
  const year = yearGroup ?? ncYearGroup(born, on);
  if (year === null || year < 9) return [];
  return [
    duty({
      rule: 'B10',
      source: 'adulthood',
      who: 'Whoever can advise on preparing for adulthood',
      necessity: 'required',
      reason: `Advice on preparing for adulthood is needed in or beyond Year 9; this is ${year > 13 ? 'beyond Year 13' : `Year ${year}`}.`,
    }),
  ];
}

function askedFor({ askedFor }: Circumstances): AdviceDuty[] {
  return askedFor.map(({ name, reason }) =>
    duty({
      rule: 'B11',
      source: 'other',
      which: name,
      who: name,
      necessity: 'required',
      reason: `The family asked for advice from ${name}${reason ? `: ${reason}` : '.'}`,
      note: 'It may be refused only as unreasonable, with recorded reasons.',
    }),
  );
}

function involved({
  born,
  on,
  setting,
  lookedAfter,
  lookedAfterBy,
  serviceFamily,
  youthJustice,
}: Circumstances): AdviceDuty[] {
  const duties: (AdviceDuty | false)[] = [
    serviceFamily &&
      duty({
        rule: 'B9',
        source: 'armed-forces-education',
        who: 'The Ministry of Defence’s education service',
        necessity: 'automatic',
        reason: 'A parent serves in the armed forces.',
      }),
    lookedAfter &&
      duty({
        rule: 'B8',
        source: 'virtual-school',
        which: lookedAfterBy ?? '',
        who: `The virtual school head of ${lookedAfterBy ?? 'the authority that looks after the child'}`,
        necessity: 'automatic',
        reason: `The child is looked after${lookedAfterBy ? ` by ${lookedAfterBy}` : ''}.`,
        note: 'The virtual school head is that of the authority that looks after the child, which may not be this one.',
      }),
    youthJustice &&
      duty({
        rule: 'B8',
        source: 'youth-justice',
        who: 'The youth offending team',
        necessity: 'automatic',
        reason: 'The youth offending team is involved.',
      }),
    lookedAfter && possible('designated-teacher', 'The child’s designated teacher', 'The child is looked after.'),
    lookedAfter &&
      possible(
        'designated-health',
        'The designated doctor or nurse for looked-after children',
        'The child is looked after.',
      ),
    setting !== null &&
      ncYearGroup(born, on) === null &&
      possible('early-years', 'The early years provider', `An assessment made by ${setting.name} may help.`),
  ];
  return duties.filter((each) => each !== false);
}

const possible = (which: string, who: string, reason: string): AdviceDuty =>
  duty({ rule: 'B8', source: 'other', which, who, necessity: 'possible', reason });
