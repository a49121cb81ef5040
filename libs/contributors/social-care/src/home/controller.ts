import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { socialCarePaths } from '../social-care.paths.ts';
import { socialWork } from '../social-care.policy.ts';
import { OwnChildren } from './own-children.ts';

const page = pagesIn(import.meta.dirname);
const whoseSchema = z.object({ whose: z.enum(['mine', 'team']).optional().catch(undefined) });

/** A social worker's first page: their children with both clocks, what is due first on top. */
@Controller(socialCarePaths.home)
export class SocialCareHomeController {
  constructor(private readonly children: OwnChildren) {}

  @Can(socialWork)
  @Get()
  async show(@Acting() actor: Actor, @Query({ schema: whoseSchema }) { whose = 'mine' }: z.infer<typeof whoseSchema>) {
    const all = await this.children.of(actor);
    const mine = all.filter(({ isMine }) => isMine);
    return page('page.njk', {
      title: 'Social care',
      wide: true,
      whose,
      counts: { mine: mine.length, team: all.length },
      children: whose === 'mine' ? mine : all,
      paths: socialCarePaths,
    });
  }
}
