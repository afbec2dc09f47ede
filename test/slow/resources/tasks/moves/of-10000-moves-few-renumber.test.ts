import t from 'tap';
import { newUser, startApp } from '../../../../helpers/app.ts';
import { moveByChance } from '../../../../resources/tasks/moves/model.ts';

t.setTimeout(3_600_000);

const { app, database } = await startApp(t);

t.test('10,000 moves agree with a plain model, and at most 1 in 40 renumbers', async (t) => {
  const renumberings = await moveByChance(database, newUser(app), 10_000, 2);
  t.comment(`${renumberings} moves renumbered`);
  t.ok(renumberings <= 10_000 / 40, `${renumberings} of 10,000 renumbered`);
});
