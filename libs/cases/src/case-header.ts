import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { Clock } from '#platform';
import type { Deadline } from '#statute';
import { CaseService } from './case.service.ts';
import { ageWords, isLate, nextDay, stageWords } from './case-timeline.ts';
import { casePaths, caseUrl } from './cases.paths.ts';
import type { CircumstancesOfCase } from './circumstances.schema.ts';
import { dueWords } from './due-words.ts';
import { Exemptions } from './exemptions/exemption.service.ts';

/** What every page of a case shows above its own: the child's banner and the tabs. */
export interface CaseHeader {
  caseId: string;
  areaId: string;
  reference: string;
  childName: string;
  age: string;
  born: string;
  stage: string;
  state: string;
  flags: string[];
  next: (Deadline & { isLate: boolean }) | undefined;
  tabs: Tab[];
}

interface Tab {
  href: string;
  text: string;
  /** Whether a page that is not the tab's own belongs to it. */
  holds(path: string): boolean;
}

/** The tabs, each with its own page, its name and what else of a case belongs to it. */
const officerTabs: [page: keyof typeof casePaths, text: string, also?: string[]][] = [
  ['show', 'Timeline', ['decision', 'exemptions']],
  ['advice', 'Advice', ['earlier-advice']],
  ['family', 'Family', ['visits']],
  ['people', 'Who speaks', ['date-of-birth', 'capacity']],
  ['lookedAfter', 'Looked after'],
  ['sharing', 'Sharing'],
  ['outcomes', 'Section E', ['needs-and-provision', 'golden-thread', 'suggested-groups', 'objections']],
  ['plan', 'Plan', ['panel']],
  ['record', 'Record'],
];

function lookedAfterWords({ lookedAfterBy, lookedAfterClaims = [] }: CircumstancesOfCase): string {
  if (lookedAfterClaims.length > 1) return `Looked after, as each of these says: ${lookedAfterClaims.join(', ')}`;
  return lookedAfterBy ? `Looked after by ${lookedAfterBy}` : 'Looked after';
}

@Injectable()
export class CaseHeaders {
  constructor(
    private readonly cases: CaseService,
    private readonly exemptions: Exemptions,
    private readonly clock: Clock,
  ) {}

  /** The header of a case, for whoever may read the case. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<CaseHeader> {
    const found = await this.cases.readFor(actor, caseId);
    const child = await this.cases.childOf(found);
    const { circumstances } = found;
    const today = this.clock.today();
    const next = nextDay(found, today, await this.exemptions.inForce(found));
    return {
      caseId,
      areaId: found.areaId,
      reference: found.reference,
      childName: child.fullName(),
      age: ageWords(child.born, today, circumstances.yearGroup),
      born: child.born,
      stage: stageWords[found.state] ?? found.state,
      state: found.state,
      flags: [
        ...(found.detainedSince ? ['In custody'] : []),
        ...(circumstances.lookedAfter ? [lookedAfterWords(circumstances)] : []),
        ...circumstances.sensoryImpairment.map((kind) => `${kind[0]!.toUpperCase()}${kind.slice(1)} impairment`),
        ...(circumstances.serviceFamily ? ['Service family'] : []),
        ...(circumstances.youthJustice ? ['Youth justice'] : []),
        ...(circumstances.knownToSocialCare ? ['Known to social care'] : []),
      ],
      next: next && { ...next, what: dueWords(next), isLate: isLate(next, today) },
      tabs: actor.role ? tabsOf(caseId) : [],
    };
  }
}

function tabsOf(caseId: string): Tab[] {
  const first = caseUrl('show', caseId);
  return officerTabs.map(([page, text, also = []]) => {
    const href = caseUrl(page, caseId);
    const places = [...(href === first ? [] : [href]), ...also.map((each) => `${first}/${each}`)];
    return { href, text, holds: (path) => places.some((place) => path === place || path.startsWith(`${place}/`)) };
  });
}
