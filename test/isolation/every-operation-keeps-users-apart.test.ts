import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import t from 'tap';
import { inlineReferences, methodsOf, type Operation, operationsOf } from '../../src/contract/document.ts';
import { loadContract } from '../../src/contract/load.ts';
import { newUser, startApp, type TestUser } from '../helpers/app.ts';
import { everythingOf } from '../helpers/rows.ts';
import { type Address, addressesOf } from './addresses.ts';
import { indistinguishable, oddUserIds } from './ids.ts';
import { makeOtherUser } from './other-user.ts';
import { allowed, outcomeOf, successesOf, told } from './outcomes.ts';
import { type Ids, makeThings, type Thing, thingsIn, thingsOf } from './things.ts';
import { addressOf, assigningVariantsOf, type Variant, variantsOf } from './variants.ts';

const { app, database } = await startApp(t);
const contract = inlineReferences((await loadContract()).contract);
const operations = operationsOf(contract).filter(({ path }) => /\{\w+_id\}/.test(path));
const things = thingsIn(operations);
const other = await makeOtherUser(app, operations, things);
const owner = { id: other.user.id, things: other.ids };

/** HEAD is asked as well, wherever there is GET. */
const asked: Operation[] = operations.flatMap((operation) =>
  methodsOf(operation).map((method) => ({
    ...operation,
    method,
    id: method === 'HEAD' ? `HEAD of ${operation.id}` : operation.id,
  })),
);

/** HEAD goes the way of its GET, so that one way to send it is enough. */
const waysToSend = (operation: Operation): Variant[] =>
  variantsOf(operation, other.user.id, other.loot).slice(0, operation.method === 'HEAD' ? 1 : undefined);

function send(user: TestUser | undefined, operation: Operation, ids: Ids, { headers, payload, query }: Variant) {
  const method = operation.method as NonNullable<InjectOptions['method']>;
  const url = addressOf(operation, ids, query);
  const request = { method, url, headers, ...(payload !== undefined && { payload }) };
  return user ? user.request(request) : app.inject(request);
}

/** The things in the path of an operation, those that they are part of included. */
const thingsFor = (operation: Operation): Thing[] => things.filter(({ name }) => thingsOf(operation).includes(name));

/** What is wrong with an answer to a user, in words; nothing when it is as it should be. */
function faults(answer: LightMyRequestResponse, user: TestUser, want: string[]): string[] {
  const text = JSON.stringify([answer.headers, answer.body]);
  const owners = [...answer.body.matchAll(/"user_id":"([^"]*)"/g)].map(([, owner]) => owner);
  return [
    ...(want.some((one) => told(answer, one) === outcomeOf(answer))
      ? []
      : [`is ${outcomeOf(answer)}, not ${want.join(' or ')}`]),
    ...(answer.raw.req.method === 'HEAD' && answer.body !== '' ? ['has a body'] : []),
    ...other.leaked(text, answer.raw.req.url ?? '').map((secret) => `tells ${secret}`),
    ...owners.filter((owner) => owner !== user.id).map((owner) => `shows something of ${owner}`),
    ...('idempotency-replayed' in answer.headers ? ['replays what the user never sent'] : []),
  ];
}

/**
 * Sends a variant to addresses, to each as a user of its own, so that no request finds what another one left.
 * @param isMeant which of the addresses
 */
async function walk(operation: Operation, variant: Variant, isMeant: (address: Address) => boolean) {
  const [found, seen]: [string[], string[]] = [[], []];
  for (const [index, { leads, ...address }] of addressesOf(operation, owner, owner).entries()) {
    if (!isMeant({ leads, ...address })) continue;
    const user = newUser(app);
    const needsThings = leads !== 'other path' && leads !== 'nowhere';
    const own = { id: user.id, things: needsThings ? await makeThings(user, thingsFor(operation)) : {} };
    const { name, ids } = addressesOf(operation, own, owner)[index] ?? address;
    const answer = await send(user, operation, ids, variant);
    const where = `${operation.method} ${answer.raw.req.url} (${name}; ${variant.name})`;
    found.push(...faults(answer, user, allowed(operation, leads, variant)).map((fault) => `${where} ${fault}`));
    seen.push(outcomeOf(answer));
  }
  return { found, seen };
}

