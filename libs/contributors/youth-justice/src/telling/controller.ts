import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Acting, nations, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { CustodyNotice } from '../custody/custody-notice.entity.ts';
import { custodyPaths, custodyUrl } from '../custody/custody.paths.ts';
import { tellCustody } from '../custody/custody.policy.ts';
import { tellingSchema, type Telling } from '../custody/custody.schema.ts';
import { CustodyNotices } from '../notice/custody-notices.ts';
import { PortalAreas } from './portal-areas.ts';
import { CustodyTelling } from './telling.ts';

const page = pagesIn(import.meta.dirname);
const afterSchema = z.object({ after: z.uuid().optional().catch(undefined) });

@Controller()
export class TellCustodyController {
  constructor(
    private readonly telling: CustodyTelling,
    private readonly notices: CustodyNotices,
    private readonly areas: PortalAreas,
  ) {}

  /** The one form; filled in with the child where it follows a notice of theirs. */
  @Can(tellCustody)
  @Get(custodyPaths.tell)
  async ask(@Acting() actor: Actor, @Query({ schema: afterSchema }) { after }: z.infer<typeof afterSchema>) {
    const before: Partial<CustodyNotice> = after ? await this.notices.found(actor, after) : {};
    const areas = await this.areas.all();
    const establishments = await this.areas.establishments();
    return page('page.njk', {
      title: 'Tell of a detention, a transfer or a release',
      before,
      home: before.areaId ?? (await this.areas.own(actor)),
      areas,
      hosts: areas.filter(({ value }) => !nations[value]),
      establishments,
      known: establishments.map(({ text }) => text),
      back: { href: custodyPaths.list, text: 'Children in custody' },
    });
  }

  @Can(tellCustody)
  @Post(custodyPaths.tell)
  async tell(@Acting() actor: Actor, @Body({ schema: tellingSchema }) input: Telling) {
    const { notice, isEarlier } = await this.telling.tell(actor, input);
    return seeOther(`${custodyUrl('notice', notice.id)}?done=${isEarlier ? 'already' : 'told'}`);
  }

  @Can(tellCustody)
  @Post('api/v1/custody')
  async tellByApi(@Acting() actor: Actor, @Body({ schema: tellingSchema }) input: Telling) {
    const { notice, isEarlier } = await this.telling.tell(actor, input);
    return { id: notice.id, toldOn: notice.toldOn, wasToldBefore: isEarlier };
  }
}
