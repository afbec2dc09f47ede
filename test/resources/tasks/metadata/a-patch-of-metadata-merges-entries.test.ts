import t from 'tap';
import { findingsIn, isProblem, taskIn } from '../../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../../helpers/app.ts';
import { everyRow, isUnfit, makeProject, projectIn } from '../../../helpers/planning.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app, database } = await startApp(t);

/** Entries with keys of three letters, from a number to another one. */
const filledWith =
  <Text>(text: Text) =>
  (from: number, to: number) =>
    Object.fromEntries(
      Array.from({ length: to - from }, (_, index) => [`k${String(from + index).padStart(2, '0')}`, text]),
    );
const entries = filledWith('x');
const removals = filledWith(null);

const KINDS = [
  {
    kind: 'task',
    create: async (user: TestUser, metadata: Record<string, string>) =>
      `tasks/${(await makeTask(user, { metadata })).id}`,
    read: taskIn,
    fields: { title: 'Other' },
  },
  {
    kind: 'project',
    create: async (user: TestUser, metadata: Record<string, string>) =>
      `projects/${(await makeProject(user, { metadata })).id}`,
    read: projectIn,
    fields: { name: 'Other' },
  },
];

for (const { kind, create, read, fields } of KINDS) {
  const start = async (metadata: Record<string, string>) => {
    const user = newUser(app);
    const url = await create(user, metadata);
    const patch = (given: unknown) => user.request({ method: 'PATCH', url, payload: { metadata: given } });
    return { user, url, patch, metadata: async () => read(await user.request({ url })).metadata };
  };

  t.test(`a ${kind}: entries are set, removed by null, and otherwise left`, async (t) => {
    const { patch, metadata, url, user } = await start({ one: '1', two: '2' });
    for (const [given, wanted, version] of [
      [{ two: 'zwei', three: '3' }, { one: '1', two: 'zwei', three: '3' }, 2],
      [{ one: null, nothing: null }, { two: 'zwei', three: '3' }, 3],
      [{ three: '3', two: 'zwei' }, { two: 'zwei', three: '3' }, 3],
      [{ nothing: null }, { two: 'zwei', three: '3' }, 3],
      [{}, { two: 'zwei', three: '3' }, 3],
      [null, {}, 4],
      [null, {}, 4],
      [{ one: '' }, { one: '' }, 5],
    ] as const) {
      const answer = await patch(given);
      t.equal(answer.headers.etag, `"${version}"`, JSON.stringify(given));
      t.strictSame(read(answer).metadata, wanted);
      t.strictSame(await metadata(), wanted);
    }
    const put = await user.request({ method: 'PUT', url, payload: { ...fields, metadata: { two: '2' } } });
    t.strictSame(read(put).metadata, { two: '2' }, 'a replacement replaces');
    t.strictSame(read(await user.request({ method: 'PUT', url, payload: fields })).metadata, {}, 'also by nothing');
  });

  t.test(`a ${kind}: 50 entries afterwards, and no 51st`, async (t) => {
    const { user, url, patch, metadata } = await start(entries(0, 49));
    t.strictSame(read(await patch({ k49: 'x' })).metadata, entries(0, 50));
    for (const given of [{ k50: 'x' }, entries(40, 60), { ...removals(0, 9), ...entries(50, 60) }])
      await isUnfit(
        t,
        database,
        user,
        { method: 'PATCH', url, payload: { ...fields, metadata: given } },
        'body /metadata maxProperties',
      );
    t.strictSame(await metadata(), entries(0, 50));
    t.strictSame(read(await patch({ ...removals(0, 10), ...entries(50, 60) })).metadata, entries(10, 60), '10 for 10');
    t.strictSame(read(await patch({ ...removals(10, 60), ...entries(0, 50) })).metadata, entries(0, 50), 'all at once');
    const before = await everyRow(database, user);
    const tooMany = isProblem(t, await patch(removals(0, 101)), 'VALIDATION_FAILED');
    t.strictSame(findingsIn(tooMany), ['body /metadata maxProperties']);
    const whole = { method: 'PUT', url, payload: { ...fields, metadata: entries(0, 51) } } as const;
    t.strictSame(findingsIn(isProblem(t, await user.request(whole), 'VALIDATION_FAILED')), [
      'body /metadata maxProperties',
    ]);
    t.strictSame(await everyRow(database, user), before);
  });

  t.test(`a ${kind}: keys are kept as they are, whatever they are called`, async (t) => {
    const { patch, metadata } = await start({});
    const names = [
      'constructor',
      'prototype',
      'toString',
      'hasOwnProperty',
      'length',
      '1',
      '0',
      '-1',
      '1.5',
      ' ',
      '"',
      '\\',
      '/',
      '~1',
      'é',
      '💡'.repeat(20),
      'x'.repeat(40),
      '\n',
      "'",
      '$',
      'null',
    ];
    let wanted = {};
    for (const name of names) {
      const given = { [name]: `the value of ${name}` };
      t.equal((await patch(given)).statusCode, 200, JSON.stringify(name));
      wanted = { ...wanted, ...given };
      t.strictSame(await metadata(), wanted);
    }
    for (const name of names)
      t.notOk(Object.hasOwn(read(await patch({ [name]: null })).metadata, name), `${name} is removed`);
    t.strictSame(await metadata(), {});
  });

  t.test(`a ${kind}: what breaks a limit is refused`, async (t) => {
    const { user, patch } = await start({ one: '1' });
    const before = await everyRow(database, user);
    for (const [given, finding] of [
      [{ '': 'x' }, 'body /metadata/ minLength'],
      [{ ['x'.repeat(41)]: 'x' }, `body /metadata/${'x'.repeat(41)} maxLength`],
      [{ 'a\u0000': 'x' }, 'body /metadata/a\u0000 pattern'],
      [JSON.parse('{"__proto__":"x"}'), 'body /metadata/__proto__ pattern'],
      [{ a: 'x\u0000' }, 'body /metadata/a pattern'],
      [{ a: 'x'.repeat(501) }, 'body /metadata/a maxLength'],
      [{ a: 1 }, 'body /metadata/a type'],
      [{ a: {} }, 'body /metadata/a type'],
      [[], 'body /metadata type'],
      ['x', 'body /metadata type'],
    ] as const)
      t.ok(
        findingsIn(isProblem(t, await patch(given), 'VALIDATION_FAILED')).includes(finding),
        `${JSON.stringify(finding)}: ${JSON.stringify(given).slice(0, 60)}`,
      );
    t.strictSame(await everyRow(database, user), before);
    t.strictSame(read(await patch({ a: 'x'.repeat(500) })).metadata, { one: '1', a: 'x'.repeat(500) });
  });
}
