import t from 'tap';
import { jsonIn, outcome, type Problem } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask } from '../../../helpers/tasks.ts';
import { CHANGES } from './changes.ts';

const { app } = await startApp(t);
const alice = newUser(app);
const { id } = await makeTask(alice);

for (const [operation, { change }] of Object.entries(CHANGES)) {
  t.test(`${operation} says of a weak tag that it never matches, and of a strong one that it is another`, async (t) => {
    for (const tags of ['W/"1"', 'W/"2"', '"2", W/"1"']) {
      const answer = await change(alice, id, { 'if-match': tags });
      t.equal(outcome(answer), '412 PRECONDITION_FAILED', tags);
      t.equal(answer.headers.etag, '"1"');
      const { detail, title } = jsonIn<Problem>(answer);
      t.match(detail, /"1".*weak tags \(W\/"…"\) never match/, tags);
      t.notMatch(`${title} ${detail}`, /changed/, 'for it may well be as it was');
    }
    const { detail } = jsonIn<Problem>(await change(alice, id, { 'if-match': '"2"' }));
    t.equal(detail, 'The current entity tag is "1", which If-Match does not name.');
  });
}