t.test('there is something to keep apart', async (t) => {
  t.ok(things.length > 0);
  for (const { creation } of things) {
    const { body } = await other.user.request({ url: addressOf(creation, { user_id: 'me', ...other.ids }, {}) });
    t.ok(body.includes(other.marker), `${creation.path}: their owner does see the secrets`);
  }
});

for (const operation of asked) {
  t.test(`${operation.id} tells and changes nothing of another user, whatever is sent`, async (t) => {
    const before = await everythingOf(database, other.user.id);
    const all: string[] = [];
    // Every id in one way, and every way with a few ids.
    for (const [index, variant] of waysToSend(operation).entries()) {
      const { found, seen } = await walk(operation, variant, ({ isPlain }) => isPlain || index === 0);
      all.push(...seen);
      t.strictSame(found, [], `${seen.length} requests: ${variant.name}`);
    }
    t.ok(
      successesOf(operation).some((status) => all.includes(status)),
      'and on what is one’s own it works',
    );
    t.strictSame(await everythingOf(database, other.user.id), before, 'the rows of the other user are as they were');
  });

  t.test(`${operation.id} tells nobody without a token anything`, async (t) => {
    const before = await everythingOf(database, other.user.id);
    for (const variant of waysToSend(operation)) {
      const answer = await send(undefined, operation, { ...other.ids, user_id: other.user.id }, variant);
      t.equal(outcomeOf(answer), told(answer, '401 UNAUTHENTICATED'), variant.name);
      t.notOk(answer.body.includes(other.marker));
    }
    t.strictSame(await everythingOf(database, other.user.id), before);
  });

  t.test(`${operation.id} takes no spelling of a user for another one`, async (t) => {
    const before = await everythingOf(database, other.user.id);
    const [plain] = waysToSend(operation);
    if (!plain) throw new Error('there is no way to send it');
    const user = newUser(app);
    for (const { name, text, kind } of oddUserIds(user.id, other.user.id)) {
      const answer = await send(user, operation, { ...other.ids, user_id: text }, plain);
      const want = allowed(operation, kind === 'foreign' ? 'other path' : 'nowhere', plain);
      t.strictSame(faults(answer, user, want), [], `${name}: ${text}`);
    }
    t.strictSame(await everythingOf(database, other.user.id), before);
    t.strictSame(await everythingOf(database, user.id), {}, 'nor did any of it make something');
  });
}

for (const operation of asked.filter((one) => assigningVariantsOf(one, '', '').length > 0)) {
  t.test(`${operation.id} lets nobody set what only the service sets`, async (t) => {
    const before = await everythingOf(database, other.user.id);
    const [theirs = ''] = Object.values(other.ids);
    for (const variant of assigningVariantsOf(operation, other.user.id, theirs)) {
      const user = newUser(app);
      const ids = await makeThings(user, things);
      const had = await everythingOf(database, user.id);
      t.equal(outcomeOf(await send(user, operation, { ...ids, user_id: 'me' }, variant)), variant.answer, variant.name);
      t.strictSame(await everythingOf(database, user.id), had, `${variant.name}: all is as it was`);
    }
    t.strictSame(await everythingOf(database, other.user.id), before, 'and so is what the other user has');
  });
}

for (const operation of asked.filter((one) => thingsOf(one).length > 0)) {
  t.test(`${operation.id} answers the same for what is another user's and for what is nobody's`, async (t) => {
    for (const variant of waysToSend(operation)) {
      for (const name of thingsOf(operation)) {
        const [theirs, nobodys] = await Promise.all(
          indistinguishable(other.ids[name] ?? '').map(async (id) => {
            const user = newUser(app);
            const own = await makeThings(user, thingsFor(operation));
            const { statusCode, headers, body } = await send(
              user,
              operation,
              { ...own, user_id: 'me', [name]: id },
              variant,
            );
            const { date, 'x-request-id': requestId, ...rest } = headers;
            const { request_id, timestamp, ...problem } = (body === '' ? {} : JSON.parse(body)) as Record<
              string,
              unknown
            >;
            return JSON.stringify({ statusCode, rest, problem }).replaceAll(id, '<id>');
          }),
        );
        t.equal(theirs, nobodys, `${variant.name}, ${name}`);
      }
    }
  });
}
