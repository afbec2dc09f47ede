import t from 'tap';
import { findingsIn, isProblem } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { makeTask } from '../../helpers/tasks.ts';

const { app } = await startApp(t);

t.test('a task is no neighbour of its own, however its id is written in the path', async (t) => {
  const user = newUser(app);
  const { id } = await makeTask(user);
  for (const written of [id, id.toUpperCase()]) {
    for (const place of ['after', 'before']) {
      const answer = await user.request({ method: 'PATCH', url: `tasks/${written}/move`, payload: { [place]: id } });
      const problem = isProblem(t, answer, 'VALIDATION_FAILED', `${place} ${written}`);
      t.strictSame(findingsIn(problem), [`body /${place} sibling`]);
    }
  }
});
