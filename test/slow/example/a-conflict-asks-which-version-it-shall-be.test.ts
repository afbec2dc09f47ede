import type { Page } from 'playwright-core';
import t from 'tap';
import { withoutBrowser } from '../../helpers/browser.ts';
import { add, haveTitles, isUpToDate, openExample, rowOf, unexpected } from './example.ts';

t.setTimeout(300_000);

async function rename(page: Page, from: string, to: string): Promise<void> {
  await rowOf(page, from).getByText(from).click();
  await page.getByLabel('Title').fill(to);
  await page.getByRole('button', { name: 'Save' }).click();
  await haveTitles(page, [to]);
}

for (const [button, kept] of [
  ['Use mine', 'Buy oat milk'],
  ['Use theirs', 'Buy soy milk'],
  ['Keep merged', 'Buy soy milk'],
] as const)
  t.test(button, { skip: withoutBrowser }, async (t) => {
    const { page, complaints, openElsewhere } = await openExample(t);
    const other = await openElsewhere();
    await add(page, 'Buy milk');
    await haveTitles(other, ['Buy milk']);
    await page.context().setOffline(true);
    await rename(page, 'Buy milk', 'Buy oat milk');
    await page.getByText('Offline · 1 waiting').waitFor();
    await rename(other, 'Buy milk', 'Buy soy milk');
    await isUpToDate(other);
    await page.context().setOffline(false);
    const dialog = page.getByRole('dialog', { name: 'Two versions' });
    await dialog.waitFor();
    t.strictSame(await dialog.locator('dl div').allInnerTexts(), [
      'Yours\nBuy oat milk',
      'Theirs\nBuy soy milk',
      'Merged\nBuy soy milk',
    ]);
    await dialog.getByRole('button', { name: button }).click();
    for (const each of [page, other]) {
      await haveTitles(each, [kept]);
      await isUpToDate(each);
    }
    t.strictSame(unexpected(complaints), []);
  });
