import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { pagesIn, Public, required, seeOther } from '#platform';
import { identityPaths } from '../../identity.paths.ts';
import { Invitations } from '../../invitations.ts';

const page = pagesIn(import.meta.dirname);

const key = z.string().max(2000);
const linkSchema = z.object({ key });
const choiceSchema = z
  .object({
    key,
    code: required('Enter the code from the email', 20).transform((code) => code.replaceAll(/\s/g, '')),
    password: z.string().min(12, 'Use at least 12 characters; three unusual words do well').max(1000),
    again: z.string(),
  })
  .refine(({ password, again }) => password === again, { path: ['again'], error: 'Type the same password twice' });

/** Somebody who was invited becomes somebody who can sign in: first a code by mail, then a password. */
@Controller(identityPaths.choosePassword)
export class ChoosePasswordController {
  constructor(private readonly invitations: Invitations) {}

  @Public()
  @Get()
  async show(@Query('key') key = '', @Query('sent') sent = '') {
    const { email } = await this.invitations.whoFor(key);
    return page('page.njk', { title: 'Choose your password', key, masked: masked(email), isSent: sent !== '' });
  }

  @Public()
  @Post('code')
  async sendCode(@Body({ schema: linkSchema }) { key }: z.infer<typeof linkSchema>) {
    await this.invitations.sendCode(key);
    return seeOther(`${identityPaths.choosePassword}?key=${encodeURIComponent(key)}&sent=yes`);
  }

  @Public()
  @Post()
  async choose(@Body({ schema: choiceSchema }) { key, code, password }: z.infer<typeof choiceSchema>) {
    await this.invitations.choosePassword(key, code, password);
    return seeOther(`${identityPaths.signIn}?chosen=yes`);
  }
}

/** Enough of an address for its owner to know it: `n…@harbour.example`. */
const masked = (email: string) => email.replace(/^(.)[^@]*/, '$1…');
