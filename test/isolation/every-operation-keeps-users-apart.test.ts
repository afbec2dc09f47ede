import type { LightMyRequestResponse } from 'fastify';
import t from 'tap';
import type { Operation } from '../../src/contract/document.ts';
import { newUser, startApp, type TestUser } from '../helpers/app.ts';
import { addressOf } from '../helpers/examples.ts';
import { idsOf, type Own, prepare } from '../helpers/own.ts';
import { everythingOf } from '../helpers/rows.ts';
import { THINGS } from '../helpers/things.ts';
import { type Address, addressesOf } from './addresses.ts';
import { oddUserIds } from './ids.ts';
import { makeOtherUser } from './other-user.ts';
import { allowed, outcomeOf, successesOf, told } from './outcomes.ts';
import { ASKED, filled, OPERATIONS, send } from './sending.ts';
import { type Variant, variantsOf } from './variants.ts';

const { app, database } = await startApp(t);
const other = await makeOtherUser(app, OPERATIONS);
const owner = { id: other.user.id, things: other.ids };

/** Thousands of requests: more than the usual time on a busy machine, in milliseconds. */
t.setTimeout(600_000);

/** HEAD goes the way of its GET, so that one way to send it is enough. */
const waysToSend = (operation: Operation): Variant[] =>
  variantsOf(operation, other.user.id, other.loot).slice(0, operation.method === 'HEAD' ? 1 : undefined);

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
    const own: Own = needsThings ? await prepare(user, operation) : new Map();
    const { name, ids } = addressesOf(operation, { id: user.id, things: idsOf(own) }, owner)[index] ?? address;
    const answer = await send(user, operation, ids, needsThings ? await filled(user, own, variant) : variant);
    const where = `${operation.method} ${answer.raw.req.url} (${name}; ${variant.name})`;
    found.push(...faults(answer, user, allowed(operation, leads, variant)).map((fault) => `${where} ${fault}`));
    seen.push(outcomeOf(answer));
  }
  return { found, seen };
}

t.test('there is something to keep apart', async (t) => {
  t.ok(THINGS.length > 0);
  for (const { creation } of THINGS) {
    const { body } = await other.user.request({ url: addressOf(creation, { user_id: 'me', ...other.ids }, {}) });
    t.ok(body.includes(other.marker), `${creation.path}: their owner does see the secrets`);
  }
});

for (const operation of ASKED) {
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
      const answer = await send(app, operation, { ...other.ids, user_id: other.user.id }, variant);
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
