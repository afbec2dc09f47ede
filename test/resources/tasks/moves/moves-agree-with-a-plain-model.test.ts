import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { moveByChance } from './model.ts';

const { app, database } = await startApp(t);

t.test('the order of each place is that of a plain model after each move, and few moves renumber', async (t) => {
  const renumberings = await moveByChance(database, newUser(app), 300, 1);
  t.ok(renumberings <= 300 / 40, `${renumberings} of 300 renumbered`);
});
