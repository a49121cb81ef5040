import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Audit } from '#audit';
import { CaseService, type Case } from '#cases';
import type { Actor } from '#identity';
import { Clock, Conflict, Invalid, markOf, type FieldErrors } from '#platform';
import { SectionE } from '../outcomes/section-e.ts';
import { Shaping } from '../outcomes/shaping.ts';
import type { PlanSectionText } from '../plan-sections.schema.ts';
import { draftedSections, sourceNames } from '../versions/plan-assembly.ts';
import { PlanMaterials } from '../versions/plan-material.ts';
import { upsetBy, type SourceNames, type Upset, type Wording } from './edited-sections.rules.ts';
import { PlanText } from './plan-text.entity.ts';
import { plainSections, type WordedSection, type WordedStatement } from './plan-text.schema.ts';
import { Wordings } from './wordings.ts';

/** A section as an officer edits it. */
export interface SectionNow {
  about: Case;
  /** As it is drafted now. */
  drafted: PlanSectionText;
  wordings: Map<string, Wording>;
  /** Wordings of this section whose ground has changed. */
  upset: Upset[];
  names: SourceNames;
}

/** Another officer worded the same statements first; both texts are shown. */
export class SectionChanged extends Conflict {
  constructor(
    /** What stands there now, by statement. */
    readonly theirs: ReadonlyMap<string, Wording>,
  ) {
    super(
      'Another officer worded the same statements first',
      'Yours are not saved yet, and nothing is lost: both are shown. Put together what should stand, and save again.',
    );
  }
}

