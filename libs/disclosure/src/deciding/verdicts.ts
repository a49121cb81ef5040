import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Decided } from '#consent';
import type { Actor } from '#identity';
import { Clock } from '#platform';
import { decide, type Grant, type Grounds, type Imposed, type Item, type Verdict, type Viewer } from './decide.ts';

/** What the rule asks about each case, for the actor: one statement, however many cases. */
const GROUNDS = `
  select c.id, c.area_id as "areaId", k.born::text,
    (select jsonb_build_object('isTeam', p.team_id is not null, 'part', p.part, 'hasStory', 'story' = any (p.scope))
       from participant p
      where p.case_id = c.id and (p.team_id = :team or p.person_id = :family) and (p.ended_on is null or p.ended_on > :today) limit 1) as part,
    (select jsonb_agg(jsonb_build_object('id', d.id, 'category', d.category, 'agency', d.agency, 'recipientPerson', d.recipient_person_id,
        'purpose', d.purpose, 'answer', d.answer, 'decidedAs', d.decided_as, 'discussedOn', d.discussed_on, 'until', d.until, 'recordedAt', d.recorded_at))
       from sharing_decision d where d.case_id = c.id and (d.agency = :agency or d.recipient_person_id = :person)) as decisions,
    (select jsonb_agg(jsonb_build_object('id', w.id, 'categories', w.categories, 'agency', w.agency, 'recipientPerson', w.recipient_person_id,
        'basis', w.basis, 'until', w.until, 'isEnded', w.ended_at is not null, 'isHidden', w.hidden_until is not null))
       from sharing_without_agreement w where w.case_id = c.id and (w.agency = :agency or w.recipient_person_id = :person)) as imposed,
    (select jsonb_agg(jsonb_build_object('teamId', g.team_id, 'personId', g.person_id, 'until', g.until,
        'isApproved', g.approved_by_id is not null, 'isEnded', g.ended_at is not null))
       from restricted_grant g where g.case_id = c.id and (g.team_id = :team or g.person_id = :person)) as grants
    from ehc_case c join child k on k.id = c.child_id where c.id = any (:cases::uuid[])`;

/** Somebody of a team that advises on a case. */
type Adviser = Pick<Actor, 'personId' | 'teamId' | 'agency'>;
type Reader = Adviser & Pick<Actor, 'role' | 'areaId'>;

/** Decides what an actor may read of what families told: a constant number of queries, whatever the number of items. */
@Injectable()
export class Verdicts {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** One verdict for each item, in their order. */
  async on(actor: Actor, items: readonly (Item & { caseId: string })[]): Promise<Verdict[]> {
    const grounds = await this.groundsOf(actor, [...new Set(items.map(({ caseId }) => caseId))]);
    const verdicts = new Map<object, Verdict>();
    for (const [caseId, ofCase] of Map.groupBy(items, (item) => item.caseId)) {
      const { viewer, about } = grounds.get(caseId) ?? unknownCase(actor);
      decide(viewer, ofCase, about, this.clock.today()).forEach((verdict, at) => verdicts.set(ofCase[at]!, verdict));
    }
    return items.map((item) => verdicts.get(item)!);
  }

  /** What an adviser on a case may read of it, as far as whoever acts may know what was decided: for the family to see. */
  async forAdviser(adviser: Adviser, caseId: string, items: readonly Item[]): Promise<Verdict[]> {
    const viewer = { ...adviser, part: 'team', purpose: 'assessment', hasStory: false } as const;
    const found = (await this.groundsOf({ ...adviser, role: 'contributor', areaId: null }, [caseId])).get(caseId);
    return decide(viewer, items, (found ?? unknownCase(adviser)).about, this.clock.today());
  }

  private async groundsOf(actor: Reader, caseIds: string[]): Promise<Map<string, { viewer: Viewer; about: Grounds }>> {
    const values: Record<string, unknown> = {
      cases: `{${caseIds.join(',')}}`,
      team: actor.teamId,
      agency: actor.agency,
      person: actor.personId,
      family: actor.role === null ? actor.personId : null,
      today: this.clock.today(),
    };
    const asked: unknown[] = [];
    const sql = GROUNDS.replace(/(?<!:):(\w+)/g, (_, name: string) => {
      asked.push(values[name]);
      return '?';
    });
    const rows = await this.em.execute<GroundsRow[]>(sql, asked);
    return new Map(rows.map((row) => [row.id, { viewer: viewerOf(actor, row), about: aboutOf(row) }]));
  }
}

function viewerOf(actor: Reader, { areaId, part }: GroundsRow): Viewer {
  const isOfficer = actor.role === 'case-officer' || actor.role === 'signing-officer';
  return {
    personId: actor.personId,
    teamId: actor.teamId,
    agency: actor.agency,
    part: isOfficer && actor.areaId === areaId ? 'officer' : !part ? 'stranger' : part.isTeam ? 'team' : 'family',
    purpose: part?.part === 'adviser' ? 'assessment' : 'support',
    hasStory: part?.hasStory ?? false,
  };
}

const aboutOf = ({ born, decisions, imposed, grants }: GroundsRow): Grounds => ({
  born,
  decisions: decisions ?? [],
  imposed: imposed ?? [],
  grants: grants ?? [],
});

const unknownCase = ({ personId, teamId, agency }: Adviser) => ({
  viewer: { personId, teamId, agency, part: 'stranger', purpose: 'support', hasStory: false } as const,
  about: { born: '2000-01-01', decisions: [], imposed: [], grants: [] },
});

interface GroundsRow {
  id: string;
  areaId: string;
  born: string;
  part: { isTeam: boolean; part: string; hasStory: boolean } | null;
  decisions: Decided[] | null;
  imposed: Imposed[] | null;
  grants: Grant[] | null;
}
