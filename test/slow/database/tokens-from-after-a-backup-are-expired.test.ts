import { join } from 'node:path';
import t from 'tap';
import type { components } from '../../../generated/contract.ts';
import { isProblem, jsonIn } from '../../helpers/answers.ts';
import { newUser } from '../../helpers/app.ts';
import { embeddedFolder, temporaryFolder } from '../../helpers/embedded-template.ts';
import { makeTask } from '../../helpers/tasks.ts';
import { backUp, restore, serviceOn } from './backups.ts';

type Feed = components['schemas']['ChangeList'];

t.test('also when the restored database has caught up with their numbers', async (t) => {
  const [folder, other] = [await embeddedFolder(t), await temporaryFolder(t)];
  const { app } = await serviceOn(t, folder);
  const ada = newUser(app, 'ada');
  await makeTask(ada);
  await backUp(t, folder, join(other, 'a.backup'));
  await makeTask(ada);
  const { meta } = jsonIn<Feed>(await ada.request({ url: '/api/me/changes' }));

  await restore(t, join(other, 'new'), join(other, 'a.backup'));
  const later = await serviceOn(t, join(other, 'new'));
  const again = newUser(later.app, 'ada');
  for (let count = 0; count < 3; count++) {
    isProblem(t, await again.request({ url: `/api/me/changes?since=${meta.next}` }), 'CHANGES_EXPIRED');
    await makeTask(again);
  }
  const { data } = jsonIn<Feed>(await again.request({ url: '/api/me/changes' }));
  t.equal(data.length, 4, 'who starts over has what there is');
});
