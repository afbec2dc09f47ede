import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { projectFile } from '../../../src/config/paths.ts';
import { startProxy } from '../../client/proxy.ts';
import { openPage, withoutBrowser } from '../../helpers/browser.ts';
import { listen } from '../../helpers/raw.ts';
import { startIssuer, TEAMS_CLAIM } from './better-auth.ts';
import { startService } from './client.ts';

t.setTimeout(300_000);

/** A front end of a team: what changes is shown as it comes. */
const SCRIPT = `
  import { createTaskpact } from './client.js';
  const { token, owner } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const api = createTaskpact({ baseUrl: '/', token: () => token, owner });
  window.api = api;
  const list = document.querySelector('ul');
  for await (const { change: { data: task } } of api.changes.stream()) {
    const item = document.createElement('li');
    item.textContent = [task.title, task.created_by, task.completed_by ?? 'nobody'].join(' ');
    list.append(item);
  }
`;

/** Calls a method of the page's client. */
const call = (page: Page, method: string, ...args: unknown[]): Promise<{ code?: string; id?: string }> =>
  page.evaluate(
    `window.api.tasks.${method}(...${JSON.stringify(args)}).then(({ data, error }) => error ? { code: error.code } : { id: data.id })`,
  );

async function openFor(t: Test, url: string, token: string, owner: string): Promise<Page> {
  const { page } = await openPage(t);
  await page.goto(`${url}/page#${new URLSearchParams({ token, owner })}`);
  await page.waitForFunction('window.api');
  return page;
}

t.test('each sees at once what the other does, until one leaves', { skip: withoutBrowser }, async (t) => {
  const issuer = await startIssuer(t);
  const app = await startService(t, issuer, { environment: { JWT_OWNERS_CLAIM: TEAMS_CLAIM } });
  const proxy = await startProxy(t, `http://127.0.0.1:${await listen(app)}`);
  proxy.serve(
    '/page',
    'text/html',
    '<!doctype html><title>Team</title><ul></ul><script type="module" src="/page.js"></script>',
  );
  proxy.serve('/page.js', 'text/javascript', SCRIPT);
  proxy.serve('/client.js', 'text/javascript', await readFile(projectFile('src/client/generated/index.js'), 'utf8'));

  const [alice, bob, carol] = [await issuer.signUp(), await issuer.signUp(), await issuer.signUp()];
  const team = String((await issuer.post(alice, '/organization/create', { name: 'Acme', slug: 'acme' })).id);
  const invited = { email: bob.email, role: 'member', organizationId: team };
  const { id: invitationId } = await issuer.post(alice, '/organization/invite-member', invited);
  await issuer.post(bob, '/organization/accept-invitation', { invitationId });

  const ofAlice = await openFor(t, proxy.url, await issuer.tokenOf(alice), team);
  const ofBob = await openFor(t, proxy.url, await issuer.tokenOf(bob), team);
  const { id } = await call(ofAlice, 'create', { title: 'Filters' });
  await ofBob.getByText(`Filters ${alice.userId} nobody`).waitFor();
  t.strictSame(await call(ofBob, 'complete', id), { id });
  await ofAlice.getByText(`Filters ${alice.userId} ${bob.userId}`).waitFor();

  const ofCarol = await openFor(t, proxy.url, await issuer.tokenOf(carol), team);
  t.strictSame(await call(ofCarol, 'get', id), { code: 'FORBIDDEN' }, 'who was never in it');
  await issuer.post(alice, '/organization/remove-member', { memberIdOrEmail: bob.email, organizationId: team });
  const afterwards = await openFor(t, proxy.url, await issuer.tokenOf(bob), team);
  t.strictSame(await call(afterwards, 'get', id), { code: 'FORBIDDEN' }, 'who has left');
  t.strictSame(await call(ofAlice, 'get', id), { id });
});
