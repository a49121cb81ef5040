import type { EntityManager } from '@mikro-orm/postgresql';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Role } from './person.entity.ts';
import type { Agency } from './team.entity.ts';

/** What a session remembers: who signed in, which membership they act in (none: as family), and when it stops counting. */
export interface Claim {
  personId: string;
  membershipId: string | null;
  epoch: number;
}

/** Who acts in this request, as PostgreSQL knows them too. */
export interface Actor {
  personId: string;
  name: string;
  membershipId: string | null;
  /** Null for family: their part comes from the case. */
  role: Role | null;
  organisationId: string | null;
  organisation: string | null;
  teamId: string | null;
  team: string | null;
  agency: Agency | null;
  areaId: string | null;
  /** In how many memberships this person could act. */
  memberships: number;
  /** Whether they are on a case in their own right, and so could act as a parent or young person. */
  isOnCase: boolean;
  /** Whether an authority asked them in person: their team is theirs alone. */
  isAlone: boolean;
  /** The areas whose social care they lead: those that their own authority serves. */
  ledAreas: readonly string[];
}

/** Names the actor to PostgreSQL for this transaction. Null where the session no longer counts. */
export async function become(em: EntityManager, claim: Claim): Promise<Actor | null> {
  const [row] = await em.execute<ActorRow[]>('select * from become(?, ?, ?)', [
    claim.personId,
    claim.membershipId,
    claim.epoch,
  ]);
  if (!row) return null;
  return {
    personId: row.person_id,
    name: row.name,
    membershipId: row.membership_id,
    role: row.role,
    organisationId: row.organisation_id,
    organisation: row.organisation,
    teamId: row.team_id,
    team: row.team,
    agency: row.agency,
    areaId: row.area_id,
    memberships: Number(row.memberships),
    isOnCase: row.is_on_case,
    isAlone: row.is_alone,
    ledAreas: row.led_areas,
  };
}

/** Handler parameter: who acts. Only on handlers behind `@Can`. */
export const Acting = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  return context.switchToHttp().getRequest<{ actor: Actor }>().actor;
});

/** A role as people say it. */
export const roleWords: Record<Role, string> = {
  'case-officer': 'Case officer',
  'signing-officer': 'Signing officer',
  contributor: 'Team member',
  'team-manager': 'Team manager',
  'designated-health-officer': 'Designated health officer',
  'social-care-lead': 'Social care SEN lead',
  head: 'Head teacher',
  'virtual-school-head': 'Virtual school head',
  administrator: 'Administrator',
};

/**
 * What somebody acts as, as people say it: a head without a team was invited into an establishment about one detention;
 * whoever was asked for advice in person is alone in their team.
 */
export const actingWords = (role: Role, team: string | null, isAlone: boolean) =>
  isAlone ? 'Asked for advice' : role === 'head' && !team ? 'Head of education' : roleWords[role];

interface ActorRow {
  person_id: string;
  name: string;
  membership_id: string | null;
  role: Role | null;
  organisation_id: string | null;
  organisation: string | null;
  team_id: string | null;
  team: string | null;
  agency: Agency | null;
  area_id: string | null;
  memberships: string;
  is_on_case: boolean;
  is_alone: boolean;
  led_areas: string[];
}
