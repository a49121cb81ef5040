import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { Audit } from '#audit';
import { Area, authorize, type Actor } from '#identity';
import { Invalid, type Letterhead, type ReceivedFile } from '#platform';
import { setLetterhead } from '../plans.policy.ts';
import { headOf, sizeOfPicture } from './letterhead.ts';
import type { LetterheadGiven } from './letterhead.schema.ts';

/** In bytes: it goes into every document. */
const LARGEST_LOGO = 300_000;
/** In pixels. */
const [SMALLEST, WIDEST] = [40, 4000];

/** How the documents of an authority look: plans, copies and letters, as PDF and as Word. */
@Injectable()
export class Letterheads {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
  ) {}

  /** As it is now, for a signing officer of the area. @throws NotFound */
  async of(actor: Actor): Promise<Letterhead> {
    return headOf(await this.area(actor));
  }

  /** What is printed from now on; documents that are made already stay as they are. @throws NotFound; Invalid for the logo */
  async set(actor: Actor, { accent, address, logo }: LetterheadGiven): Promise<void> {
    const area = await this.area(actor);
    const picture = logo ? await pictureOf(logo) : area.letterhead?.logo;
    area.letterhead = { accent, ...(address.length ? { address } : {}), ...(picture ? { logo: picture } : {}) };
    await this.keep(area, logo ? 'with a new logo' : 'colour and address');
  }

  /** Prints the name alone from now on. @throws NotFound */
  async removeLogo(actor: Actor): Promise<void> {
    const area = await this.area(actor);
    const { logo: _, ...rest } = area.letterhead ?? {};
    area.letterhead = rest;
    await this.keep(area, 'without a logo');
  }

  private async area({ areaId, ...actor }: Actor): Promise<Area> {
    const area = areaId ? await this.em.findOne(Area, { id: areaId }) : null;
    authorize(setLetterhead, { ...actor, areaId }, area);
    return area;
  }

  private async keep({ id: areaId }: Area, how: string): Promise<void> {
    await this.em.flush();
    this.audit.record({ action: 'letterhead.set', areaId, details: { how } });
  }
}

async function pictureOf(file: ReceivedFile): Promise<NonNullable<Letterhead['logo']>> {
  if (file.size > LARGEST_LOGO)
    throw new Invalid({ logo: 'The logo must be 300 KB or smaller. Save it smaller: 600 pixels wide are enough' });
  const bytes = await buffer(file.open());
  const size = sizeOfPicture(bytes);
  if (!size || Math.min(size.width, size.height) < SMALLEST || Math.max(size.width, size.height) > WIDEST)
    throw new Invalid({ logo: `The logo must be between ${SMALLEST} and ${WIDEST} pixels wide and high` });
  return { type: file.type === 'image/png' ? 'png' : 'jpg', data: bytes.toString('base64'), ...size };
}
