import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import t from 'tap';
import { createTaskpact, unwrap } from 'taskpact-client';
import { projectFile } from '../../../src/config/paths.ts';
import { startServed } from '../../client/start.ts';
import { openPage, withoutBrowser } from '../../helpers/browser.ts';

/** Runs in each tab. */
const SCRIPT = `
  import { createTaskpact } from './client/index.js';
  import { indexedDbStorage, openReplica } from './client/offline/index.js';
  const token = location.hash.slice(1);
  const api = createTaskpact({ baseUrl: '/', token: () => token });
  window.replica = await openReplica({ api, storage: indexedDbStorage('alice') });
  window.titles = () => [...replica.getSnapshot().tasks.values()].map(({ title, version }) => title + ' ' + version).sort().join();
`;

const MODULES = ['index.js', 'offline/index.js'];

const TEN = Array.from({ length: 10 }, (_, index) => `Task ${index}`);

/** What a tab shows when all are as the service has them. */
const ARRIVED = TEN.map((title) => `${title} 1`).join();

const shows = (page: Page, titles: string) => page.waitForFunction(`window.titles?.() === '${titles}'`);
const isIn = (page: Page, state: string) =>
  page.waitForFunction(`window.replica?.getSnapshot().status.state === '${state}'`);

t.test(
  'ten changes without a network, a reload, the network: the other tab has them',
  { skip: withoutBrowser },
  async (t) => {
    const { proxy, newToken } = await startServed(t);
    proxy.serve(
      '/page',
      'text/html',
      '<!doctype html><title>Tasks</title><script type="module" src="/page.js"></script>',
    );
    proxy.serve('/page.js', 'text/javascript', SCRIPT);
    for (const name of MODULES) {
      const text = await readFile(projectFile(`src/client/generated/${name}`), 'utf8');
      proxy.serve(`/client/${name}`, 'text/javascript', text);
    }
    const token = newToken();
    const { page: first } = await openPage(t);
    const context = await first.context().browser()?.newContext();
    if (!context) throw new Error('The browser is gone');
    const page = await context.newPage();
    const other = await context.newPage();
    for (const tab of [page, other]) await tab.goto(`${proxy.url}/page#${token}`);
    for (const tab of [page, other]) await isIn(tab, 'live');
    const leaders = await page.evaluate('navigator.locks.query().then(({ held }) => held.length)');
    t.equal(leaders, 1, 'one of them follows the service');

    await context.setOffline(true);
    await page.evaluate(`Promise.all(${JSON.stringify(TEN)}.map((title) => replica.tasks.create({ title })))`);
    const queued = TEN.map((title) => `${title} 0`).join();
    await shows(other, queued);
    // The page comes back, and the service does not yet.
    await context.route('**/api/**', (route) => route.abort());
    await context.setOffline(false);
    await page.reload();
    await shows(page, queued);
    t.equal(await page.evaluate('replica.getSnapshot().status.pending'), TEN.length);
    await context.unroute('**/api/**');
    await page.evaluate('replica.sync()');
    for (const tab of [page, other]) await shows(tab, ARRIVED);

    const api = createTaskpact({ baseUrl: proxy.url, token: () => token });
    t.equal(unwrap(await api.tasks.list()).length, TEN.length);
    await other.close();
    unwrap(await api.tasks.create({ title: 'Task 99' }));
    await shows(page, `${ARRIVED},Task 99 1`);
  },
);
