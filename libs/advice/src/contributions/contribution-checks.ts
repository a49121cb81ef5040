import type { CircumstancesOfCase } from '#cases';
import type { ShownAttachment } from '../attachments/attachments.ts';
import { questionsFor, type AdviceProfile } from '../profiles/advice-profile.ts';
import { withoutBlanks } from '../writing/contribution-form.ts';
import type { AdviceBody } from './contribution.schema.ts';
import { STILL_TWO } from '../drafts/draft-fields.ts';

type Problems = Record<string, string>;
type Need = AdviceBody['needs'][number];
type Outcome = AdviceBody['outcomes'][number];
type Provision = AdviceBody['provision'][number];

/**
 * What stands between a draft and its submission, by the key of the field that mends it. Empty: it may be submitted.
 * Where the advice itself is attached as a report, the form needs no more than its needs, outcomes and provision.
 * @rule B16 F3 F4 F5 reg 6(1), and what the profession's own profile asks (B4, B6, B7).
 */
export function problemsOf(
  body: AdviceBody,
  profile: AdviceProfile,
  circumstances: CircumstancesOfCase,
  attachments: readonly ShownAttachment[],
): Problems {
  const isInReport = attachments.some(({ isReport }) => isReport);
  return {
    ...(isInReport
      ? {}
      : empty(
          'involvement',
          body.involvement,
          'Say how you know the child or young person, or attach a report that does',
        )),
    ...unsafe(attachments),
    ...unanswered(body, profile, circumstances),
    ...cardProblems(body),
    ...empty('author.name', body.author.name, 'Enter your name'),
    ...empty('author.role', body.author.role, 'Enter your role'),
    ...profile.missing?.(body),
    ...stillTwo(body),
  };
}

/** What is missing of the needs, outcomes and provision. @rule B16 F3 F4 F5 */
export function cardProblems(body: AdviceBody): Problems {
  const kept = withoutBlanks(body);
  return {
    ...(kept.needs.length || body.noNeeds ? {} : { noNeeds: 'Describe at least one need, or say why there is none' }),
    ...each('needs', body.needs, kept.needs, needProblems),
    ...each('outcomes', body.outcomes, kept.outcomes, outcomeProblems),
    ...each('provision', body.provision, kept.provision, provisionProblems),
  };
}

/** A file in which a virus was found does not go out. */
function unsafe(attachments: readonly ShownAttachment[]): Problems {
  const found = attachments.find(({ standing }) => standing === 'refused');
  return found ? { attachments: `Remove ${found.name}: a virus was found in it` } : {};
}

const needProblems = ({ text, area }: Need, n: number): Problems => ({
  ...empty('text', text, `Describe need ${n}, or remove it`),
  ...empty('area', area, `Choose the area of need ${n}`),
});

const outcomeProblems = ({ text, by, measure, needs }: Outcome, n: number): Problems => ({
  ...empty('text', text, `Describe outcome ${n}, or remove it`),
  ...empty('by', by, `Say by when outcome ${n} should be reached`),
  ...empty('measure', measure, `Say how anyone can tell that outcome ${n} is reached`),
  ...empty('needs', needs[0], `Tick at least one need that outcome ${n} answers`),
});

const provisionProblems = ({ text, outcomes, who, frequency }: Provision, n: number): Problems => ({
  ...empty('text', text, `Describe provision ${n}, or remove it`),
  ...empty('outcomes', outcomes[0], `Tick at least one outcome that provision ${n} works towards`),
  ...empty('who', who, `Say who gives provision ${n}`),
  ...empty('frequency', frequency, `Say how often provision ${n} is given`),
});

function unanswered(body: AdviceBody, profile: AdviceProfile, circumstances: CircumstancesOfCase): Problems {
  const asked = questionsFor(profile, circumstances, body).filter(({ required }) => required);
  return Object.assign(
    {},
    ...asked.map(({ name, required }) => empty(`particular.${name}`, body.particular[name], required!)),
  );
}

/** Where two people's words were put together and nobody has chosen yet. */
function stillTwo(body: AdviceBody): Problems {
  const message = 'Two versions are still in this text: keep what is right and remove the line between them';
  const texts: [string, string][] = [
    ['involvement', body.involvement],
    ['strengths', body.strengths],
    ['earlierReports', body.earlierReports],
    ['monitoring', body.monitoring],
    ['noNeeds', body.noNeeds],
    ['sources', body.sources],
    ...Object.entries(body.particular).map(([name, text]): [string, string] => [`particular.${name}`, text]),
    ...body.needs.map(({ text }, index): [string, string] => [`needs.${index}.text`, text]),
    ...body.outcomes.flatMap(({ text, measure }, index): [string, string][] => [
      [`outcomes.${index}.text`, text],
      [`outcomes.${index}.measure`, measure],
    ]),
    ...body.provision.map(({ text }, index): [string, string] => [`provision.${index}.text`, text]),
  ];
  return Object.fromEntries(texts.filter(([, text]) => STILL_TWO.test(text)).map(([field]) => [field, message]));
}

/** The problems of the cards that somebody has begun, by where they stand on the page. */
function each<T extends { key: string }>(
  list: string,
  cards: readonly T[],
  kept: readonly T[],
  problems: (card: T, n: number) => Problems,
): Problems {
  const found = cards.flatMap(({ key }, index) => {
    const card = kept.find((one) => one.key === key);
    return Object.entries(card ? problems(card, index + 1) : {}).map(([field, message]) => [
      `${list}.${index}.${field}`,
      message,
    ]);
  });
  return Object.fromEntries(found) as Problems;
}

const empty = (field: string, value: string | undefined, message: string): Problems =>
  value ? {} : { [field]: message };
