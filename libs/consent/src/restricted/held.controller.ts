import { Controller, Get } from '@nestjs/common';
import { caseUrl } from '#cases';
import { Acting, forRoles, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { RestrictedGrants } from './restricted-grants.ts';

const page = pagesIn(import.meta.dirname);

/** Whoever may be given leave: what they hold, row-level security knows. */
const holdLeave = forRoles('see what leave they hold', [
  'case-officer',
  'signing-officer',
  'contributor',
  'team-manager',
  'head',
]);

/** What leave somebody holds to read restricted material, and until when. @rule K6 */
@Controller('leave')
export class HeldLeaveController {
  constructor(private readonly grants: RestrictedGrants) {}

  @Can(holdLeave)
  @Get()
  async show(@Acting() actor: Actor) {
    const isOfficer = actor.areaId !== null;
    const all = (await this.grants.held(actor)).map((each) => ({
      ...each,
      href: isOfficer ? caseUrl('restricted', each.caseId) : null,
    }));
    return page('held.njk', {
      title: 'Leave to read restricted material',
      held: all.filter(({ isWaiting }) => !isWaiting),
      waiting: all.filter(({ isWaiting }) => isWaiting),
    });
  }
}
