import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '#audit';
import { Area, authorize, type Actor } from '#identity';
import { civil, Clock, Printing, printable, type Download, type PrintedDocument, type PrintFormat } from '#platform';
import { Case } from '../case.entity.ts';
import { readCase, runCase } from '../case.policy.ts';
import { caseParams } from '../case.schema.ts';

/** What a letter says; the authority's paper is put round it. */
export type Letter = Pick<PrintedDocument, 'title' | 'opening' | 'parts'>;

/** The address of a letter ends in the form that it is saved in. */
export const paperParams = caseParams.extend({ format: z.enum(['pdf', 'word']) });

/** Letters to a family, for its officer to post or for itself to keep: made while they wait, and kept nowhere. */
@Injectable()
export class CasePapers {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly printing: Printing,
  ) {}

  /** The letter as a file. @param name as people see it. @throws NotFound; Conflict where this portal cannot make a PDF */
  async save(actor: Actor, caseId: string, letter: Letter, name: string, format: PrintFormat): Promise<Download> {
    const about = await this.em.findOne(Case, { id: caseId });
    authorize(readCase, actor, about);
    const { areaId } = about;
    const reference = runCase.may(actor) ? [about.reference] : []; // officers file by it; families never meet it
    const area = await this.em.findOneOrFail(Area, { id: areaId });
    const { accent = '#1f4f66', logo } = area.letterhead ?? {};
    const document = {
      title: printable(letter.title),
      from: { name: area.name, accent, ...(logo && { logo }) },
      stamp: printable([...reference, `Made on ${civil(this.clock.today())}`].join('. ')),
      opening: letter.opening,
      parts: letter.parts,
      isLarge: false,
      isLetter: true,
    };
    const download = this.printing.download(document, format, [name, ...reference].join(' '));
    this.audit.record({ action: 'letter.saved', areaId, caseId, subjectId: caseId, details: { letter: name, format } });
    return download;
  }
}
