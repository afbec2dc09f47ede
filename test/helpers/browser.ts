import { existsSync } from 'node:fs';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Test } from 'tap';

/** Where Debian puts it, unless told otherwise; playwright-core brings none. */
const { CHROMIUM = '/usr/bin/chromium' } = process.env;

/** Why a test that needs a browser cannot run; false when it can. */
export const withoutBrowser = existsSync(CHROMIUM) ? false : `needs Chromium: there is none at ${CHROMIUM}`;

/** Root has no sandbox; the rest keeps Chromium from asking anyone for anything of its own. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page in a real browser, and what happened in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Each message of level warning or error, and each exception that nothing caught. */
  readonly complaints: string[];
  /** The origin of each request. */
  readonly origins: Set<string>;
}

/**
 * A new page in a browser of its own, which ends with the test.
 * @param t the test
 * @param options size and colours
 */
export async function openPage(t: Test, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  t.teardown(() => browser.close());
  const page = await (await browser.newContext(options)).newPage();
  // How long a browser takes is not judged: the test has a time limit of its own.
  page.setDefaultTimeout(0);
  const complaints: string[] = [];
  const origins = new Set<string>();
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:') origins.add(origin);
  });
  return { page, complaints, origins };
}
