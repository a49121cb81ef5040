import { Readable } from 'node:stream';
import sharp from 'sharp';
import { ChildsPages, StoryFiles } from '#family-record';
import { picturesAndSounds, usingFile } from '#platform';
import type { Stage } from './stage.ts';

/** A train as Noah draws it: the same one every day, with the station where nobody has to get out. */
const train = `
<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600" viewBox="0 0 900 600">
  <rect width="900" height="600" fill="#fffdf5"/>
  <g fill="none" stroke="#2b4f9e" stroke-width="9" stroke-linecap="round" stroke-linejoin="round">
    <path d="M40 470 Q250 458 460 472 T870 464 M42 494 Q300 486 520 496 T868 488" stroke="#6b4a2b"/>
    <path d="M90 470 l-8 24 M170 468 l-6 26 M260 466 l-4 26 M350 468 l0 26 M450 470 l2 26 M550 472 l2 26 M650 470 l4 26 M750 467 l6 26" stroke="#6b4a2b"/>
    <path d="M130 300 Q128 250 180 248 L330 252 Q338 300 334 408 L128 404 Z" fill="#d8473c"/>
    <path d="M334 408 L332 196 L452 190 L458 410 Z" fill="#e8b93a"/>
    <path d="M362 226 L424 222 L426 286 L364 290 Z" fill="#bfe3f2"/>
    <path d="M176 248 L170 172 L222 170 L220 248" fill="#333"/>
    <path d="M198 150 Q160 118 206 92 M218 138 Q262 104 226 66 M238 120 Q312 104 300 50" stroke="#9aa0a6"/>
    <path d="M520 262 L690 256 L694 408 L522 410 Z" fill="#4f9e5b"/><path d="M458 396 L522 394"/>
    <path d="M548 286 L596 284 L598 336 L550 338 Z M622 284 L666 282 L668 334 L624 336 Z" fill="#bfe3f2"/>
    <circle cx="190" cy="432" r="38"/><circle cx="292" cy="434" r="37"/><circle cx="402" cy="436" r="34"/>
    <circle cx="568" cy="434" r="32"/><circle cx="650" cy="434" r="32"/>
    <path d="M742 460 L746 330 L858 326 L856 462 M728 338 L802 272 L878 330" stroke="#b3552e"/>
    <circle cx="800" cy="372" r="22" stroke="#111"/><path d="M800 372 l0 -14 M800 372 l10 6" stroke="#111" stroke-width="6"/>
    <circle cx="96" cy="86" r="44" stroke="#efb42c" fill="#f8d25c"/>
    <path d="M382 262 q12 14 26 -2" stroke-width="6"/><circle cx="384" cy="246" r="5" fill="#111"/><circle cx="408" cy="244" r="5" fill="#111"/>
  </g>
</svg>`;

/** A drawing that a mother sends in, and what the child says on pages of his own. @rule B1 F1 */
export function tellDrawings(stage: Stage): void {
  if (stage.child.key !== 'noah') return;
  const { requestedDaysAgo } = stage.child;
  stage.at(requestedDaysAgo - 2, '17:05', stage.family, async (actor) => {
    const drawing = await sharp(Buffer.from(train)).png().toBuffer();
    const telling = {
      category: 'strengths',
      whose: 'child',
      toldBy: '',
      replaces: null,
      words: 'A red and yellow train that leaves a station with a clock. A boy looks out of the window and smiles.',
    } as const;
    const files = stage.app.get(StoryFiles);
    const take = picturesAndSounds;
    await usingFile(
      Readable.from([drawing]),
      'My train.png',
      (file) => files.tell(actor, stage.caseId, telling, file),
      take,
    );
  });
  stage.at(requestedDaysAgo - 2, '17:30', stage.family, async (actor) => {
    const pages = stage.app.get(ChildsPages);
    await pages.tell(actor, stage.caseId, 'like', { pictures: ['music', 'pencil'], words: 'Trains. All of them.' });
    await pages.tell(actor, stage.caseId, 'hard', { pictures: ['noise', 'change', 'crowd'], words: '' });
    await pages.tell(actor, stage.caseId, 'helps', { pictures: [], words: 'A map of what comes next.' });
  });
}
