import { Injectable } from '@nestjs/common';
import { categories, categoryWords } from '#consent';
import type { Actor } from '#identity';
import { Views } from '#platform';
import { FamilyQuestions } from './family-questions.ts';
import type { Likely } from './likely-answers.ts';
import { lookSchema } from './question.schema.ts';

/** What the form for asking the family shows: likely answers to what is typed in it. */
@Injectable()
export class Asking {
  constructor(
    private readonly questions: FamilyQuestions,
    private readonly views: Views,
  ) {}

  /** @param typed what was typed, where it is shown again; nothing was looked for before that */
  async form(actor: Actor, caseId: string, typed?: Record<string, unknown>) {
    const look = lookSchema.safeParse(typed ?? {});
    const likely: Likely =
      typed && look.success ? await this.questions.lookFor(actor, caseId, look.data) : { answers: [], asked: [] };
    return {
      choices: categories.map((value) => ({ value, text: categoryWords[value] })),
      looked: typed !== undefined,
      likely,
    };
  }

  /** The same for a script, while somebody types. */
  async likely(actor: Actor, caseId: string, typed: Record<string, unknown>) {
    const { looked, likely } = await this.form(actor, caseId, typed);
    return {
      html: this.views.render('family-record/src/questions/likely.njk', { looked, likely }),
      isFound: likely.answers.length + likely.asked.length > 0,
    };
  }
}
