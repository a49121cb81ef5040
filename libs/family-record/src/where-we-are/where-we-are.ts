import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Case, CaseService, Exemptions, FamilyParts, isFallen, isLate, isMet, timelineOf } from '#cases';
import { ConsentService, familyUrl } from '#consent';
import { agencyWords, authorize, type Actor, type Agency } from '#identity';
import { Clock } from '#platform';
import { requestedAdviceDeadline, type CivilDate, type Deadline, type Exemption } from '#statute';
import { followCase } from '../family-record.policy.ts';
import { FamilyRecord } from '../statements/family-record.service.ts';
import { isAwaited, moreTimeWords, stageSentences, stepWords, writerWords } from './family-words.ts';

/** A body that was asked for advice, as the family reads of it. */
export interface Writer {
  agency: string;
  who: string;
  words: string;
  /** The last day, while we wait. */
  deadline: Deadline | null;
}

/** Something that the family is asked to do. */
export interface NeededFromFamily {
  text: string;
  hint: string;
  href?: string;
}

type Source = (caseId: string, actor: Actor) => Promise<NeededFromFamily[]>;

export interface WhereWeAre {
  childName: string;
  officer: string;
  now: string[];
  /** Whether their part lets them follow how far the case has come; if not, what says so is empty. */
  isTold: boolean;
  needed: NeededFromFamily[];
  requestedOn: string;
  /** `moreTime`: why the law allows more time than the day says, where it does. */
  steps: { words: string; isBehind: boolean; isLate: boolean; moreTime: string | null; deadline: Deadline }[];
  writers: Writer[];
}

/** What the family wants to know first: what happens now, what is needed from them, who is writing. @rule A8 A9 */
@Injectable()
export class FamilyCases {
  readonly #sources: Source[] = [];

  constructor(
    private readonly em: EntityManager,
    private readonly cases: CaseService,
    private readonly consent: ConsentService,
    private readonly record: FamilyRecord,
    private readonly parts: FamilyParts,
    private readonly exemptions: Exemptions,
    private readonly clock: Clock,
  ) {}

  /** The libs above add what they need from the family of a case; row-level security holds for each. */
  add(source: Source): void {
    this.#sources.push(source);
  }

  /** The cases that a parent or young person is on; row-level security knows which. */
  async of(actor: Actor): Promise<{ caseId: string; childName: string; requestedOn: string }[]> {
    authorize(followCase, actor, actor);
    return this.em.execute(
      `select c.id as "caseId", coalesce(k.preferred_name, k.given_name) || ' ' || k.family_name as "childName", c.requested_on::text as "requestedOn"
         from ehc_case c join child k on k.id = c.child_id
        order by c.requested_on desc, c.id`,
    );
  }

  /** @throws NotFound for a case that is not theirs */
  async show(actor: Actor, caseId: string): Promise<WhereWeAre> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(followCase, actor, found);
    const child = await this.cases.childOf(found);
    const childName = child.preferredName ?? child.givenName;
    const { part, scope } = await this.parts.own(actor, caseId);
    const isTold = scope.includes('progress');
    const name = part === 'young-person' ? '' : childName;
    return {
      childName,
      officer: await this.officerOf(found),
      now: isTold ? stageSentences(found.state, name) : [],
      needed: await this.neededFrom(actor, found),
      requestedOn: found.requestedOn,
      isTold,
      steps: isTold ? stepsOf(found, await this.exemptions.inForce(found), this.clock.today()) : [],
      writers: isTold ? await this.writers(caseId, name) : [],
    };
  }

  private async neededFrom(actor: Actor, { id, state }: Case): Promise<WhereWeAre['needed']> {
    const { told } = await this.record.readFor(actor, id);
    const isDiscussed = (await this.consent.history(actor, id)).length > 0;
    const { scope } = await this.parts.own(actor, id);
    const more = await Promise.all(this.#sources.map((source) => source(id, actor)));
    return [
      ...more.flat(),
      ...(state === 'draft-sent' && scope.includes('replies')
        ? [
            {
              text: 'Tell us what you think of the draft plan',
              hint: 'You have at least 15 days from the day it was given to you.',
              href: familyUrl('draftViews', id),
            },
          ]
        : []),
      ...(told.length || !scope.includes('story')
        ? []
        : [
            {
              text: 'Tell us your story',
              hint: 'You tell it once. We share it only as you agree, or as the law requires.',
              href: familyUrl('story', id),
            },
          ]),
      ...(isDiscussed || !scope.includes('sharing')
        ? []
        : [
            {
              text: 'Talk with us about sharing',
              hint: 'Your case officer will ask who may read your story.',
              href: familyUrl('sharing', id),
            },
          ]),
    ];
  }

  private async officerOf({ officer }: Case): Promise<string> {
    const [row] = await this.em.execute<{ name: string }[]>('select name from person where id = ?', [officer]);
    return row?.name ?? '';
  }

  private async writers(caseId: string, name: string): Promise<Writer[]> {
    const rows = await this.em.execute<WriterRow[]>(
      `select r.source, r.state, r.sent_on::text, r.received_on::text, t.name as team, o.name as organisation
         from advice_request r left join team t on t.id = r.team_id
         left join organisation o on o.id = coalesce(t.organisation_id, r.organisation_id)
        where r.case_id = ? order by r.due_on nulls last, r.id`,
      [caseId],
    );
    return rows.map(({ source, state, sent_on, received_on, team, organisation }) => ({
      agency: agencyWords[source],
      who: [team, organisation].filter(Boolean).join(', '),
      words: writerWords(state, name),
      deadline: isAwaited(state)
        ? requestedAdviceDeadline({
            source: agencyWords[source].toLowerCase(),
            sentOn: sent_on,
            receivedOn: received_on,
          })
        : null,
    }));
  }
}

/** The days ahead and behind; deciding not to issue (D3) is said once it happened, and while it may still happen in time. */
function stepsOf(found: Case, exemptions: Exemption[], today: string): WhereWeAre['steps'] {
  return timelineOf(found, exemptions)
    .filter((deadline) => !isFallen(found, deadline))
    .map((deadline) => ({
      words: stepWords[deadline.rule] ?? '',
      isBehind: isMet(found, deadline),
      isLate: isLate(deadline, today),
      moreTime: deadline.exemption?.applies ? moreTimeWords(deadline.exemption.ground) : null,
      deadline,
    }))
    .filter(
      ({ words, isBehind, deadline }) =>
        words !== '' && (deadline.rule !== 'D3' || isBehind || deadline.dueOn >= today),
    );
}

interface WriterRow {
  source: Agency;
  state: string;
  sent_on: CivilDate | null;
  received_on: CivilDate | null;
  team: string | null;
  organisation: string | null;
}
