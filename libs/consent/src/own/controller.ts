import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { caseParams, CaseService, Speakers } from '#cases';
import { Acting, agencies, agencyWords, type Actor, type Agency } from '#identity';
import { Can, capital, Invalid, pagesIn, seeOther, ticked, withIds, yes } from '#platform';
import { categoryWords, isShared, type CellAnswer } from '../category-words.ts';
import { agenciesInvolved } from '../decisions/agencies-involved.ts';
import { ConsentService } from '../decisions/consent.service.ts';
import { categories } from '../decisions/sharing-decision.entity.ts';
import type { SharingRow } from '../decisions/sharing-matrix.ts';
import { decideOwnSharing, readOwnSharing } from '../decisions/sharing.policy.ts';
import { Withdrawals } from '../decisions/withdrawal-effects.ts';
import { familyPaths, familyUrl } from '../family.paths.ts';

const page = pagesIn(import.meta.dirname);

const toFamily: Record<CellAnswer, string> = {
  agreed: 'They may read',
  refused: 'They may not read',
  'required-by-law': 'The law lets them read',
  over: 'Your answer is over. They may not read',
  'not-discussed': 'Not discussed with you yet. They may not read',
};

const withParams = z.object({ caseId: z.uuid(), agency: z.enum(agencies) });
const choiceSchema = z.object({ may: ticked(categories), confirmed: yes.default(false) });

/** What may be shared with whom, in the family's own words; they decide here, one agency at a time. @rule C2 C3 C8 */
@Controller()
export class FamilySharingController {
  constructor(
    private readonly consent: ConsentService,
    private readonly withdrawals: Withdrawals,
    private readonly cases: CaseService,
    private readonly speakers: Speakers,
  ) {}

  @Can(readOwnSharing)
  @Get(familyPaths.sharing)
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Query('decided') decided?: string,
  ) {
    const found = await this.cases.readFor(actor, caseId);
    const matrix = await this.consent.current(actor, caseId);
    const asked = await this.withdrawals.asked(caseId);
    return page('page.njk', {
      title: 'What may be shared',
      notice: decided === undefined ? undefined : 'Thank you. Your answer counts from now.',
      caseId,
      ...(await this.about(actor, caseId)),
      agencies: agenciesInvolved(found, matrix).involved.map(({ agency, words }) => ({
        words,
        answers: answersOf(matrix, agency),
        isAsked: asked.includes(agency),
        isLess: mayNotRead(matrix, agency),
        href: sharingWith(caseId, agency),
      })),
      discussions: await this.consent.history(actor, caseId),
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
    });
  }

  @Can(decideOwnSharing)
  @Get(familyPaths.sharingWith)
  async choose(@Acting() actor: Actor, @Param({ schema: withParams }) { caseId, agency }: z.infer<typeof withParams>) {
    const matrix = await this.consent.current(actor, caseId);
    const cells = matrix.map(({ cells }) => cells.find((cell) => cell.agency === agency)!);
    return page('choose.njk', {
      title: `What may ${sentence(agency)} read?`,
      ...(await this.about(actor, caseId)),
      choices: categories.map((value) => ({ value, text: categoryWords[value] })),
      may: categories.filter((_, at) => cells[at]!.answer === 'agreed'),
      lawful: matrix.filter((_, at) => cells[at]!.answer === 'required-by-law').map((row) => row.categoryWords),
      back: { href: familyUrl('sharing', caseId), text: 'Back to what may be shared' },
    });
  }

  /** What is taken back is shown with its effects first; nothing changes until they say yes. */
  @Can(decideOwnSharing)
  @Post(familyPaths.sharingWith)
  async decide(
    @Acting() actor: Actor,
    @Param({ schema: withParams }) { caseId, agency }: z.infer<typeof withParams>,
    @Body({ schema: choiceSchema }) { may, confirmed }: z.infer<typeof choiceSchema>,
  ) {
    const changes = await this.consent.previewOwn(actor, caseId, agency, may);
    if (!changes.length) throw new Invalid({ may: 'These are your answers already. Tick or empty what should change' });
    if (confirmed || !changes.some(({ isWithdrawal }) => isWithdrawal)) {
      await this.consent.decideOwn(actor, caseId, agency, may);
      return seeOther(`${familyUrl('sharing', caseId)}?decided`);
    }
    return page('check.njk', {
      title: 'Are you sure?',
      ...(await this.about(actor, caseId)),
      may,
      effects: await this.withdrawals.effectsOf(caseId, changes),
      back: { href: sharingWith(caseId, agency), text: 'Back to your answers' },
    });
  }

  private async about(actor: Actor, caseId: string) {
    const child = await this.cases.childOf(await this.cases.readFor(actor, caseId));
    const decides = await this.speakers.of(actor, caseId);
    const part = await this.consent.ownPart(actor, caseId);
    return {
      childName: child.fullName(),
      decides,
      mayDecide: part !== null,
      isKeptOnly: part !== null && (part === 'parent') !== (decides.who === 'parent'),
    };
  }
}

const mayNotRead = (matrix: SharingRow[], agency: Agency) =>
  matrix.some(({ cells }) => cells.some((cell) => cell.agency === agency && !isShared(cell.answer)));

const sharingWith = (caseId: string, agency: Agency) => withIds(familyPaths.sharingWith, { caseId, agency });

const sentence = (agency: Agency) => (agency === 'other' ? 'others' : agencyWords[agency].toLowerCase());

/** The categories of one agency under each answer that was given. */
function answersOf(matrix: SharingRow[], agency: Agency) {
  const answers = Object.keys(toFamily) as CellAnswer[];
  return answers
    .map((answer) => {
      const rows = matrix.flatMap(({ categoryWords, cells }) =>
        cells
          .filter((cell) => cell.agency === agency && cell.answer === answer)
          .map(({ because, rule }) => ({ categoryWords, because: `${capital(because)} (rule ${rule})` })),
      );
      return {
        words: toFamily[answer],
        categories: rows.length === categories.length ? ['Everything'] : rows.map(({ categoryWords }) => categoryWords),
        reasons: [...Map.groupBy(rows, ({ because }) => because)].map(([because, about]) => ({
          because,
          /** Only where not all of the answer has the same reason. */
          categories: about.length < rows.length ? about.map(({ categoryWords }) => categoryWords) : [],
        })),
      };
    })
    .filter(({ categories }) => categories.length > 0);
}
