import type { PlanSections } from '../plan-sections.schema.ts';
import type { PlanVersion } from '../plan-version.entity.ts';
import type { Representation } from './representation.entity.ts';

/** A part of a draft that a view can be about: `B`, or `B.2` for its third statement. */
export interface Point {
  value: string;
  text: string;
  /** The section it stands in. */
  group: string;
}

/** One view as its readers see it. */
export interface SaidLine {
  id: string;
  /** What it is about, in words. */
  title: string;
  /** The statement of the draft that it is about, as it was frozen. */
  quoted: string | null;
  about: Representation['about'];
  draftNumber: number | null;
  words: string;
  saidBy: string;
  receivedOn: string;
  isOnPaper: boolean;
  answer: Representation['answer'];
  answerText: string | null;
  answerWords: string | null;
  answeredAt: Date | null;
}

export const subjectWords: Record<Representation['about'], string> = {
  point: 'A part of the draft',
  whole: 'The whole draft',
  meeting: 'A meeting with us',
  institution: 'A school or college to be named',
  'personal-budget': 'A personal budget',
  agreement: 'The draft is right as it is',
};

export const answerTexts: Record<NonNullable<Representation['answer']>, string> = {
  accepted: 'Yes',
  'in-part': 'In part',
  'not-accepted': 'No',
};

/** The sections of a draft and each statement in them, to choose from. */
export const pointsOf = (sections: PlanSections): Point[] =>
  sections
    .filter(({ id }) => /^[A-K]/.test(id) && id.length <= 2)
    .flatMap(({ id, title, statements }) => [
      { value: id, text: `All of section ${id}`, group: `Section ${id}: ${title}` },
      ...statements.map(({ text }, at) => ({
        value: `${id}.${at}`,
        text: `${at + 1}. ${short(text)}`,
        group: `Section ${id}: ${title}`,
      })),
    ]);

const short = (text: string) => (text.length > 70 ? `${text.slice(0, 70).trimEnd()}…` : text);

/** A view beside the draft that it is about. A reader who may not read the draft gets no statement of it. */
export function saidLine(said: Representation, drafts: readonly PlanVersion[]): SaidLine {
  const { id, about, words, saidBy, receivedOn, isOnPaper, answer, answerWords, answeredAt } = said;
  const draft = drafts.find((each) => each.id === said.planVersion);
  const section = draft?.sections.find((each) => each.id === said.section);
  const place = said.statement === null ? '' : `, statement ${said.statement! + 1}`;
  return {
    id,
    about,
    title:
      about === 'point' ? `Section ${said.section}${section ? `: ${section.title}` : ''}${place}` : subjectWords[about],
    quoted: said.statement === null ? null : (section?.statements[said.statement!]?.text ?? null),
    draftNumber: draft?.number ?? null,
    ...{ words, saidBy, receivedOn, isOnPaper },
    answer: answer ?? null,
    answerText: answer ? answerTexts[answer] : null,
    answerWords: answerWords ?? null,
    answeredAt: answeredAt ?? null,
  };
}
