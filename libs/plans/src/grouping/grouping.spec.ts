import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { become, type Actor } from '#identity';
import { NotFound, UnitOfWork } from '#platform';
import { pairsOf } from '../../../../test/bench/groups.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { labelledCases, type Labelled } from '../../../../test/groups/labelled.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { withoutName } from './content-words.ts';
import { SentenceEncoder } from './encoder/sentence-encoder.ts';
import { suggestGroups } from './suggest-groups.ts';
import { SuggestedGroups } from './suggested-groups.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let labelled: Labelled[][];
const encoder = new SentenceEncoder();

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  labelled = await labelledCases('weighing', encoder, 6); // what is held out: npm run bench
});
afterAll(async () => {
  await encoder.onApplicationShutdown();
  await portal.stop();
  await database.drop();
});

const compared = async (texts: string[]) => {
  const meanings = await encoder.meanings(texts);
  return texts.map((text, at) => ({
    ...{ id: `${at}`, contributionId: `${at}`, text, needAreas: ['sensory-and-physical'] },
    meaning: meanings[at]!,
  }));
};

describe('suggested groups', () => {
  it('put together what says the same, with the words that say so, and leave apart what only sounds alike', async () => {
    const [group, ...more] = suggestGroups(
      await compared([
        'walk to school independently',
        'work independently in class for ten minutes',
        'make short local journeys alone, crossing roads safely',
      ]),
    );
    expect(more).toEqual([]);
    expect(group!.proposalIds.toSorted()).toEqual(['0', '2']);
    expect(group!.because.about).toBe('travelling alone');
    expect(group!.because.words).toEqual(expect.arrayContaining(['walk to school', 'journeys']));
    expect(group!.because.needAreas).toEqual(['sensory-and-physical']);
  });

  it('never put together what one author keeps apart', async () => {
    const proposals = await compared(['use the bus to college alone', 'travel to college by bus without an adult']);
    expect(suggestGroups(proposals)).toHaveLength(1);
    expect(suggestGroups(proposals.map((each) => ({ ...each, contributionId: 'one' })))).toEqual([]);
  });

  it('put together what each of six authors says', async () => {
    const proposals = await compared([
      'travels to college by bus on her own',
      'I want her to get the bus to college without me',
      'makes the journey to college independently by public transport',
      'can go to college and back on the bus unaided',
      'independent travel to and from college',
      'to be able to take the bus to college by herself',
      'sleeps through the night',
    ]);
    const groups = suggestGroups(proposals).map(({ proposalIds }) => proposalIds.toSorted());
    expect(groups).toEqual([['0', '1', '2', '3', '4', '5']]);
  });

  it('are the same for any order of the proposals', () => {
    const [large] = labelled.toSorted((a, b) => b.length - a.length);
    const expected = suggestGroups(large!);
    expect(expected.length).toBeGreaterThan(2);
    fc.assert(
      fc.property(fc.shuffledSubarray(large!, { minLength: large!.length }), (shuffled) => {
        expect(suggestGroups(shuffled)).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('are not less good than when they were last measured', () => {
    const { precision, recall } = pairsOf(labelled);
    expect(precision).toBeGreaterThanOrEqual(0.93);
    expect(recall).toBeGreaterThanOrEqual(0.93);
  });

  it('do not come from the child’s name', () => {
    expect(withoutName(['Amara will read', 'Amara’s speech is clear', 'To count with Amara'])).toEqual([
      'read',
      'speech is clear',
      'count with',
    ]);
  });

  it('read with the model that was published, byte for byte', () => {
    const file = readFileSync(new URL('reference/bge-small-en-v1.5-q8_0.gguf', import.meta.url));
    expect(createHash('sha256').update(file).digest('hex')).toBe(
      'ec38e8da142596baa913124ae50550de284b6916bf59577ef2f0cb9660c2f514',
    );
  });

  it('read what somebody waits for before what may be asked for soon', async () => {
    encoder.ahead(['jumps over a rope', 'ties his laces', 'lays the table']);
    const done: string[] = [];
    const asked = ['swims a width', 'lays the table', 'ties his laces'].map(async (text) => {
      await encoder.meanings([text]);
      done.push(text);
    });
    await Promise.all(asked);
    expect(done).toEqual(['swims a width', 'lays the table', 'ties his laces']);
  });

  it('cope with nothing, one, and texts without a word', async () => {
    expect(suggestGroups([])).toEqual([]);
    expect(suggestGroups(await compared(['']))).toEqual([]);
    expect(suggestGroups(await compared(['12/10', '🙂']))).toEqual(expect.any(Array));
  });
});

describe('an officer', () => {
  const acting = <T>(who: Someone, work: (actor: Actor) => Promise<T>): Promise<T> => {
    let actor: Actor | null = null;
    return portal.app.get(UnitOfWork).run(
      () => work(actor!),
      async (em) => (actor = await become(em, who.claim)),
    );
  };

  it('is shown the groups of a case of the own area only', async () => {
    const about = await make.case();
    const propose = async (text: string) => {
      const teamId = (await make.team()).id;
      const request = await make.adviceRequest({ caseId: about.id, teamId, state: 'submitted' });
      const body = { needs: [{ key: 'n1', area: 'sensory-and-physical', text: 'Road danger', section: '' }] };
      const outcome = { key: 'o1', text, by: 'July', measure: 'Seen', needs: ['n1'] };
      const contribution = await make.contribution({
        ...{ caseId: about.id, requestId: request.id, state: 'submitted' },
        body: {
          ...body,
          outcomes: [outcome],
          provision: [],
          author: { name: 'Ruth', role: 'SENCO', registration: '' },
        },
      });
      return make.proposedOutcome({ contributionId: contribution.id, key: 'o1', text, by: 'July', measure: 'Seen' });
    };
    const together = [
      await propose('Noah will travel to school by himself'),
      await propose('Noah makes the journey between home and school without an adult'),
    ];
    await propose('Noah has a settled bedtime');

    const groups = portal.app.get(SuggestedGroups, { strict: false });
    const seen = await acting(await make.officer(), (actor) => groups.of(actor, about.id as string));
    expect(seen.map(({ proposalIds }) => proposalIds.toSorted())).toEqual([together.map(({ id }) => id).toSorted()]);
    expect(seen[0]!.because.needAreas).toEqual(['sensory-and-physical']);

    const elsewhere = await make.someone('case-officer', { areaId: '997' });
    await expect(acting(elsewhere, (actor) => groups.of(actor, about.id as string))).rejects.toThrow(NotFound);
  });
});
