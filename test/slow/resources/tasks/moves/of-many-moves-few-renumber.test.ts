import t from 'tap';
import { newUser, startApp } from '../../../../helpers/app.ts';
import { moveByChance } from '../../../../resources/tasks/moves/model.ts';

t.setTimeout(3_600_000);

/** The gate makes fewer, for its time. */
const MOVES = Number(process.env.MOVES ?? 10_000);

const { app, database } = await startApp(t);

t.test(`${MOVES} moves agree with a plain model, and at most 1 in 40 renumbers`, async (t) => {
  const renumberings = await moveByChance(database, newUser(app), MOVES, 2);
  t.comment(`${renumberings} moves renumbered`);
  t.ok(renumberings <= MOVES / 40, `${renumberings} of ${MOVES} renumbered`);
});
