import t from 'tap';
import { OPERATIONS } from '../../../../generated/operations.ts';
import { withoutBrowser } from '../../../helpers/browser.ts';
import { ALL } from '../../../helpers/operations.ts';
import { blockOf, openReference } from './reference.ts';

// A browser, on a machine that may be busy with other tests.
t.setTimeout(900_000);

t.test('below its description, where it needs any', { skip: withoutBrowser }, async (t) => {
  const { page, complaints } = await openReference(t, {});
  for (const id of ALL) {
    const block = blockOf(page, id);
    await block.locator('.opblock-summary-control').click();
    const text = await block.locator('.opblock-description').innerText();
    const operation = OPERATIONS[id];
    const scopes = 'scopes' in operation ? operation.scopes : [];
    t.equal(
      /Scopes: (.*)/
        .exec(text)?.[1]
        ?.replace(/\s*,\s*/g, ' ')
        .trim() ?? '',
      scopes.join(' '),
      id,
    );
    await block.locator('.opblock-summary-control').click();
  }
  t.strictSame(complaints, []);
});
