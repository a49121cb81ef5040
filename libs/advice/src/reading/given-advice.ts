import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Person } from '#identity';
import { fileLines } from '../attachments/attachment-words.ts';
import { Attachments, type ShownAttachment } from '../attachments/attachments.ts';
import type { Contribution } from '../contributions/contribution.entity.ts';
import { adviceBodySchema, type AdviceBody } from '../contributions/contribution.schema.ts';
import { AdviceProfiles } from '../profiles/advice-profiles.ts';
import { acceptedExemptions } from '../replies/accepted-exemptions.ts';
import { adviceDay, lateBy } from '../requests/advice-day.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { answersOf, areaWords, contactWords, sectionWords, shortly } from '../writing/contribution-words.ts';
import { placed } from './advice-reader.ts';

/** Advice as it was given, for the pages of those who gave it and of those who asked. */
@Injectable()
export class GivenAdvice {
  constructor(
    private readonly em: EntityManager,
    private readonly profiles: AdviceProfiles,
    private readonly attachments: Attachments,
  ) {}

  /** One edition (the latest, unless another is named) among all, newest first; nothing shown where none was given. */
  async of(
    request: AdviceRequest,
    editions: readonly Contribution[],
    { edition, files }: { edition?: number | undefined; files?: readonly ShownAttachment[] } = {},
  ) {
    const shown = editions.find((each) => each.edition === edition) ?? editions[0];
    return {
      editions,
      signers: await this.signersOf(editions),
      shown,
      late: shown ? lateBy(request.dueOn, editions.at(-1)!.submittedAt!) : 0,
      advice: shown && this.readable(request, shown.body),
      files: shown && fileLines(files ?? (await this.attachments.ofEdition(shown))),
    };
  }

  titleOf({ source }: AdviceRequest): string {
    return this.profiles.of(source).title;
  }

  /** By when the advice is due, with the exceptions accepted for it. */
  async dayOf(request: AdviceRequest) {
    return adviceDay(request, (await acceptedExemptions(this.em, [request.id])).get(request.id));
  }

  /** A body as it is read: links by what they point at, answers by their questions. */
  readable(request: AdviceRequest, body: AdviceBody) {
    const profile = this.profiles.of(request.source);
    const { needs, outcomes, provision, contacts, ...rest } = placed(adviceBodySchema.parse(body), profile);
    const named = (cards: { key: string; text: string }[], keys: string[]) =>
      cards.flatMap(({ key, text }, index) =>
        keys.includes(key) ? [{ number: index + 1, text: shortly(text, 60) }] : [],
      );
    return {
      ...rest,
      answers: answersOf(profile, body),
      registrationLabel: profile.registrationLabel,
      contacts: contacts.map((each) => ({ ...each, how: contactWords[each.how] })),
      needs: needs.map((need) => ({ ...need, area: areaWords[need.area], section: sectionWords[need.section] })),
      outcomes: outcomes.map((outcome) => ({ ...outcome, needs: named(needs, outcome.needs) })),
      provision: provision.map((each) => ({
        ...each,
        section: sectionWords[each.section],
        outcomes: named(outcomes, each.outcomes),
      })),
    };
  }

  /** The names of those who signed, by person. */
  private async signersOf(editions: readonly Contribution[]): Promise<Record<string, string>> {
    const ids = editions.flatMap(({ signedBy }) => signedBy ?? []);
    if (!ids.length) return {};
    const people = await this.em.find(Person, { id: ids });
    return Object.fromEntries(people.map(({ id, name }) => [id, name]));
  }
}
