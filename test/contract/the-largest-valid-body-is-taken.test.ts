import t from 'tap';
import { LARGEST_BODY_BYTES } from '../../generated/limits.ts';
import { OPERATIONS } from '../../generated/operations.ts';
import { readConfig } from '../../src/config/index.ts';
import { ajv } from '../../src/contract/ajv.ts';
import type { Operation, ResponseObject, SchemaObject } from '../../src/contract/document.ts';
import { isProblem, jsonIn } from '../helpers/answers.ts';
import { newUser, startApp, TEST_ENVIRONMENT } from '../helpers/app.ts';
import { CONTRACT } from '../helpers/contract.ts';
import { type Body, bodiesOf } from '../helpers/examples.ts';
import { operationOf, readyRequest, requestFor, WITH_BODY } from '../helpers/operations.ts';
import { prepare, withOwn } from '../helpers/own.ts';
import { THINGS } from '../helpers/things.ts';

const LEAST = String(LARGEST_BODY_BYTES);

/** JSON of a value with every character of every text as an escape. */
const escaped = (value: unknown): string =>
  JSON.stringify(value).replace(/"([^"]*)"/g, (_, text: string) => {
    const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'));
    return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
  });

/** A text as long as it may be, of characters that take the most bytes; each ends in its number, so that no two are the same. */
const longest = (length: number, number = 0): string => `${'🥛'.repeat(length - 2)}${String(number).padStart(2, '0')}`;

/** The largest value of a schema that takes any text, many of them, or many by name; none of another one. */
function largest({ type, ...schema }: SchemaObject): unknown {
  const { maxLength, items, maxItems, propertyNames, additionalProperties, maxProperties } = schema as Limits;
  if ([type].flat().includes('string') && maxLength && maxLength > 2) return longest(maxLength);
  if (maxItems && items?.maxLength)
    return Array.from({ length: maxItems }, (_, at) => longest(items.maxLength ?? 0, at));
  if (!maxProperties || !additionalProperties?.maxLength) return undefined;
  const value = longest(additionalProperties.maxLength);
  // Where null removes, a body may name as many again.
  const length = [additionalProperties.type].flat().includes('null') ? maxProperties / 2 : maxProperties;
  return Object.fromEntries(Array.from({ length }, (_, at) => [longest(propertyNames?.maxLength ?? 0, at), value]));
}

interface Limits {
  readonly type?: string | readonly string[];
  readonly maxLength?: number;
  readonly items?: Limits;
  readonly maxItems?: number;
  readonly propertyNames?: Limits;
  readonly additionalProperties?: Limits;
  readonly maxProperties?: number;
}

const NO_BODY: Pick<Body, 'schema' | 'payload'> = { schema: {}, payload: undefined };

/** The last example of a body with everything in it as large as it may be. */
function largestBody(operation: Operation): Record<string, unknown> {
  const [{ schema, payload = '{}' } = NO_BODY] = bodiesOf(operation).slice(-1);
  const example = JSON.parse(payload) as Record<string, unknown>;
  const members = Object.entries((schema.properties ?? {}) as Record<string, SchemaObject>)
    .map(([name, of]) => [name, largest(of)] as const)
    .filter(([name, value]) => value !== undefined && ajv.validate(schema, { ...example, [name]: value }));
  return { ...example, ...Object.fromEntries(members) };
}

/** The operations whose body is what a thing is to be. */
const WRITES = WITH_BODY.filter((id) =>
  THINGS.some(({ name, creation: { path } }) => [path, `${path}/{${name}}`].includes(OPERATIONS[id].path)),
);

t.test('texts as long as they may be are taken, each character an escape', async (t) => {
  for (const limit of ['', LEAST]) {
    const { app, config } = await startApp(t, { BODY_LIMIT_BYTES: limit });
    const alice = newUser(app);
    const lengths: number[] = [];
    for (const id of WRITES) {
      const own = await prepare(alice, operationOf(id));
      const body = JSON.parse(await withOwn(alice, own, JSON.stringify(largestBody(operationOf(id))))) as object;
      const answer = await alice.request({ ...(await readyRequest(alice, id, own)), payload: escaped(body) });
      t.match(answer.statusCode, /^20[01]$/, `${id}, ${config.BODY_LIMIT_BYTES}`);
      t.match(jsonIn<{ data: object }>(answer).data, body, id);
      lengths.push(escaped(body).length);
    }
    t.ok(Math.max(...lengths) > LARGEST_BODY_BYTES / 2, 'of which a patch may need the other half for what it removes');
    const { detail } = isProblem(
      t,
      await alice.request({ ...requestFor('createTask'), payload: 'x'.repeat(config.BODY_LIMIT_BYTES + 1) }),
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
