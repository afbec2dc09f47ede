import t from 'tap';
import { withoutBrowser } from '../../helpers/browser.ts';
import { add, haveTitles, isUpToDate, openExample, rowOf, titlesOn, unexpected, until } from './example.ts';

// A browser, on a machine that may be busy with other tests.
t.setTimeout(300_000);

t.test('after a reload and with the network back another window has them', { skip: withoutBrowser }, async (t) => {
  const { page, complaints, openElsewhere } = await openExample(t);
  const other = await openElsewhere();
  for (const title of ['One', 'Two', 'Three', 'Four']) await add(page, title);
  await isUpToDate(page);
  await haveTitles(other, ['One', 'Two', 'Three', 'Four']);
  // The page is kept in the background.
  await until(page, "caches.match('/example/generated/offline/index.js')");
  await until(page, 'navigator.serviceWorker.controller');

  await page.context().setOffline(true);
  for (const title of ['Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']) await add(page, title);
  await rowOf(page, 'One').getByRole('checkbox').check();
  await rowOf(page, 'Two').getByText('Two').click();
  await page.getByLabel('Title').fill('Second');
  await page.keyboard.press('Enter');
  await rowOf(page, 'Three').getByText('Three').click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await rowOf(page, 'Four').getByRole('button', { name: 'Move down' }).click();
  const titles = ['Second', 'Five', 'Four', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
  await haveTitles(page, titles);
  await page.getByText('Offline · 10 waiting').waitFor();

  await page.reload();
  await haveTitles(page, titles);
  await page.getByText('Offline · 10 waiting').waitFor();
  t.equal(await page.getByText('signed out').count(), 0, 'nobody is signed out for want of a network');
  t.strictSame(await titlesOn(other), ['One', 'Two', 'Three', 'Four'], 'nothing has left this window');

  await page.context().setOffline(false);
  await isUpToDate(page);
  await haveTitles(other, titles);
  await other.getByText('Completed (1)').waitFor();
  t.strictSame(unexpected(complaints), []);
});