/** Lets officers word the sections of a plan. What they write keeps its sources, and the wording before it. @rule F5 F8 */
@Injectable()
export class SectionEditor {
  constructor(
    private readonly em: EntityManager,
    private readonly section: SectionE,
    private readonly materials: PlanMaterials,
    private readonly shaping: Shaping,
    private readonly cases: CaseService,
    private readonly wordings: Wordings,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A section for an officer of the area. @throws NotFound */
  async of(actor: Actor, caseId: string, sectionId: string): Promise<SectionNow> {
    const about = await this.cases.forOfficer(actor, caseId);
    const state = await this.section.of(actor, caseId);
    const material = await this.materials.gather(actor, about, await this.cases.childOf(about), state, {
      on: this.clock.today(),
      placement: null,
    });
    const names = sourceNames(material);
    const all = draftedSections(material);
    return {
      about,
      drafted: all.find(({ id }) => id === sectionId) ?? { id: sectionId, title: '', statements: [] },
      wordings: new Map(material.wordings.map((each) => [each.key, each])),
      upset: upsetBy(all, material.wordings, names).filter(({ section }) => section === sectionId),
      names,
    };
  }

  /**
   * Saves what was changed on the page, and nothing else.
   * @throws Invalid for a statement that would be left without words or whose host is not there
   * @throws SectionChanged where somebody worded the same statement since the page was made
   * @throws NotFound; Conflict once the plan is issued
   */
  async save(actor: Actor, caseId: string, sectionId: string, given: WordedSection): Promise<void> {
    const about = await this.shaping.locked(actor, caseId);
    const now = await this.of(actor, caseId, sectionId);
    const touched = given.statements
      .map((each) => ({ ...each, isMasked: each.isMasked ?? now.wordings.get(each.key)?.isMasked ?? false }))
      .filter((each) => isTouched(each, given));
    const theirs = touched.flatMap((each) => {
      const last = now.wordings.get(each.key);
      return (last?.number ?? 0) === each.seen || !last ? [] : [[each.key, last] as const];
    });
    if (theirs.length) throw new SectionChanged(new Map(theirs));
    refuseLost(touched, now, given);

    const made = touched.flatMap((each) => next(each, now, given));
    if (given.ownText) {
      if (!plainSections.includes(sectionId))
        throw new Invalid({ ownText: 'This section has no statements of its own' });
      if (!given.ownSources.every((key) => now.names.has(key)))
        throw new Invalid({ ownSources: 'Choose among what section K lists' });
      const own = { key: randomUUID(), number: 1, text: given.ownText, sources: given.ownSources };
      made.push({ ...own, drafted: null, saidIn: null, isMasked: false });
    }
    if (!made.length) return;
    const { areaId } = about;
    for (const each of made)
      this.em.create(PlanText, {
        ...{ areaId, case: about.id, section: sectionId, ...each },
        ...{ by: actor.personId, at: this.clock.now() },
      });
    await this.em.flush();
    const details = { section: sectionId, count: made.length };
    this.audit.record({ action: 'section.worded', areaId, caseId, subjectId: caseId, details });
    await this.shaping.tell(about);
  }
}

type Next = Omit<Wording, 'section' | 'by' | 'at'>;

/** What a page remembers of a statement that it shows, to notice that somebody wrote in it. */
export const markOfStatement = ({ text, saidIn, isMasked }: Pick<WordedStatement, 'text' | 'saidIn' | 'isMasked'>) =>
  markOf(JSON.stringify([text.trim(), saidIn, isMasked]));

const isTouched = (each: WordedStatement, { reset, keep }: WordedSection) =>
  each.key === reset || each.key === keep || markOfStatement(each) !== each.was;

/** The wording that a statement gets; none where it would stay as it is. */
function next(each: WordedStatement, { drafted, wordings }: SectionNow, { reset, keep }: WordedSection): Next[] {
  const { key } = each;
  const before = wordings.get(key);
  const now = drafted.statements.find((statement) => statement.key === key);
  if (!now && !before) return [];
  const number = (before?.number ?? 0) + 1;
  const same = { key, number, drafted: null, saidIn: null, isMasked: each.isMasked };
  if (before?.sources) return [{ ...same, text: key === reset ? null : each.text || null, sources: before.sources }];
  const base = { ...same, sources: null, drafted: now?.text ?? before?.drafted ?? '' };
  if (!now) return key === reset ? [{ ...base, text: null, isMasked: false }] : [];
  if (key === reset) return [{ ...base, text: null }];
  const saidIn = each.saidIn || null;
  const text = saidIn || each.text === now.text.trim() ? null : each.text;
  const isAsBefore = before !== undefined && text === before.text && saidIn === before.saidIn;
  // Marking it alone is no look at what changed beneath it.
  return [{ ...base, text, saidIn, ...(isAsBefore && key !== keep ? { drafted: before.drafted } : {}) }];
}

/** Nothing that was told or advised is left out: an emptied statement says where it is said instead. @rule F5 */
function refuseLost(
  touched: readonly WordedStatement[],
  { drafted, wordings }: SectionNow,
  given: WordedSection,
): void {
  const saidElsewhere = new Map([...wordings].map(([key, { saidIn }]) => [key, saidIn ?? '']));
  for (const { key, saidIn } of touched) saidElsewhere.set(key, key === given.reset ? '' : saidIn);
  const keys = new Set(drafted.statements.flatMap(({ key }) => key ?? []));
  for (const [key, { sources, text, section }] of wordings)
    if (sources && text !== null && section === drafted.id) keys.add(key);
  const errors: FieldErrors = {};
  for (const { key, text, saidIn } of touched) {
    const statement = drafted.statements.find((each) => each.key === key);
    if (!statement || key === given.reset) continue;
    if (!text && !saidIn) errors[`statements.${key}.text`] = 'Write it, or choose the statement in which it is said';
    if (!saidIn) continue;
    const isHost = keys.has(saidIn) && saidIn !== key && !saidElsewhere.get(saidIn);
    if (statement.facts || !plainSections.includes(drafted.id) || !isHost)
      errors[`statements.${key}.saidIn`] = 'Choose a statement of this section that stands by itself';
  }
  if (Object.keys(errors).length) throw new Invalid(errors);
}
