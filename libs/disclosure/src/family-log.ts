import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Case } from '#cases';
import { authorize, roleWords, type Actor, type Role } from '#identity';
import { capital, londonDay } from '#platform';
import { planSections } from '#statute';
import { readOwnLog } from './disclosure.policy.ts';
import { Releases, type ReleaseLine } from './releases.ts';

/** One line of the family's own log. */
export interface LogEntry {
  kind: 'given' | 'read';
  /** The civil date on which it happened. */
  on: string;
  who: string;
  what: string;
  why: string;
  /** The last day on which they may read it, if one was set. */
  until: string | null;
  /** They can read it no longer. */
  isOver: boolean;
}

/** Who was given or read what, as the family may see it. @rule P0 */
@Injectable()
export class FamilyLog {
  constructor(
    private readonly em: EntityManager,
    private readonly releases: Releases,
  ) {}

  /** The log of a family's case, newest first. @throws NotFound for anyone else */
  async of(actor: Actor, caseId: string): Promise<LogEntry[]> {
    authorize(readOwnLog, actor, await this.em.findOne(Case, { id: caseId }));
    const given = (await this.releases.forCase(actor, caseId)).map(asGiven);
    return [...given, ...(await this.reads(caseId))].sort((a, b) => b.on.localeCompare(a.on));
  }

  private async reads(caseId: string): Promise<LogEntry[]> {
    const rows = await this.em.execute<ReadRow[]>(
      `select r.what, r.purpose, r.read_on::text as on, r.role, t.name as team, o.name as organisation
         from record_read r left join team t on t.id = r.team_id left join organisation o on o.id = r.organisation_id
        where r.case_id = ? order by r.read_on desc, r.id desc limit 500`,
      [caseId],
    );
    return rows.map(({ what, purpose, on, ...reader }) => ({
      kind: 'read',
      on,
      who: whoRead(reader),
      what: readWords[what] ?? readWords['family-record']!,
      why: purpose,
      until: null,
      isOver: false,
    }));
  }
}

const readWords: Record<string, string> = {
  'family-record': 'What you told us, as far as it is shared with them',
  'without-agreement': 'What you told us, which the law let them read without your agreement',
  plan: 'The plan',
  'plan-file': 'A copy of the plan, which they saved as a file',
  attachment: 'A file that came with advice about you or your child',
};

/** A head reads for the whole school; everybody else in their team. */
function whoRead({ role, team, organisation }: Pick<ReadRow, 'role' | 'team' | 'organisation'>): string {
  if (role === 'case-officer' || role === 'signing-officer') return `Your council: ${roleWords[role].toLowerCase()}`;
  if (role === 'head' && organisation) return `The head of ${organisation}`;
  return [team, organisation].filter(Boolean).join(', ') || 'Somebody outside your family';
}

function asGiven({
  releasedAt,
  recipient,
  sections,
  purposeWords,
  reason,
  expiresOn,
  endedAt,
  isOver,
}: ReleaseLine): LogEntry {
  const isWhole = sections.length === planSections.length;
  return {
    kind: 'given',
    on: londonDay(releasedAt),
    who: recipient,
    what: isWhole
      ? 'The whole plan'
      : `${sections.length === 1 ? 'Section' : 'Sections'} ${sections.join(', ')} of the plan`,
    why: [capital(purposeWords), reason].filter(Boolean).join(': '),
    until: endedAt ? londonDay(new Date(endedAt)) : expiresOn,
    isOver,
  };
}

interface ReadRow {
  what: string;
  purpose: string;
  on: string;
  role: Role | null;
  team: string | null;
  organisation: string | null;
}
