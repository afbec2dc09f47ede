import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import t from 'tap';
import { withoutBrowser } from '../../helpers/browser.ts';
import { add, openExample, rowOf } from './example.ts';

t.setTimeout(300_000);

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds, by rule. */
async function findings(page: Page): Promise<string[]> {
  const { violations }: AxeResults = await page.evaluate('axe.run(document)');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id} ${any[0]?.message} ${html}`));
}

const SIZES = [
  ['a screen in the light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
  ['a telephone in the dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true }],
] as const;

for (const [name, options] of SIZES)
  t.test(name, { skip: withoutBrowser }, async (t) => {
    // The page's policy would not let the test's own script in; motion would be looked at in the middle.
    const { page, address } = await openExample(t, { ...options, bypassCSP: true, reducedMotion: 'reduce' });
    await page.addScriptTag({ path: AXE });
    const check = async (what: string) => {
      t.strictSame(await findings(page), [], `axe finds nothing: ${what}`);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      t.equal(width, options.viewport.width, `nothing sticks out: ${what}`);
    };
    await check('an empty list');
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Name').fill('A name that is rather long, but what can one do about it?');
    await check('the dialog of a project');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByLabel('New task', { exact: true }).fill('Late');
    // The day is reached by Tab, and typed.
    await page.keyboard.press('Tab');
    await page.keyboard.type('01312020');
    await page.keyboard.press('Enter');
    await rowOf(page, 'Late').getByText('31 Jan').waitFor();
    await add(page, `Verylong${'word'.repeat(20)}`);
    await add(page, 'Done');
    await rowOf(page, 'Done').getByRole('checkbox').check();
    await page.getByText('Completed (1)').click();
    await check('tasks');
    await rowOf(page, 'Late').getByText('Late', { exact: true }).click();
    await check('the dialog of a task');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Dark colours' }).click();
    await check('the other colours');
    await page.context().setOffline(true);
    for (let number = 1; number <= 3; number++) await add(page, `Offline ${number}`);
    await page.getByText('Offline · 3 waiting').waitFor();
    await check('without a network');
    await page.context().setOffline(false);
    await page.evaluate('localStorage.clear()');
    await page.goto(address);
    await page.getByRole('button', { name: 'Sign in as demo' }).waitFor();
    await page.addScriptTag({ path: AXE });
    await check('before somebody is signed in');
  });
