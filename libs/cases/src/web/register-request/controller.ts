import { Body, Controller, Get, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { registerCase } from '../../case.policy.ts';
import { registerSchema } from '../../case.schema.ts';
import { CaseService } from '../../case.service.ts';
import { casePaths, caseUrl } from '../../cases.paths.ts';
import { SettingList } from '../../setting-list.ts';

const page = pagesIn(import.meta.dirname);

@Controller(casePaths.register)
export class RegisterRequestController {
  constructor(
    private readonly cases: CaseService,
    private readonly settings: SettingList,
  ) {}

  @Can(registerCase)
  @Get()
  async show(@Acting() actor: Actor) {
    return page('page.njk', { title: 'Register a request for an assessment', settings: await this.settings.of(actor) });
  }

  @Can(registerCase)
  @Post()
  async register(@Acting() actor: Actor, @Body({ schema: registerSchema }) input: z.infer<typeof registerSchema>) {
    const registered = await this.cases.register(actor, input);
    return seeOther(caseUrl('show', registered.id));
  }
}
