import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContextOptions, Page } from 'playwright-core';
import root, { type Test } from 'tap';
import { startApp, tokenFor } from '../../helpers/app.ts';
import { openPage } from '../../helpers/browser.ts';
import { listen } from '../../helpers/raw.ts';

/** Signs in, and waits until the page is connected. */
async function signIn(page: Page, address: string): Promise<void> {
  page.setDefaultTimeout(0);
  await page.goto(address);
  await page.getByRole('button', { name: 'Sign in as demo' }).click();
  await isUpToDate(page);
}

/** Waits until the service has everything, and sends what others change. */
export const isUpToDate = (page: Page): Promise<void> => page.getByText('Up to date').waitFor();

/** Who the pages of the current test are signed in as: test files of a process run one after another. */
let user = '';

/** The address of the example in a service that the test files of a process share: to build one takes longer than most tests. */
let shared: Promise<string> | undefined;

async function startExample(): Promise<string> {
  const { app } = await startApp(root, {}, undefined, () => tokenFor(user));
  return `http://127.0.0.1:${await listen(app)}/example`;
}

/**
 * The example, signed in as a user of its own.
 * @param t the test that it ends with
 * @param options size and colours
 */
export async function openExample(t: Test, options: BrowserContextOptions = {}) {
  user = `user-${randomUUID()}`;
  shared ??= startExample();
  const address = await shared;
  const watched = await openPage(t, options);
  await signIn(watched.page, address);
  /** The same user on another device. */
  const openElsewhere = async (): Promise<Page> => {
    const context = await watched.page.context().browser()?.newContext();
    if (!context) throw new Error('The browser has ended');
    const page = await context.newPage();
    await signIn(page, address);
    return page;
  };
  return { ...watched, address, openElsewhere };
}

/** Adds a task. */
export async function add(page: Page, title: string): Promise<void> {
  await page.getByLabel('New task', { exact: true }).fill(title);
  await page.keyboard.press('Enter');
  await rowOf(page, title).waitFor();
}

/** The row of a task. */
export const rowOf = (page: Page, title: string) =>
  page.locator('.task', { has: page.getByText(title, { exact: true }) });

/** The titles of the open tasks, in their order. */
export const titlesOn = (page: Page): Promise<string[]> => page.locator('#tasks .title').allInnerTexts();

/**
 * Waits until an expression is true in the page, whose policy allows no `eval` as Playwright has it for that. A test that waits in vain ends
 * by its own time limit.
 */
export async function until(page: Page, expression: string): Promise<void> {
  while (!(await page.evaluate(`(async () => Boolean(await ${expression}))()`))) await delay(20);
}

/** Waits until the open tasks are these, in this order. */
export async function haveTitles(page: Page, titles: readonly string[]): Promise<void> {
  const shown = "[...document.querySelectorAll('#tasks .title')].map(({ textContent }) => textContent)";
  await until(page, `(JSON.stringify(${shown}) === ${JSON.stringify(JSON.stringify(titles))})`);
}

/** What Chromium says of requests without a network, which are meant. */
export const unexpected = (complaints: readonly string[]): string[] =>
  complaints.filter((text) => !text.includes('net::ERR_INTERNET_DISCONNECTED'));
