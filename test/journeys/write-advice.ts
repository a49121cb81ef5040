import { type Somebody } from './people.ts';

/** Fills the form for advice, whatever the profession, and submits it; the page stands on the form. */
export async function writesAndSubmits(
  writer: Somebody,
  { child, outcome }: { child: string; outcome: string },
): Promise<void> {
  await answerEveryQuestion(writer);
  await writer.fill(`What does ${child} do well?`, 'She is kind and watches closely.');
  await writer.fill('What is the need, and what does it mean day by day?', 'She says single words and points.');
  await writer.select('Area of need', 'Communication and interaction');
  await writer.fill('What will the child or young person be able to do?', outcome);
  await writer.fill('By when?', 'the end of Key Stage 2');
  await writer.fill('How can anyone tell?', 'On three of four days in a week, noted by staff.');
  await writer.press('Save draft');
  await writer.page.getByRole('group', { name: 'Which needs does it answer?' }).getByRole('checkbox').first().check();
  await writer.fill('What should happen?', 'Individual work on asking and telling.');
  await writer.page
    .getByRole('group', { name: 'Which outcomes does it work towards?' })
    .getByRole('checkbox')
    .first()
    .check();
  await writer.fill('Who gives it?', 'A speech and language therapist');
  await writer.fill('How often, and how long each time?', '45 minutes, once a week');
  await writer.fill('What does this advice rest on?', 'Observation and talk with Priya.');
  await writer.fill('Your role', 'Specialist');
  await writer.press('Check and submit');
  await writer.press(/^Submit this advice to/);
  await writer.sees('Correct this advice');
}

/** Whatever the profession asks of its own: the first choice, or a line. */
async function answerEveryQuestion(writer: Somebody): Promise<void> {
  const own = writer.page.locator('[name^="particular["]');
  for (const field of await own.all()) {
    if ((await field.getAttribute('type')) === 'radio') continue;
    await field.fill('None known.');
  }
  const groups = await own.evaluateAll((fields) => [
    ...new Set(
      fields
        .filter((field) => (field as unknown as { type: string }).type === 'radio')
        .map((field) => (field as unknown as { name: string }).name),
    ),
  ]);
  for (const name of groups) await writer.page.locator(`[name="${name}"]`).first().check();
}
