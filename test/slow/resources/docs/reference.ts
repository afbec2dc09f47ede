import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Test } from 'tap';
import { OPERATIONS } from '../../../../generated/operations.ts';
import type { OperationId } from '../../../../src/contract/types.ts';
import { startApp } from '../../../helpers/app.ts';
import { openPage } from '../../../helpers/browser.ts';
import { listen } from '../../../helpers/raw.ts';

/** The block of an operation. */
export const blockOf = (page: Page, id: OperationId) => page.locator(`#operations-${OPERATIONS[id].tag}-${id}`);

/** Gives the page a token, by hand. */
export async function signIn(page: Page, token: string): Promise<void> {
  await page.locator('.btn.authorize').first().click();
  await page.locator('.modal-ux input').fill(token);
  await page.locator('.modal-ux button.authorize').click();
  await page.locator('.modal-ux .btn-done').click();
}

/** Sends an operation from the page, and reads the answer off it. */
export async function send(page: Page, id: OperationId, entry?: string) {
  const block = blockOf(page, id);
  const execute = block.locator('.execute');
  if (!(await execute.isVisible())) await block.locator('.opblock-summary-control').click();
  const [, parameter] = /\{(\w+_id)\}[^{]*$/.exec(OPERATIONS[id].path) ?? [];
  if (entry) await block.locator(`tr[data-param-name="${parameter}"] input`).fill(entry);
  await execute.click();
  const answer = block.locator('.live-responses-table .response');
  await answer.waitFor();
  const body = answer.locator('.highlight-code pre');
  return {
    status: Number(await answer.locator('.response-col_status').innerText()),
    body,
    text: () => body.innerText(),
  };
}

/**
 * A service for the page, and the page, which has loaded.
 * @param t the test that both end with
 * @param options size and colours
 * @param demoToken what the page is signed in with
 */
export async function openReference(t: Test, options: BrowserContextOptions, demoToken?: () => string) {
  const { app } = await startApp(t, {}, undefined, demoToken);
  const origin = `http://127.0.0.1:${await listen(app)}`;
  const watched = await openPage(t, options);
  await watched.page.goto(`${origin}/`);
  await watched.page.locator('.opblock').first().waitFor();
  return { ...watched, origin };
}
