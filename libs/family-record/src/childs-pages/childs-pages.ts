import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { caseParams } from '#cases';
import type { Actor } from '#identity';
import { Invalid, optional } from '#platform';
import { FamilyRecord } from '../statements/family-record.service.ts';
import type { ToldStatement } from '../statements/what-was-told.ts';
import { childsPages, wordsOf, type ChildsPage } from './childs-page.ts';

const keys = childsPages.map(({ key }) => key) as [ChildsPage['key'], ...ChildsPage['key'][]];
export const pageParams = caseParams.extend({ page: z.enum(keys) });
export const chosenSchema = z.object({
  pictures: z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(z.string().max(20)).max(20)),
  words: optional(2000),
});
type Chosen = z.infer<typeof chosenSchema>;

/** One of the child's pages, with what was told there last. */
export type ShownPage = ChildsPage & { told: ToldStatement | undefined };

/** The child's own pages: each is a statement that the child told, in pictures and words. */
@Injectable()
export class ChildsPages {
  constructor(private readonly record: FamilyRecord) {}

  /** All of them, in order. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<ShownPage[]> {
    const { told } = await this.record.readFor(actor, caseId);
    const lastOn = ({ category }: ChildsPage) =>
      told.find((group) => group.category === category)?.statements.find(({ pictures }) => pictures !== null);
    return childsPages.map((page) => ({ ...page, told: lastOn(page) }));
  }

  /** Keeps what was chosen as what the child says now; the same again writes nothing. @throws NotFound Invalid */
  async tell(
    actor: Actor,
    caseId: string,
    key: ChildsPage['key'],
    { pictures: given, words: own }: Chosen,
  ): Promise<void> {
    const page = (await this.of(actor, caseId)).find((each) => each.key === key)!;
    const pictures = page.pictures.map((picture) => picture.key).filter((picture) => given.includes(picture));
    if (!pictures.length && !own) throw new Invalid({ pictures: 'Choose a picture, or write something' });
    const words = wordsOf(page, pictures, own);
    if (page.told?.words === words) return;
    await this.record.tellAsChild(actor, caseId, {
      category: page.category,
      words,
      pictures,
      replaces: page.told?.id ?? null,
    });
  }
}
