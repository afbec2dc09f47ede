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

const CHOICES = { 'Use mine': 'mine', 'Use theirs': 'theirs', 'Keep merged': 'theirs' };

t.test('each of them can be chosen', { skip: withoutBrowser }, async (t) => {
  const { page, complaints, openElsewhere } = await openExample(t);
  const other = await openElsewhere();
  let title = 'first';
  await add(page, title);
  for (const [button, choice] of Object.entries(CHOICES)) {
    await haveTitles(other, [title]);
    const [mine, theirs] = [`mine, then ${button}`, `theirs, then ${button}`];
    await page.context().setOffline(true);
    await rename(page, title, mine);
    await page.getByText('Offline · 1 waiting').waitFor();
    await rename(other, title, theirs);
    await isUpToDate(other);
    await page.context().setOffline(false);
    const dialog = page.getByRole('dialog', { name: 'Two versions' });
    await dialog.waitFor();
    const shown = [`Yours\n${mine}`, `Theirs\n${theirs}`, `Merged\n${theirs}`];
    t.strictSame(await dialog.locator('dl div').allInnerTexts(), shown, button);
    await dialog.getByRole('button', { name: button }).click();
    title = choice === 'mine' ? mine : theirs;
    for (const each of [page, other]) {
      await haveTitles(each, [title]);
      await isUpToDate(each);
    }
  }
  t.strictSame(unexpected(complaints), []);
});

async function remove(page: Page, title: string): Promise<void> {
  await rowOf(page, title).getByText(title).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await haveTitles(page, []);
}

t.test('what one side has deleted is asked about as well', { skip: withoutBrowser }, async (t) => {
  const { page, complaints, openElsewhere } = await openExample(t);
  const other = await openElsewhere();
  const dialog = page.getByRole('dialog', { name: 'Two versions' });
  await add(page, 'Buy milk');
  await haveTitles(other, ['Buy milk']);

  await page.context().setOffline(true);
  await rename(page, 'Buy milk', 'Buy oat milk');
  await remove(other, 'Buy milk');
  await isUpToDate(other);
  await page.context().setOffline(false);
  await dialog.locator('dl div', { hasText: /Theirs\s*Deleted/ }).waitFor();
  await dialog.getByRole('button', { name: 'Use mine' }).click();
  for (const each of [page, other]) await haveTitles(each, ['Buy oat milk']);
  await isUpToDate(page);

  await page.context().setOffline(true);
  await remove(page, 'Buy oat milk');
  await rename(other, 'Buy oat milk', 'Buy soy milk');
  await isUpToDate(other);
  await page.context().setOffline(false);
  await dialog.locator('dl div', { hasText: /Yours\s*Deleted/ }).waitFor();
  await dialog.getByRole('button', { name: 'Use mine' }).click();
  for (const each of [page, other]) {
    await haveTitles(each, []);
    await isUpToDate(each);
  }
  t.strictSame(unexpected(complaints), []);
});
