import t from 'tap';
import { withoutBrowser } from '../../../helpers/browser.ts';
import { ALL } from '../../../helpers/operations.ts';
import { openReference } from './reference.ts';

// A browser, on a machine that may be busy with other tests.
t.setTimeout(900_000);

t.test('a box finds operations by method, path, name, summary and tag', { skip: withoutBrowser }, async (t) => {
  const { page, complaints } = await openReference(t, {});
  const box = page.getByRole('searchbox', { name: 'Filter operations' });
  // Webhooks are no operations of this service: they stay.
  const shown = page.locator('.opblock:not(.webhooks .opblock)');
  for (const [text, count] of [
    ['', ALL.length],
    ['COMPLETE or reopen', 1],
    ['completeTask', 1],
    ['/api/{user_id}/tasks/{task_id}', 6],
    ['health', 3],
    ['delete', 5],
    ['', ALL.length],
  ] as const) {
    await box.fill(text);
    await shown.nth(count).waitFor({ state: 'detached' });
    await shown.nth(count - 1).waitFor();
    t.equal(await shown.count(), count, text);
  }
  await box.fill('nothing like it');
  t.equal(await page.getByRole('status').innerText(), 'No operation has this text.');
  t.strictSame(complaints, []);
});

t.test('errors are folded until they are opened, by hand or by keyboard', { skip: withoutBrowser }, async (t) => {
  const { page, complaints } = await openReference(t, {});
  await page.locator('#operations-Tasks-createTask .opblock-summary-control').click();
  const block = page.locator('#operations-Tasks-createTask');
  const lines = block.locator('.error-line');
  await lines.first().waitFor();
  const codes = await lines.locator('.response-col_status').allInnerTexts();
  t.strictSame(codes, ['400', '401', '403', '413', '414', '415', '422', '429', '431', '500', '503']);
  const rows = block.locator('.responses-wrapper tr.response');
  t.equal(await rows.count(), 1, 'that of success');
  const line = block.getByRole('button', { name: 'There is no token, or it is not a good one.' });
  t.equal(await line.getAttribute('aria-expanded'), 'false');
  await line.click();
  t.equal(await line.getAttribute('aria-expanded'), 'true');
  t.match(await rows.nth(1).innerText(), '"code": "UNAUTHENTICATED"');
  await line.focus();
  await page.keyboard.press('Enter');
  t.equal(await line.getAttribute('aria-expanded'), 'false');
  t.equal(await rows.count(), 1);
  t.strictSame(complaints, []);
});
