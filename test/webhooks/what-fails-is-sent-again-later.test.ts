import t from 'tap';
import { newUser } from '../helpers/app.ts';
import { type Answer, ok } from './receiver.ts';
import { HOUR, makeTask, SECOND, startAll } from './sender.ts';

/** When a message that always fails is sent, counted from the first attempt. */
const SCHEDULE = [0, 5, 30, 120, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

const failures: [name: string, answer: () => Answer][] = [
  ['an error', () => [500]],
  ['a refusal', () => [400]],
  ['a switch to another protocol, which nobody asked for', () => [101, { connection: 'upgrade', upgrade: 'other' }]],
  ['a redirect, which is not followed', () => [302, { location: '/elsewhere' }]],
];

for (const [name, answer] of failures) {
  t.test(`after ${name}, under the same id, with another signature, and then what is behind it`, async (t) => {
    const { app, receiver, clock, pass } = await startAll(t);
    const user = newUser(app);
    const ids = [await makeTask(user, 'First'), await makeTask(user, 'Second')];
    receiver.answer = answer;
    await pass();
    await pass(4 * SECOND);
    t.equal(receiver.got.length, 1, 'not before its time');
    receiver.answer = ok;
    const sentAt = Math.floor((clock.now + SECOND) / 1000);
    await pass(SECOND);
    t.strictSame(
      receiver.got.map(({ event }) => 'id' in event.data && event.data.id),
      [ids[0], ids[0], ids[1]],
    );
    const [first, again] = receiver.got;
    t.equal(again?.id, first?.id);
    t.equal(again?.body, first?.body);
    t.equal(again?.headers['webhook-timestamp'], String(sentAt));
    t.not(again?.headers['webhook-signature'], first?.headers['webhook-signature']);
  });
}

t.test('for three days, then it is given up, and what is behind it is sent', async (t) => {
  const { app, receiver, clock, pass, log } = await startAll(t);
  const user = newUser(app);
  const [bad, good] = [await makeTask(user, 'Bad'), await makeTask(user, 'Good')];
  const times: number[] = [];
  receiver.answer = ({ body }) => {
    if (!body.includes(bad)) return [204];
    times.push(clock.now);
    return [500];
  };
  const began = clock.now;
  await pass();
  for (const seconds of SCHEDULE.slice(1)) await pass(seconds * SECOND);
  let sum = 0;
  t.strictSame(
    times.map((time) => time - began),
    SCHEDULE.map((seconds) => {
      sum += seconds * SECOND;
      return sum;
    }),
  );
  t.ok((times.at(-1) ?? 0) - began > 72 * HOUR);
  t.ok(receiver.got.at(-1)?.body.includes(good));
  const [line] = log.lines().filter(({ msg }) => msg.startsWith('a webhook was given up'));
  t.match(line, { level: 50, webhook_id: receiver.got[0]?.id, type: 'task.upserted', user: user.id, attempts: 12 });
  const sent = receiver.got.length;
  await pass(48 * HOUR);
  t.equal(receiver.got.length, sent, 'and never again');
});

t.test('not before the receiver asks for it', async (t) => {
  for (const [value, seconds] of [
    ['3600', 3600],
    ['soon', 5],
    ['1', 5],
  ] as const) {
    const { app, receiver, pass } = await startAll(t);
    receiver.answer = () => [503, { 'retry-after': value }];
    await makeTask(newUser(app), 'Buy milk');
    await pass();
    await pass((seconds - 1) * SECOND);
    t.equal(receiver.got.length, 1, value);
    await pass(SECOND);
    t.equal(receiver.got.length, 2, value);
  }
});

t.test('not before the date that the receiver gives', async (t) => {
  const { app, receiver, clock, pass } = await startAll(t);
  clock.now = Math.ceil(clock.now / SECOND) * SECOND;
  const until = new Date(clock.now + HOUR).toUTCString();
  receiver.answer = () => [429, { 'retry-after': until }];
  await makeTask(newUser(app), 'Buy milk');
  await pass();
  await pass(HOUR - SECOND);
  t.equal(receiver.got.length, 1);
  await pass(SECOND);
  t.equal(receiver.got.length, 2);
});

t.test('what was changed meanwhile is told as it is then, once', async (t) => {
  const { app, receiver, pass } = await startAll(t);
  const user = newUser(app);
  receiver.answer = () => [500];
  const id = await makeTask(user, 'Buy milk');
  await pass();
  await user.request({ method: 'PATCH', url: `tasks/${id}/complete` });
  receiver.answer = ok;
  await pass(5 * SECOND);
  t.equal(receiver.got.length, 2);
  t.match(receiver.got[1]?.event, { data: { id, is_completed: true, version: 2 } });
  t.not(receiver.got[1]?.id, receiver.got[0]?.id);
});

t.test('others are told meanwhile, and after an outage nobody waits for the end of their time', async (t) => {
  const { app, receiver, pass } = await startAll(t);
  const [waiting, other] = [newUser(app), newUser(app)];
  await pass();
  await makeTask(newUser(app), 'Before');
  await pass();
  await pass();
  receiver.got.length = 0;
  receiver.answer = () => [502];
  await makeTask(waiting, 'Buy milk');
  await pass();
  for (const seconds of SCHEDULE.slice(1, 7)) await pass(seconds * SECOND);
  t.equal(receiver.got.length, 7, 'the next attempt is hours away');
  receiver.answer = ok;
  await makeTask(other, 'Call Bob');
  await pass();
  t.ok(receiver.got.at(-1)?.body.includes(other.id));
  await pass();
  t.ok(receiver.got.at(-1)?.body.includes(waiting.id));
  t.equal(receiver.got.length, 9);
});
