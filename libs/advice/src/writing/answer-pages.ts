import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ageWords, Case, Child, type CircumstancesOfCase } from '#cases';
import { FactCorrections, FamilyRecord } from '#family-record';
import { allows, Area, Team, Teams, type Actor } from '#identity';
import { Clock, NotFound, savedWords, Views } from '#platform';
import { rules } from '#statute';
import { advicePaths } from '../advice.paths.ts';
import { fileLines } from '../attachments/attachment-words.ts';
import { Attachments } from '../attachments/attachments.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { writeAdvice } from '../contributions/contribution.policy.ts';
import type { AdviceBody } from '../contributions/contribution.schema.ts';
import { Contributions } from '../contributions/contribution.service.ts';
import { namedFields } from '../drafts/draft-fields.ts';
import type { Draft } from '../drafts/drafts.service.ts';
import { KIND_QUESTION, questionsFor } from '../profiles/advice-profile.ts';
import { AdviceProfiles } from '../profiles/advice-profiles.ts';
import { GivenAdvice } from '../reading/given-advice.ts';
import { lateBy } from '../requests/advice-day.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { receiptWords } from '../requests/request-words.ts';
import { SignOffs } from '../sign-off/sign-offs.ts';
import { cardChoices } from './card-choices.ts';
import { looseEnds, withFirstCards, withoutBlanks } from './contribution-form.ts';
import { contactWords, fieldWords, sectionsOf, valueWords } from './contribution-words.ts';
import { threadOf } from './thread.ts';
import { typedBody } from './typed-body.ts';
import { promptsFor } from './writing-prompts.ts';

const notices: Record<string, string> = {
  saved: 'Draft saved',
  kind: 'Draft saved. The questions for this kind of professional are shown; what was answered before stays.',
  together: 'Saved. A colleague wrote in the same place at the same time: both texts are kept, choose below.',
  stayed:
    'Saved. What you removed is still there, because a colleague wrote in it meanwhile. Read it, then remove it if you still want to.',
  'sent-to-sign': 'Sent to your colleague. Once it is signed it is submitted.',
  'sent-back': 'Sent back to its writer, with your comment.',
  kept: 'What was kept on this device is saved in the draft.',
  restored: 'The earlier draft is back. What stood here before is in the history.',
  correcting:
    'This is a copy of the advice as it was given. What was given stays as it is until you submit the correction.',
};

