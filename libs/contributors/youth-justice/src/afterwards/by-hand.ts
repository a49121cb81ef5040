import { Injectable } from '@nestjs/common';
import { PreparedReleases } from '#disclosure';
import type { Actor } from '#identity';
import { Clock, Invalid, NotFound } from '#platform';
import type { Deadline } from '#statute';
import { HeadsOfEducation } from '../heads/heads-of-education.ts';
import { CustodyNotices, type NamedNotice } from '../notice/custody-notices.ts';
import { PortalAreas } from '../telling/portal-areas.ts';
import { CustodyEntries } from './custody-entries.ts';
import type { CustodyEntry } from './custody-entry.entity.ts';

/** Somebody who must have something and does not read it here: it goes by hand. */
export interface ByHand {
  kind: CustodyEntry['kind'];
  to: string;
  /** None where it goes at once. */
  deadline: Deadline | null;
  /** Whether somebody must sign first. */
  isUnsigned: boolean;
  sentOn: string | null;
  by: string | null;
}

/** What goes on paper, where an authority or an establishment does not use the portal. @rule K8 K11 */
@Injectable()
export class CustodyByHand {
  constructor(
    private readonly notices: CustodyNotices,
    private readonly entries: CustodyEntries,
    private readonly areas: PortalAreas,
    private readonly heads: HeadsOfEducation,
    private readonly prepared: PreparedReleases,
    private readonly clock: Clock,
  ) {}

  /** What whoever acts must send: the team what it told, the home authority the plan. */
  async of(actor: Actor, notice: NamedNotice): Promise<ByHand[]> {
    const view = this.notices.viewOf(actor, notice);
    const due =
      view === 'team' ? await this.toAuthorities(notice) : view === 'home' ? await this.toPlace(actor, notice) : [];
    const entries = due.length ? await this.entries.of(notice) : [];
    return due.map((each) => {
      const sent = entries.find(({ kind }) => kind === each.kind);
      return { ...each, sentOn: sent?.onDay ?? null, by: sent?.by ?? null };
    });
  }

  /** That all of it was sent. @throws NotFound where nothing goes by hand; Invalid */
  async sent(actor: Actor, noticeId: string, sentOn: string): Promise<void> {
    const found = await this.notices.found(actor, noticeId);
    const [notice] = await this.notices.named([found]);
    const open = (await this.of(actor, notice!)).filter((each) => !each.sentOn);
    if (!open.length) throw new NotFound();
    if (sentOn > this.clock.today()) throw new Invalid({ sentOn: 'The day cannot be in the future' });
    if (sentOn < found.toldOn) throw new Invalid({ sentOn: 'The day must not be before the notice was told' });
    if (open.some(({ isUnsigned }) => isUnsigned))
      throw new Invalid({ sentOn: 'Sign the release of the plan first: then it may go' });
    for (const { kind } of open) await this.entries.record(actor, found, kind, sentOn);
  }

  private async toAuthorities({ areaId, area, hostArea, hostAreaName, hostName }: NamedNotice): Promise<Due[]> {
    const isHere = await this.areas.here();
    const host = hostArea ? (isHere.has(hostArea) ? '' : hostAreaName) : hostName;
    return [
      ...(isHere.has(areaId) ? [] : [atOnce('sent-to-home', area)]),
      ...(host ? [atOnce('sent-to-host', host)] : []),
    ];
  }

  /** The plan, where nobody of the establishment was invited to read it. */
  private async toPlace(actor: Actor, notice: NamedNotice): Promise<Due[]> {
    const { case: caseId, establishment, establishmentName: to, kind } = notice;
    if (!caseId || !notice.settledAt || kind === 'release' || (await this.heads.of(notice)).length) return [];
    const line = (await this.prepared.of(actor, caseId)).findLast(
      ({ recipientId, endedOn }) => recipientId === establishment && !endedOn,
    );
    return line ? [{ kind: 'sent-to-establishment', to, deadline: line.deadline, isUnsigned: !line.sentOn }] : [];
  }
}

type Due = Omit<ByHand, 'sentOn' | 'by'>;
const atOnce = (kind: ByHand['kind'], to: string): Due => ({ kind, to, deadline: null, isUnsigned: false });
