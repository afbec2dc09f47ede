import { randomUUID } from 'node:crypto';
import t from 'tap';
import { OPERATIONS } from '../../../../generated/operations.ts';
import type { OperationId } from '../../../../src/contract/types.ts';
import { tokenFor } from '../../../helpers/app.ts';
import { withoutBrowser } from '../../../helpers/browser.ts';
import { ALL } from '../../../helpers/operations.ts';
import { blockOf, openReference, send, signIn } from './reference.ts';

// A browser, on a machine that may be busy with other tests.
t.setTimeout(900_000);

const SIZES = [
  ['a screen in the light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
  ['a telephone in the dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', isMobile: true }],
] as const;

for (const [name, options] of SIZES) {
  t.test(
    `through the page a task is made, listed, completed and deleted: ${name}`,
    { skip: withoutBrowser },
    async (t) => {
      const { page, complaints, origins, origin } = await openReference(t, options);
      t.equal(page.url(), `${origin}/docs`, 'a browser was sent here');
      await signIn(page, tokenFor(`user-${randomUUID()}`));
      const made = await send(page, 'createTask');
      t.equal(made.status, 201);
      const { data } = JSON.parse(await made.text()) as { data: { id: string } };
      const list = await send(page, 'listTasks');
      t.equal(list.status, 200);
      t.strictSame(
        (JSON.parse(await list.text()) as { data: { id: string }[] }).data.map(({ id }) => id),
        [data.id],
      );
      const completed = await send(page, 'completeTask', data.id);
      t.equal(completed.status, 200);
      t.match(await completed.text(), '"is_completed": true');
      t.equal((await send(page, 'deleteTask', data.id)).status, 204);
      t.match(await (await send(page, 'listTasks')).text(), /"data": \[\]/);
      const sizes = await page.evaluate('[document.documentElement.scrollWidth, innerWidth]');
      t.strictSame(sizes, [options.viewport.width, options.viewport.width], 'nothing sticks out');
      const isDark = await page.evaluate("document.documentElement.classList.contains('dark-mode')");
      t.equal(isDark, options.colorScheme === 'dark');
      t.strictSame(complaints, [], 'the console is empty');
      t.strictSame([...origins], [origin], 'no other host was asked');
    },
  );
}

t.test(
  'every operation can be sent, signed in already where there is a token for trying out',
  { skip: withoutBrowser },
  async (t) => {
    // Whom the contract's examples name: the removal of an account has to be confirmed by that name.
    const user = 'alice';
    const { page, complaints, origins, origin } = await openReference(t, {}, () => tokenFor(user));
    await page.locator('#session').waitFor();
    type Made = { data: { id: string; user_id: string } };
    const { data }: Made = JSON.parse(await (await send(page, 'createTask')).text());
    t.equal(data.user_id, user);
    const project: Made = JSON.parse(await (await send(page, 'createProject')).text());
    // Of the examples of creation the first has no tags.
    const headers = { authorization: `Bearer ${tokenFor(user)}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ title: 'Buy milk', tags: ['shopping', 'home'] });
    t.equal((await fetch(`${origin}/api/me/tasks`, { method: 'POST', headers, body })).status, 201);
    // What deletes comes last, and what deletes several tasks after what deletes one.
    const last: readonly OperationId[] = [
      ...(['deleteTag', 'deleteTask', 'deleteProject', 'deleteCompletedTasks', 'deleteAccount'] as const),
    ];
    // The page shows an answer when it has ended, which a stream never does.
    const endless: readonly OperationId[] = ['streamChanges'];
    const inOrder = [...ALL.filter((id) => ![...last, ...endless].includes(id)), ...last];
    for (const id of inOrder) {
      const { path } = OPERATIONS[id];
      const entry = path.includes('{task_id}') ? data.id : path.includes('{project_id}') ? project.data.id : undefined;
      const { status } = await send(page, id, entry);
      t.ok(status >= 200 && status < 300, `${id}: ${status}`);
      // With every answer that stays open, the next one takes the page longer.
      await blockOf(page, id).locator('.opblock-summary-control').click();
    }
    t.strictSame(complaints, []);
    t.strictSame([...origins], [origin]);
  },
);
