import { Controller, Get } from '@nestjs/common';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { CaseList } from '../../case-list.ts';
import { registerCase } from '../../case.policy.ts';
import { casePaths } from '../../cases.paths.ts';

const page = pagesIn(import.meta.dirname);

@Controller(casePaths.list)
export class OpenAssessmentsController {
  constructor(private readonly list: CaseList) {}

  @Can(registerCase)
  @Get()
  async show(@Acting() actor: Actor) {
    return page('page.njk', { title: 'Open assessments', wide: true, cases: await this.list.openFor(actor) });
  }
}
