import { Injectable } from '@nestjs/common';
import { FamilyParts } from '#cases';
import type { Actor } from '#identity';
import type { Teller } from './statement.entity.ts';

/** What somebody of the family is on a case, and so whose words they may write down. */
@Injectable()
export class TellerParts {
  constructor(private readonly parts: FamilyParts) {}

  /** @throws NotFound for anyone who is not on the case as family */
  async of(actor: Actor, caseId: string): Promise<Teller> {
    return (await this.parts.own(actor, caseId)).part;
  }

  async isYoungPerson(actor: Actor, caseId: string): Promise<boolean> {
    return (await this.of(actor, caseId)) === 'young-person';
  }

  /** Whose words they are, as the family's forms ask. */
  async choicesFor(actor: Actor, caseId: string): Promise<{ value: string; text: string }[]> {
    const isOwn = await this.isYoungPerson(actor, caseId);
    return [
      { value: 'me', text: 'Me' },
      ...(isOwn ? [] : [{ value: 'child', text: 'My child' }]),
      { value: 'other', text: 'Someone else' },
    ];
  }
}
