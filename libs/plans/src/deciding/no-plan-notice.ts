import type { Letter } from '#cases';
import { civil, textBlocks } from '#platform';
import { disagreementDeadlines, longDate, missingFromNotice, type CivilDate, type Deadline } from '#statute';
import type { NoPlan } from './no-plan.entity.ts';

/** One thing that the notice says, by the requirement of law that it meets. */
export interface NoticePart {
  id: string;
  heading: string;
  text: string;
}

type Told = Pick<
  NoPlan,
  'reasons' | 'resources' | 'mediationAdviser' | 'disagreementResolution' | 'impartialAdvice' | 'sentOn'
>;

/** The days for the adviser and for the appeal, counted from the notice. @rule L2 L5 */
export const appealDays = ({ sentOn }: Pick<NoPlan, 'sentOn'>): Deadline[] =>
  disagreementDeadlines({ noticeSentOn: sentOn as CivilDate });

/** Everything that a notice of a decision not to issue a plan must say. @rule E1 L1 reg 32 */
export function noPlanNotice(told: Told): NoticePart[] {
  const [contact, appeal] = appealDays(told);
  const parts = [
    part(
      'decision',
      'What we decided',
      'After the assessment we decided not to issue an education, health and care plan.',
    ),
    part('reasons', 'Why', told.reasons),
    part('mainstream-resources', 'What help there is without a plan', told.resources),
    part(
      'right-of-appeal',
      'You can appeal',
      `You can appeal to the First-tier Tribunal (Special Educational Needs and Disability). You have until the end of ${longDate(appeal!.dueOn)}, or one month from the day of your mediation certificate, whichever is later.`,
    ),
    part(
      'right-to-mediation',
      'You can ask for mediation',
      'Somebody who is independent of us helps you and us to agree. It costs you nothing.',
    ),
    part(
      'certificate',
      'You need a certificate to appeal',
      'Before you appeal, speak with a mediation adviser. You need not go to mediation: the adviser then gives you a certificate. An appeal about the school or college alone needs none.',
    ),
    part('mediation-adviser', 'The mediation adviser', told.mediationAdviser),
    part(
      'mediation-times',
      'How long you have',
      `Speak with the adviser by ${longDate(contact!.dueOn)}. If you do not want mediation, the certificate comes within 3 working days. If you do, we meet you within 30 days, and the certificate comes within 3 working days after it.`,
    ),
    part('disagreement-resolution', 'Other ways to settle a disagreement', told.disagreementResolution),
    part('impartial-advice', 'Independent information, advice and support', told.impartialAdvice),
    part(
      'appeal-unaffected',
      'Your appeal stays yours',
      'Mediation, disagreement resolution and advice take nothing away from your right to appeal.',
    ),
  ];
  const missing = missingFromNotice(
    'no-plan',
    parts.map(({ id }) => id),
  );
  if (missing.length) throw new Error(`The notice lacks ${missing.map(({ id }) => id).join(', ')}`);
  return parts;
}

/** The notice on the authority’s paper. */
export const noPlanLetter = (told: Told, childName: string): Letter => ({
  title: `Our decision about a plan for ${childName}`,
  opening: [{ kind: 'paragraph', text: civil(told.sentOn) }],
  parts: noPlanNotice(told).map(({ id, heading, text }) => ({ id, heading, blocks: textBlocks(text) })),
});

const part = (id: string, heading: string, text: string): NoticePart => ({ id, heading, text });
