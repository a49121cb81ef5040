import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, CaseService } from '#cases';
import { Acting, type Actor, type Agency } from '#identity';
import { Can, pagesIn } from '#platform';
import { ConsentService } from '../../consent.service.ts';
import { familyPaths, familyUrl } from '../../family.paths.ts';
import { sharingAnswers, type SharingAnswer } from '../../sharing-decision.entity.ts';
import type { SharingRow } from '../../sharing-matrix.ts';
import { readOwnSharing } from '../../sharing.policy.ts';
import { agenciesInvolved } from '../agencies-involved.ts';

const page = pagesIn(import.meta.dirname);

const toFamily: Record<SharingAnswer, string> = {
  agreed: 'They may read',
  refused: 'They may not read',
  'required-by-law': 'The law lets them read',
  'not-discussed': 'Not discussed with you yet',
};

@Controller(familyPaths.sharing)
export class FamilySharingController {
  constructor(
    private readonly consent: ConsentService,
    private readonly cases: CaseService,
  ) {}

  @Can(readOwnSharing)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const found = await this.cases.readFor(actor, caseId);
    const child = await this.cases.childOf(found);
    const matrix = await this.consent.current(actor, caseId);
    return page('page.njk', {
      title: 'What may be shared',
      childName: child.fullName(),
      decides: await this.consent.whoDecides(actor, caseId),
      agencies: agenciesInvolved(found, matrix).involved.map(({ agency, words }) => ({
        words,
        answers: answersOf(matrix, agency),
      })),
      discussions: await this.consent.history(actor, caseId),
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
    });
  }
}

/** The categories of one agency under each answer that was given. */
function answersOf(matrix: SharingRow[], agency: Agency) {
  return sharingAnswers
    .map((answer) => {
      const rows = matrix.flatMap(({ categoryWords, cells }) =>
        cells
          .filter((cell) => cell.agency === agency && cell.answer === answer)
          .map((cell) => ({ categoryWords, basis: cell.basis })),
      );
      return {
        words: toFamily[answer],
        categories: rows.map(({ categoryWords }) => categoryWords),
        bases: [...new Set(rows.flatMap(({ basis }) => basis ?? []))],
      };
    })
    .filter(({ categories }) => categories.length > 0);
}
