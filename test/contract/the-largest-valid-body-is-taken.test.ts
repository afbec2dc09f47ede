import t from 'tap';
import { LARGEST_BODY_BYTES } from '../../generated/limits.ts';
import { readConfig } from '../../src/config/index.ts';
import type { ResponseObject } from '../../src/contract/document.ts';
import { isProblem, taskIn } from '../helpers/answers.ts';
import { newUser, startApp, TEST_ENVIRONMENT } from '../helpers/app.ts';
import { CONTRACT } from '../helpers/contract.ts';

const LEAST = String(LARGEST_BODY_BYTES);

/** JSON of a value with every character of every text as an escape. */
const escaped = (value: unknown): string =>
  JSON.stringify(value).replace(/"([^"]*)"/g, (_, text: string) => {
    const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'));
    return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
  });

const LARGEST = { title: '🥛'.repeat(500), description: '🍮'.repeat(5000), position: -2147483648 };

t.test('a title and a description as long as they may be are taken, each character an escape', async (t) => {
  for (const limit of ['', LEAST]) {
    const { app, config } = await startApp(t, { BODY_LIMIT_BYTES: limit });
    const alice = newUser(app);
    const send = (method: 'POST' | 'PUT' | 'PATCH', url: string, body: object) =>
      alice.request({ method, url, headers: { 'content-type': 'application/json' }, payload: escaped(body) });
    t.ok(escaped(LARGEST).length > 65_536, 'more than 64 KiB');
    const made = await send('POST', 'tasks', LARGEST);
    t.match(taskIn(made), LARGEST, `POST, ${config.BODY_LIMIT_BYTES}`);
    const url = `tasks/${taskIn(made).id}`;
    const whole = { ...LARGEST, is_completed: false };
    t.match(taskIn(await send('PUT', url, whole)), whole, `PUT, ${config.BODY_LIMIT_BYTES}`);
    t.match(taskIn(await send('PATCH', url, whole)), whole, `PATCH, ${config.BODY_LIMIT_BYTES}`);
    const { detail } = isProblem(
      t,
      await send('POST', 'tasks', { title: 'x'.repeat(config.BODY_LIMIT_BYTES / 6) }),
      'PAYLOAD_TOO_LARGE',
    );
    t.equal(detail, `The body may have at most ${config.BODY_LIMIT_BYTES} bytes.`);
  }
});

t.test('a limit that would refuse such a body stops the start', async (t) => {
  const read = (limit: string) => readConfig({ ...TEST_ENVIRONMENT, BODY_LIMIT_BYTES: limit }).BODY_LIMIT_BYTES;
  t.equal(read(LEAST), LARGEST_BODY_BYTES);
  t.throws(() => read(String(LARGEST_BODY_BYTES - 1)), {
    name: 'Error',
    message: `BODY_LIMIT_BYTES must be ${LEAST} to 10485760: a smaller limit would refuse bodies that the contract allows`,
  });
});

t.test('by default there is room for white space, and the contract tells the default', async (t) => {
  const { BODY_LIMIT_BYTES } = readConfig(TEST_ENVIRONMENT);
  t.ok(BODY_LIMIT_BYTES > LARGEST_BODY_BYTES);
  const tooLarge = CONTRACT.components?.responses?.PayloadTooLarge as ResponseObject;
  const examples = tooLarge.content?.['application/problem+json']?.examples;
  t.match(examples, { tooLarge: { value: { detail: `The body may have at most ${BODY_LIMIT_BYTES} bytes.` } } });
  t.match(tooLarge.description, `\`${BODY_LIMIT_BYTES}\``);
});
