import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ageWords, Case, Child } from '#cases';
import { FamilyRecord } from '#family-record';
import { allows, Area, type Actor } from '#identity';
import { Clock } from '#platform';
import { rules } from '#statute';
import { questionsFor } from '../profiles/advice-profile.ts';
import { AdviceProfiles } from '../profiles/advice-profiles.ts';
import { placed } from '../reading/advice-reader.ts';
import { acceptedExemptions } from '../replies/accepted-exemptions.ts';
import { adviceDay } from '../requests/advice-day.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { advicePaths } from '../advice.paths.ts';
import { looseEnds } from './contribution-form.ts';
import {
  answersOf,
  areaWords,
  choicesOf,
  savedWords,
  sectionsOf,
  sectionWords,
  shortly,
} from './contribution-words.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { writeAdvice } from '../contributions/contribution.policy.ts';
import { Contributions, type Draft } from '../contributions/contribution.service.ts';
import { promptsFor } from './writing-prompts.ts';
import type { AdviceBody } from '../contributions/contribution.schema.ts';
import { typedBody } from './typed-body.ts';

const notices: Record<string, string> = {
  saved: 'Draft saved',
  together: 'Both versions are saved in one draft. Look for the lines between them and keep what is right.',
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
  ) {}

  /** Whom and what the request is about. */
  async about(request: AdviceRequest) {
    const { child: childId, reference, circumstances } = await this.em.findOneOrFail(Case, { id: request.case });
    const child = await this.em.findOneOrFail(Child, { id: childId });
    const area = await this.em.findOneOrFail(Area, { id: request.areaId });
    return {
      wide: true,
      profile: this.profiles.of(request.source),
      child: {
        name: child.fullName(),
        givenName: child.preferredName ?? child.givenName,
        age: ageWords(child.born, this.clock.today(), circumstances.yearGroup),
      },
      reference,
      authority: area.name,
      request,
      requestUrl: answerUrl(request.id),
      rule: rules.find(({ id }) => id === request.rule),
      deadline: adviceDay(request, (await acceptedExemptions(this.em, request.case)).get(request.id)),
      back: { href: advicePaths.queue, text: 'My requests' },
    };
  }

  async form(actor: Actor, request: AdviceRequest, draft: Draft, done?: string, typed?: Record<string, unknown>) {
    const about = await this.about(request);
    const circumstances = await this.contributions.circumstancesOf(request);
    const body = typedBody(typed, draft.body);
    const problems = await this.contributions.problems(actor, request.id, body);
    const { profile } = about;
    return {
      ...about,
      title: profile.title,
      notice: done && notices[done],
      draft,
      body,
      saved: savedWords(draft.savedAt, this.clock.now()),
      sections: sectionsOf(body, problems, profile, circumstances),
      isReady: Object.keys(problems).length === 0,
      questions: questionsFor(profile, circumstances),
      areas: Object.entries(areaWords).map(([value, text]) => ({ value, text })),
      needsSections: choicesOf(profile.needsSections),
      provisionSections: choicesOf(profile.provisionSections),
      needChoices: body.needs.map(({ key, text }, index) => choice(key, 'Need', index, text)),
      outcomeChoices: body.outcomes.map(({ key, text }, index) => choice(key, 'Outcome', index, text)),
      prompts: promptsFor(body),
      looseEnds: looseEnds(body),
      ...(await this.told(actor, request)),
    };
  }

  async check(request: AdviceRequest, draft: Draft) {
    const about = await this.about(request);
    const late = this.contributions.lateBy(request, this.clock.now());
    return {
      ...about,
      title: 'Check the advice before you submit it',
      draft,
      late,
      looseEnds: looseEnds(draft.body),
      advice: this.readable(request, draft.body),
      back: { href: answerUrl(request.id), text: 'Go on writing' },
    };
  }

  /** What was given, and how it came about; empty where nothing is asked of this team any more. */
  async given(actor: Actor, request: AdviceRequest, { edition, done }: { edition?: number; done?: string }) {
    const about = await this.about(request);
    const editions = await this.contributions.editionsOf(actor, request.id);
    const shown = editions.find((each) => each.edition === edition) ?? editions[0];
    const late = shown ? this.contributions.lateBy(request, editions.at(-1)!.submittedAt!) : 0;
    return {
      ...about,
      title: about.profile.title,
      notice: done === 'submitted' ? submittedWords(late) : undefined,
      editions,
      shown,
      late,
      advice: shown && this.readable(request, shown.body),
      mayCorrect: editions.length > 0 && allows(writeAdvice, actor, request),
      ...(await this.told(actor, request)),
    };
  }

  titleOf({ source }: AdviceRequest): string {
    return this.profiles.of(source).title;
  }

  /** A body as it is read: links by what they point at, answers by their questions. */
  readable(request: AdviceRequest, body: AdviceBody) {
    const profile = this.profiles.of(request.source);
    const { needs, outcomes, provision, ...rest } = placed(body, profile);
    const named = (cards: { key: string; text: string }[], keys: string[]) =>
      cards.flatMap(({ key, text }, index) =>
        keys.includes(key) ? [{ number: index + 1, text: shortly(text, 60) }] : [],
      );
    return {
      ...rest,
      answers: answersOf(profile, body),
      registrationLabel: profile.registrationLabel,
      needs: needs.map((need) => ({ ...need, area: areaWords[need.area], section: sectionWords[need.section] })),
      outcomes: outcomes.map((outcome) => ({ ...outcome, needs: named(needs, outcome.needs) })),
      provision: provision.map((each) => ({
        ...each,
        section: sectionWords[each.section],
        outcomes: named(outcomes, each.outcomes),
      })),
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

const choice = (value: string, name: string, index: number, text: string) => ({
  value,
  text: `${name} ${index + 1}${text ? `: ${shortly(text)}` : ' (not described yet)'}`,
});

const submittedWords = (late: number) =>
  late
    ? `Advice submitted, late by ${late} ${late === 1 ? 'day' : 'days'}. The authority has it now.`
    : 'Advice submitted. The authority has it now.';