/** What the pages of a request show. */
@Injectable()
export class AnswerPages {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly contributions: Contributions,
    private readonly profiles: AdviceProfiles,
    private readonly record: FamilyRecord,
    private readonly requests: AdviceRequestService,
    private readonly teams: Teams,
    private readonly signOffs: SignOffs,
    private readonly views: Views,
    private readonly attachments: Attachments,
    private readonly reading: GivenAdvice,
    private readonly corrections: FactCorrections,
  ) {}

  /** Whom and what the request is about. */
  async about(request: AdviceRequest) {
    const found = await this.em.findOne(Case, { id: request.case });
    if (!found) throw new NotFound(); // the team answered, and is not on the case any more
    const { child: childId, reference, circumstances } = found;
    const child = await this.em.findOneOrFail(Child, { id: childId });
    return {
      wide: true,
      profile: this.profiles.of(request.source),
      child: {
        name: child.fullName(),
        givenName: child.preferredName ?? child.givenName,
        age: ageWords(child.born, this.clock.today(), circumstances.yearGroup),
      },
      reference,
      authority: await this.authorityOf(request),
      isInvited: await this.isInvited(request),
      request,
      requestUrl: answerUrl(request.id),
      rule: rules.find(({ id }) => id === request.rule),
      receipt: receiptWords(request),
      deadline: await this.reading.dayOf(request),
      back: { href: advicePaths.queue, text: 'My requests' },
    };
  }

  /** A page beside what is asked and what the family told. */
  async aside(actor: Actor, request: AdviceRequest) {
    return { ...(await this.about(request)), ...(await this.told(actor, request)) };
  }

  async authorityOf({ areaId }: Pick<AdviceRequest, 'areaId'>): Promise<string> {
    return (await this.em.findOneOrFail(Area, { id: areaId })).name;
  }

  /** Whether it is asked of somebody in person, whose part ends with it. */
  private async isInvited({ team }: AdviceRequest): Promise<boolean> {
    return (await this.em.count(Team, { id: team ?? null, invitedBy: { $ne: null } })) > 0;
  }

  async form(actor: Actor, request: AdviceRequest, draft: Draft, done?: string, typed?: Record<string, unknown>) {
    const about = await this.about(request);
    const circumstances = await this.contributions.circumstancesOf(request);
    const written = typedBody(typed, draft.body);
    const body = withFirstCards(written);
    const { profile } = about;
    const asked = questionsFor(profile, circumstances, body);
    return {
      ...about,
      title: profile.title,
      notice: done && notices[done],
      draft,
      body,
      was: JSON.stringify(draft.was),
      colleagues: JSON.stringify(await this.teams.namesOf(request.team!)),
      saved: savedWords(draft.savedAt, this.clock.now()),
      ...(await this.progress(actor, request, draft, written, circumstances)),
      kind: asked.find(({ name }) => name === KIND_QUESTION),
      questions: asked.filter(({ name }) => name !== KIND_QUESTION),
      ...cardChoices(body, profile),
      signOff: await this.signOffs.stateOf(actor, request),
      beside: await profile.beside?.(actor, request),
      contactKinds: Object.entries(contactWords).map(([value, text]) => ({ value, text })),
      files: fileLines(await this.attachments.current(request)),
      ...(await this.told(actor, request)),
    };
  }

  /** What a script shows after a save: thoughts on the wording, and the parts of the page that follow what is written. */
  async remarks(actor: Actor, requestId: string, saved: Pick<Draft, 'body' | 'asides'>) {
    const request = await this.requests.find(actor, requestId);
    const circumstances = await this.contributions.circumstancesOf(request);
    const progress = await this.progress(actor, request, saved, saved.body, circumstances);
    const part = (name: string) => this.views.render(`advice/src/writing/parts/${name}.njk`, progress);
    return {
      prompts: promptsFor(saved.body),
      parts: { contents: part('contents'), thread: part('thread'), asides: part('asides') },
    };
  }

  /** How far the parts of the form are, what is linked, and what two people wrote at once. */
  private async progress(
    actor: Actor,
    request: AdviceRequest,
    draft: Pick<Draft, 'body' | 'asides'>,
    body: AdviceBody,
    circumstances: CircumstancesOfCase,
  ) {
    const profile = this.profiles.of(request.source);
    const problems = await this.contributions.problems(actor, request.id, { ...draft, body }, circumstances);
    const stored = namedFields(draft.body);
    return {
      sections: sectionsOf(body, problems, profile, circumstances),
      isReady: Object.keys(problems).length === 0,
      thread: threadOf(body),
      asides: draft.asides.map(({ field, by, name, text }) => ({
        field,
        by,
        name,
        words: fieldWords(field, profile),
        stored: valueWords(field, stored.get(field) ?? '', profile),
        text: valueWords(field, text, profile),
      })),
    };
  }

  async check(actor: Actor, request: AdviceRequest, draft: Draft) {
    const about = await this.about(request);
    const late = lateBy(request.dueOn, this.clock.now());
    const body = withoutBlanks(draft.body);
    return {
      ...about,
      title: 'Check the advice before you submit it',
      signOff: await this.signOffs.stateOf(actor, request),
      draft,
      late,
      looseEnds: looseEnds(body),
      advice: this.reading.readable(request, body),
      files: fileLines(await this.attachments.current(request)),
      back: { href: answerUrl(request.id), text: 'Go on writing' },
    };
  }

  /** What was given, and how it came about; empty where nothing is asked of this team any more. */
  async given(actor: Actor, request: AdviceRequest, { edition, done }: { edition?: number; done?: string }) {
    const about = await this.about(request);
    const editions = await this.contributions.editionsOf(actor, request.id);
    const given = await this.reading.of(request, editions, { edition });
    return {
      ...about,
      ...given,
      title: about.profile.title,
      putRight: await this.corrections.forAuthors(actor, request.case),
      notice: done === 'submitted' ? submittedWords(given.late) : undefined,
      mayCorrect: editions.length > 0 && allows(writeAdvice, actor, request),
      ...(await this.told(actor, request)),
    };
  }

  /** What the family told, what matters to the child first. Reading it is noted for the family. @rule B12 C1 */
  private async told(actor: Actor, request: AdviceRequest) {
    const { told, withheld } = await this.record.readFor(actor, request.case);
    return {
      matters: told.filter(({ category }) => category === 'hopes'),
      told: told.filter(({ category }) => category !== 'hopes'),
      withheld,
    };
  }
}

const submittedWords = (late: number) =>
  late
    ? `Advice submitted, late by ${late} ${late === 1 ? 'day' : 'days'}. The authority has it now.`
    : 'Advice submitted. The authority has it now.';
