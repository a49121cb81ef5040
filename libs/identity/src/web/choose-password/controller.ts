import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { pagesIn, Public, seeOther } from '#platform';
import { identityPaths } from '../../identity.paths.ts';
import { Invitations } from '../../invitations.ts';

const page = pagesIn(import.meta.dirname);

const choiceSchema = z
  .object({
    key: z.string().max(2000),
    password: z.string().min(12, 'Use at least 12 characters; three unusual words do well').max(1000),
    again: z.string(),
  })
  .refine(({ password, again }) => password === again, { path: ['again'], error: 'Type the same password twice' });

@Controller(identityPaths.choosePassword)
export class ChoosePasswordController {
  constructor(private readonly invitations: Invitations) {}

  @Public()
  @Get()
  async show(@Query('key') key = '') {
    const { email } = await this.invitations.whoFor(key);
    return page('page.njk', { title: 'Choose your password', key, email });
  }

  @Public()
  @Post()
  async choose(@Body({ schema: choiceSchema }) input: z.infer<typeof choiceSchema>) {
    await this.invitations.choosePassword(input.key, input.password);
    return seeOther(identityPaths.signIn);
  }
}
