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
  tabs: { href: string; text: string }[];
}

const officerTabs: [keyof typeof casePaths, string][] = [
  ['show', 'Timeline'],
  ['advice', 'Advice'],
  ['family', 'Family'],
  ['people', 'Who speaks'],
  ['lookedAfter', 'Looked after'],
  ['sharing', 'Sharing'],
  ['outcomes', 'Section E'],
  ['plan', 'Plan'],
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
        ...(circumstances.lookedAfter ? [lookedAfterWords(circumstances)] : []),
        ...circumstances.sensoryImpairment.map((kind) => `${kind[0]!.toUpperCase()}${kind.slice(1)} impairment`),
        ...(circumstances.serviceFamily ? ['Service family'] : []),
        ...(circumstances.youthJustice ? ['Youth justice'] : []),
        ...(circumstances.knownToSocialCare ? ['Known to social care'] : []),
      ],
      next: next && { ...next, what: dueWords(next), isLate: isLate(next, today) },
      tabs: actor.role ? officerTabs.map(([path, text]) => ({ href: caseUrl(path, caseId), text })) : [],
    };
  }
}
