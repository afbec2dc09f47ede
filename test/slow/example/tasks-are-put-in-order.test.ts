import type { Page } from 'playwright-core';
import t from 'tap';
import { withoutBrowser } from '../../helpers/browser.ts';
import { haveTitles, isUpToDate, openExample, rowOf } from './example.ts';

t.setTimeout(300_000);

/** What screen readers are told waits for what happened. */
const isTold = (page: Page, text: string) => page.locator('#live', { hasText: text }).waitFor();

t.test('with the keyboard alone, by buttons, and by dragging', { skip: withoutBrowser }, async (t) => {
  const { page, complaints } = await openExample(t);
  // Signing in has put the focus where one writes.
  for (const title of ['One', 'Two', 'Three']) {
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
    await rowOf(page, title).waitFor();
  }
  await rowOf(page, 'One').getByRole('button', { name: 'One', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+ArrowUp');
  await haveTitles(page, ['One', 'Three', 'Two']);
  await isTold(page, 'Three: 2 of 3');
  await page.keyboard.press('Alt+ArrowUp');
  await haveTitles(page, ['Three', 'One', 'Two']);
  await page.keyboard.press('Alt+ArrowUp');
  t.equal(await page.evaluate("document.activeElement.closest('.task').querySelector('.title').textContent"), 'Three');
  await page.keyboard.press('Enter');
  t.equal(await page.getByLabel('Title').inputValue(), 'Three', 'the focus went along');
  await page.keyboard.press('Escape');

  await rowOf(page, 'Three').getByRole('button', { name: 'Move down' }).click();
  await haveTitles(page, ['One', 'Three', 'Two']);

  const [from, to] = [await rowOf(page, 'Two').locator('.grip').boundingBox(), await rowOf(page, 'One').boundingBox()];
  if (!from || !to) throw new Error('There is nothing to drag');
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, to.y + to.height / 2, { steps: 8 });
  await page.mouse.move(from.x + 10, to.y + 2, { steps: 4 });
  await page.mouse.up();
  await haveTitles(page, ['Two', 'One', 'Three']);
  t.equal(await page.locator('dialog[open]').count(), 0, 'what ends a drag opens nothing');
  await isUpToDate(page);
  await page.reload();
  await haveTitles(page, ['Two', 'One', 'Three']);
  t.strictSame(complaints, []);
});
