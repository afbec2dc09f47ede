import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import t from 'tap';
import { tokenFor } from '../../helpers/app.ts';
import { withoutBrowser } from '../../helpers/browser.ts';
import { add, haveTitles, isUpToDate, openExample } from './example.ts';

t.setTimeout(300_000);

async function signInWith(page: Page, token: string): Promise<void> {
  await page.getByLabel('Or with a token').fill(token);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

t.test(
  'what was written with a token that is not accepted waits for another one',
  { skip: withoutBrowser },
  async (t) => {
    const { page } = await openExample(t);
    await page.getByRole('button', { name: 'Sign out' }).click();
    const token = tokenFor(`user-${randomUUID()}`);
    await signInWith(page, `${token.slice(0, token.lastIndexOf('.'))}.${'A'.repeat(43)}`);
    await page.getByText('You are signed out').waitFor();
    await add(page, 'Waiting');
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await signInWith(page, token);
    await isUpToDate(page);
    await haveTitles(page, ['Waiting']);
  },
);
