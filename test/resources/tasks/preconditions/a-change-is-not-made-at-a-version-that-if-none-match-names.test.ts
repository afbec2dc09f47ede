import t from 'tap';
import { jsonIn, outcome, type Problem, tally } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { everythingOf, rowsOf } from '../../../helpers/rows.ts';
import { makeTask } from '../../../helpers/tasks.ts';
import { CHANGES, type Change, changeTwice } from './changes.ts';

const { app, database } = await startApp(t);

/** For a task at version 3. */
const REFUSED: Record<string, string> = {
  'its tag': '"3"',
  'its tag as a weak one': 'W/"3"',
  'any tag': '*',
  'a list with its tag': '"1", "3"',
  'a list with spaces and tabs': '"x" \t,\t W/"3","y"',
};

const TAKEN: Record<string, string> = {
  'an older tag': '"2"',
  'a later tag': '"4"',
  'a list without its tag': '"1", W/"2", "4"',
  'an empty tag': '""',
  'its number written differently': '"03", "3.0", "+3", "0x3"',
  'a tag with a star': '"*"',
  'numbers that no version can be': '"0", "2147483648", "99999999999999999999999"',
};

const NO_TASK = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';

for (const [operation, { change, success }] of Object.entries(CHANGES)) {
  t.test(`${operation} is 412 where If-None-Match names the version, and changes nothing`, async (t) => {
    const alice = newUser(app);
    const { id } = await makeTask(alice, { title: 'as it was' });
    await changeTwice(alice, id);
    const before = await everythingOf(database, alice.id);
    for (const [name, tags] of Object.entries(REFUSED)) {
      const answer = await change(alice, id, { 'if-none-match': tags });
      t.equal(outcome(answer), '412 PRECONDITION_FAILED', name);
      t.equal(answer.headers.etag, '"3"', 'the header has the current tag');
      t.match(jsonIn<Problem>(answer).detail, /"3".* If-None-Match/, 'the detail says which precondition it was');
    }
    t.strictSame(await everythingOf(database, alice.id), before);
  });

  t.test(`${operation} takes an If-None-Match that names other versions`, async (t) => {
    for (const [name, tags] of Object.entries(TAKEN)) {
      const alice = newUser(app);
      const { id } = await makeTask(alice);
      await changeTwice(alice, id);
      t.equal((await change(alice, id, { 'if-none-match': tags })).statusCode, success, name);
    }
  });

  t.test(`${operation} needs both preconditions, If-Match first`, async (t) => {
    const alice = newUser(app);
    const { id } = await makeTask(alice);
    const ask = (match: string, noneMatch: string) =>
      change(alice, id, { 'if-match': match, 'if-none-match': noneMatch });
    for (const [match, noneMatch, reason] of [
      ['"2"', '"1"', 'If-Match'],
      ['"2"', '"9"', 'If-Match'],
      ['"1"', '"1"', 'If-None-Match'],
      ['*', '*', 'If-None-Match'],
    ] as const) {
      const answer = await ask(match, noneMatch);
      t.equal(outcome(answer), '412 PRECONDITION_FAILED', `${match} ${noneMatch}`);
      t.match(jsonIn<Problem>(answer).detail, reason);
      t.equal(jsonIn<Problem>(answer).detail.includes('If-None-Match'), reason === 'If-None-Match');
    }
    t.equal((await ask('"1", "2"', '"2", "3"')).statusCode, success);
  });

  t.test(`${operation} of a task that is not there is 404, whatever If-None-Match says`, async (t) => {
    for (const tags of ['*', '"1"']) {
      // With a star alone a replacement creates.
      if (operation === 'replaceTask' && tags === '*') continue;
      t.equal(outcome(await change(newUser(app), NO_TASK, { 'if-none-match': tags })), '404 TASK_NOT_FOUND', tags);
    }
  });

  t.test(`${operation} refuses an If-None-Match that is no list of entity tags`, async (t) => {
    const alice = newUser(app);
    const { id } = await makeTask(alice);
    for (const tags of ['1', '"1', '*, "1"', 'w/"1"']) {
      const answer = await change(alice, id, { 'if-none-match': tags });
      t.match(answer.json(), { status: 400, errors: [{ in: 'header', name: 'if-none-match' }] }, tags);
    }
  });
}

t.test(
  'the check and the write are one step: of 50 writers who refuse the version of one of them, one succeeds',
  async (t) => {
    const alice = newUser(app);
    const { id } = await makeTask(alice);
    const { change } = CHANGES.updateTask as { change: Change };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) => change(alice, id, { 'if-none-match': '"2"' }, number)),
    );
    t.strictSame(tally(answers), { 200: 1, '412 PRECONDITION_FAILED': 49 });
    t.match((await rowsOf(database, alice.id)).tasks, [{ version: 2 }]);
  },
);
