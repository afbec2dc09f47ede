import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import t from 'tap';
import { tokenFor } from '../../../helpers/app.ts';
import { withoutBrowser } from '../../../helpers/browser.ts';
import { openReference, send } from './reference.ts';

// A browser, on a machine that may be busy with other tests.
t.setTimeout(900_000);

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Text and what is behind it, by the contrast that WCAG 2.2 asks for at level AA (1.4.3). */
const QUESTION = "axe.run(document, { runOnly: ['color-contrast'] })";

for (const colorScheme of ['light', 'dark'] as const) {
  t.test(`every text stands out from what is behind it: ${colorScheme}`, { skip: withoutBrowser }, async (t) => {
    const viewport = { width: 1280, height: 900 };
    // The page's policy would not let the test's own script in.
    const { page } = await openReference(t, { viewport, colorScheme, bypassCSP: true }, () => tokenFor('demo'));
    await send(page, 'createTask');
    await send(page, 'listTasks');
    await page.locator('section.models button').first().click();
    await page.locator('section.models .json-schema-2020-12').first().waitFor();
    await page.addScriptTag({ path: AXE });
    const { violations, passes }: AxeResults = await page.evaluate(QUESTION);
    const faint = violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => `${any[0]?.message} ${html}`));
    t.strictSame(faint, []);
    t.ok((passes[0]?.nodes.length ?? 0) > 100, 'and there was something to look at');
  });
}
