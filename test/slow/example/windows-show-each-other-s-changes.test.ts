import t from 'tap';
import { withoutBrowser } from '../../helpers/browser.ts';
import { add, haveTitles, isUpToDate, openExample, rowOf } from './example.ts';

t.setTimeout(300_000);

t.test('a project, its tasks and what is done', { skip: withoutBrowser }, async (t) => {
  const { page, address, complaints, openElsewhere } = await openExample(t);
  const sameDevice = await page.context().newPage();
  sameDevice.setDefaultTimeout(0);
  await sameDevice.goto(address);
  const elsewhere = await openElsewhere();
  const others = [sameDevice, elsewhere];
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Name').fill('Garden');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Garden' }).waitFor();
  await add(page, 'Order tulip bulbs');
  await add(page, 'Rake the leaves');
  for (const other of others) {
    await other.getByRole('link', { name: 'Garden 2 open' }).click();
    await haveTitles(other, ['Order tulip bulbs', 'Rake the leaves']);
    await isUpToDate(other);
  }
  await add(page, 'Turn the compost');
  await elsewhere.locator('#live', { hasText: 'Changed elsewhere: Turn the compost' }).waitFor();
  await rowOf(sameDevice, 'Rake the leaves').getByRole('checkbox').check();
  await haveTitles(page, ['Order tulip bulbs', 'Turn the compost']);
  for (const each of [page, ...others]) {
    await isUpToDate(each);
    await haveTitles(each, ['Order tulip bulbs', 'Turn the compost']);
  }
  t.strictSame(complaints, []);
});
