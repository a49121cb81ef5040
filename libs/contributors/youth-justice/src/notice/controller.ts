import { Controller, Get, Param, Query } from '@nestjs/common';
import type { z } from 'zod';
import { caseUrl } from '#cases';
import { PreparedReleases } from '#disclosure';
import { Acting, type Actor } from '#identity';
import { Can, Clock, pagesIn } from '#platform';
import { notices as lawfulNotices } from '#statute';
import type { CustodyNotice } from '../custody/custody-notice.entity.ts';
import { custodyPaths, custodyUrl } from '../custody/custody.paths.ts';
import { seeCustody } from '../custody/custody.policy.ts';
import { doneSchema, noticeParams, type NoticeParams } from '../custody/custody.schema.ts';
import { isRefused } from '../custody/custody-words.ts';
import { daysOf } from '../custody/custody-days.ts';
import { CustodyByHand } from '../afterwards/by-hand.ts';
import { CustodyEntries } from '../afterwards/custody-entries.ts';
import { HeadsOfEducation } from '../heads/heads-of-education.ts';
import { SuggestedCases } from '../matching/suggestions.ts';
import { CustodyNotices, type NamedNotice } from './custody-notices.ts';
import { DetainedChild } from './detained-child.ts';

const page = pagesIn(import.meta.dirname);

const doneWords = {
  told: 'The authorities have been told.',
  already: 'You told us this before: it is below. Nothing was recorded again.',
  matched: 'Matched. The days below run from the day your authority was told.',
  refused: 'Not accepted. The youth offending team is told why.',
  invited: 'Invited. The email names no child.',
  ended: 'Ended. They can no longer read it.',
  expected: 'The new day is told. The others who follow this are written to, and the review aims at it.',
  sent: 'Recorded as sent by hand.',
};

const toldByHand = 'It is recorded, and whoever uses this portal has been told. What goes by hand is below.';

const backWords = { team: 'Children in custody', home: 'Custody', host: 'Custody', establishment: 'Young people here' };

@Controller()
export class CustodyController {
  constructor(
    private readonly notices: CustodyNotices,
    private readonly suggestions: SuggestedCases,
    private readonly prepared: PreparedReleases,
    private readonly heads: HeadsOfEducation,
    private readonly detained: DetainedChild,
    private readonly entries: CustodyEntries,
    private readonly byHand: CustodyByHand,
    private readonly clock: Clock,
  ) {}

  /** One notice, as the team that told it, the home or host authority, or the establishment may read it. */
  @Can(seeCustody)
  @Get(custodyPaths.notice)
  async show(
    @Acting() actor: Actor,
    @Param({ schema: noticeParams }) { noticeId }: NoticeParams,
    @Query({ schema: doneSchema }) { done }: z.infer<typeof doneSchema>,
  ) {
    const found = await this.notices.found(actor, noticeId);
    const view = this.notices.viewOf(actor, found);
    const all = await this.notices.detentionOf(found);
    const detention = await this.notices.named(all);
    const told = detention.find(({ id }) => id === noticeId)!;
    const last = all.findLast((each) => !isRefused(each)) ?? found;
    const byHand = last.id === noticeId ? await this.byHand.of(actor, told) : [];
    return page(`${view}.njk`, {
      title: `${told.child}: ${told.words.toLowerCase()}`,
      notice: done && (done === 'told' && byHand.length ? toldByHand : doneWords[done]),
      told,
      detention,
      isLast: last.id === noticeId,
      changes: (await this.entries.of(told)).filter(({ kind }) => kind === 'expected-release'),
      byHand,
      packUrl: custodyUrl('pack', noticeId),
      releaseDayUrl: custodyUrl('releaseDay', noticeId),
      isInCustody: last.kind !== 'release' && !isRefused(last),
      noticeUrl: custodyUrl('notice', noticeId),
      back: { href: custodyPaths.list, text: backWords[view] },
      ...(view === 'home' && (await this.forHome(actor, detention, told))),
      ...(view === 'establishment' && { plans: told.case ? await this.detained.plansOf(actor, told.case) : [] }),
      ...(view === 'team' && (await this.forTeam(actor, all, told))),
    });
  }

  private async forHome(actor: Actor, detention: NamedNotice[], told: NamedNotice) {
    if (told.isWaiting)
      return {
        suggested: (await this.suggestions.for(told)).map(({ id, child, reference, why, stage }) => ({
          value: id,
          text: `${child}, ${reference}`,
          hint: `${why}. ${stage}.`,
        })),
        commissioners: await this.suggestions.commissioners(),
      };
    const { case: caseId } = told;
    if (!caseId) return {};
    const prepared = await this.prepared.of(actor, caseId);
    return {
      caseUrl: caseUrl('show', caseId),
      preparedUrl: caseUrl('prepared', caseId),
      prepared,
      deadline: prepared.find(({ sentOn }) => !sentOn)?.deadline,
      days: daysOf(detention.filter((each) => !each.isRefused)),
      heads: await this.heads.of(told),
      alsoTell: lawfulNotices['decision-to-assess'].recipientsInCustody,
    };
  }

  private async forTeam(actor: Actor, detention: CustodyNotice[], told: NamedNotice) {
    const caseId = told.isWaiting ? null : told.case;
    return {
      days: await this.detained.days(actor, detention, this.clock.today()),
      nextUrl: `${custodyPaths.tell}?after=${told.id}`,
      ...(caseId && (await this.detained.atOnce(actor, caseId))),
    };
  }
}
