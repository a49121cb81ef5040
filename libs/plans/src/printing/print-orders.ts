import { Injectable } from '@nestjs/common';
import { Releases, type ReleaseLine } from '#disclosure';
import type { Actor } from '#identity';
import { NotFound } from '#platform';
import { ReleasedPlans } from '../released/released-plans.ts';
import { PlanReader } from '../versions/plan-reader.ts';
import { PlanDocuments } from './plan-documents.ts';
import type { PrintOrder } from './printing.schema.ts';

/** A version whose files somebody may ask for. */
export interface PrintableVersion {
  planVersionId: string;
  kind: 'draft' | 'final';
  childName: string;
  /** Whose copies they may ask for. */
  copies: ReleaseLine[];
}

/** Files of plans, by who asks: each may ask for what they may read, and for nobody else’s copy. */
@Injectable()
export class PrintOrders {
  constructor(
    private readonly reader: PlanReader,
    private readonly released: ReleasedPlans,
    private readonly releases: Releases,
    private readonly documents: PlanDocuments,
  ) {}

  /** For an officer of the area, who asks for recipients too. @throws NotFound */
  async forOfficer(actor: Actor, caseId: string, number: number): Promise<PrintableVersion> {
    const { id: planVersionId, kind, childName } = await this.reader.forOfficer(actor, caseId, number);
    const releases = await this.releases.forCase(actor, caseId);
    const copies = releases.filter((each) => each.planVersionId === planVersionId && !each.isOver);
    return { planVersionId, kind, childName, copies };
  }

  /** For the family: its own copy. @throws NotFound */
  async forFamily(actor: Actor, caseId: string, number: number): Promise<PrintableVersion> {
    const { id: planVersionId, kind, childName } = await this.reader.forFamily(actor, caseId, number);
    return { planVersionId, kind, childName, copies: [] };
  }

  /** For the acting organisation, as far as the plan was released to it. @throws NotFound */
  async forRecipient(actor: Actor, planVersionId: string): Promise<PrintableVersion> {
    const { kind, childName, releases: copies } = await this.released.read(actor, planVersionId);
    return { planVersionId, kind, childName, copies };
  }

  /** The family’s and the officers’ own copy, unless the order names one of the others. @throws NotFound */
  async ask(actor: Actor, { planVersionId, copies }: PrintableVersion, { copy, ...order }: PrintOrder): Promise<void> {
    await this.documents.ask(actor, { planVersionId, release: copy ? chosen(copies, copy) : null }, order);
  }

  /** A recipient’s copy: of its latest release, unless the order names another. @throws NotFound */
  async askAsRecipient(actor: Actor, version: PrintableVersion, order: PrintOrder): Promise<void> {
    await this.ask(actor, version, { ...order, copy: order.copy || version.copies[0]!.id });
  }
}

/** @throws NotFound for a release of another version, or one that is over. */
function chosen(copies: ReleaseLine[], id: string): ReleaseLine {
  const found = copies.find((each) => each.id === id);
  if (!found) throw new NotFound();
  return found;
}
