import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { adviceUrl, AdviceRequestService, Drafts } from '#advice';
import { Acting, type Actor } from '#identity';
import { ageWords } from '#cases';
import { Can, Clock, Invalid, NotFound, pagesIn, seeOther } from '#platform';
import { ageOn, disabledPersonsServices, h1OrH2, type CivilDate, type DisabledPersonsService } from '#statute';
import { OwnCase } from '../own-case.ts';
import { socialCarePaths, socialCareUrl } from '../social-care.paths.ts';
import { socialWork } from '../social-care.policy.ts';

const page = pagesIn(import.meta.dirname);
const params = z.object({ requestId: z.uuid() });
type Params = z.infer<typeof params>;
const key = z.string().regex(/^[a-z0-9-]{1,40}$/);
const services = disabledPersonsServices.map(({ id }) => id) as [DisabledPersonsService, ...DisabledPersonsService[]];
const askedSchema = z.object({
  card: key.optional().catch(undefined),
  disabled: z.enum(['yes', 'no']).optional().catch(undefined),
  service: z
    .enum([...services, 'other'])
    .optional()
    .catch(undefined),
  done: z.enum(['H1', 'H2']).optional().catch(undefined),
});
type Asked = z.infer<typeof askedSchema>;
const decidedSchema = z.object({ card: key, section: z.enum(['H1', 'H2'], { error: 'Choose H1 or H2' }) });

/** Which section a piece of social care provision goes to: a few questions propose, the social worker decides. @rule F9 */
@Controller(socialCarePaths.sorter)
export class H1OrH2Controller {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly drafts: Drafts,
    private readonly own: OwnCase,
    private readonly clock: Clock,
  ) {}

  @Can(socialWork)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: params }) { requestId }: Params,
    @Query({ schema: askedSchema }) asked: Asked,
  ) {
    const { frame, born, provision } = await this.about(actor, requestId);
    const today = this.clock.today();
    const age = ageOn(born as CivilDate, today as CivilDate);
    const card = provision.find((each) => each.key === asked.card) ?? null;
    return page('page.njk', {
      ...frame,
      title: 'H1 or H2?',
      notice: asked.done && `The advice says ${asked.done} for it now.`,
      age: ageWords(born, today, null),
      isUnder18: age < 18,
      provision: provision.map(({ key: value, text, section }) => ({ value, text, hint: `Now in ${section || 'H2'}` })),
      card,
      asked,
      services: [
        ...disabledPersonsServices.map(({ id, words }) => ({ value: id, text: words })),
        { value: 'other', text: 'None of these, such as a short break overnight or direct work with the family' },
      ],
      proposed: card && proposal(age, asked),
      url: socialCareUrl('sorter', { requestId }),
      back: { href: adviceUrl('answer', { requestId }), text: 'The advice' },
      tabs: [],
    });
  }

  @Can(socialWork)
  @Post()
  async decide(
    @Acting() actor: Actor,
    @Param({ schema: params }) { requestId }: Params,
    @Body({ schema: decidedSchema }) { card, section }: z.infer<typeof decidedSchema>,
  ) {
    const { draft, provision } = await this.about(actor, requestId);
    if (!draft || !provision.some((each) => each.key === card))
      throw new Invalid({ section: 'This piece of provision is no longer in the draft. Choose another' });
    await this.drafts.save(actor, requestId, { body: draft.body, was: draft.was }, (body) => ({
      ...body,
      provision: body.provision.map((each) => (each.key === card ? { ...each, section } : each)),
    }));
    return seeOther(`${socialCareUrl('sorter', { requestId })}?done=${section}`);
  }

  private async about(actor: Actor, requestId: string) {
    const request = await this.requests.find(actor, requestId);
    if (request.source !== 'social-care') throw new NotFound();
    const frame = await this.own.frame(actor, request.case);
    const { born } = await this.own.childOf(await this.own.find(actor, request.case));
    const draft = await this.drafts.draftFor(actor, requestId);
    return { frame, born, draft, provision: draft?.body.provision.filter(({ text }) => text) ?? [] };
  }
}

/** Nothing is proposed until both questions are answered; from 18 neither matters. */
function proposal(age: number, { disabled, service }: Asked) {
  if (age < 18 && (!disabled || (disabled === 'yes' && !service))) return null;
  return h1OrH2({ age, isDisabled: disabled === 'yes', service: service && service !== 'other' ? service : null });
}
