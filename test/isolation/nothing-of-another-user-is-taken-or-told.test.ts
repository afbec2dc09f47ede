import t from 'tap';
import { newUser, startApp } from '../helpers/app.ts';
import { idsOf, prepare } from '../helpers/own.ts';
import { everythingOf } from '../helpers/rows.ts';
import { thingsOf } from '../helpers/things.ts';
import { bodiesWith } from './foreign-ids.ts';
import { indistinguishable } from './ids.ts';
import { makeOtherUser } from './other-user.ts';
import { outcomeOf } from './outcomes.ts';
import { ASKED, filled, OPERATIONS, send, toldOf } from './sending.ts';
import { assigningVariantsOf, variantsOf } from './variants.ts';

const { app, database } = await startApp(t);
const other = await makeOtherUser(app, OPERATIONS);

for (const operation of ASKED.filter((one) => assigningVariantsOf(one, '', '').length > 0)) {
  t.test(`${operation.id} lets nobody set what only the service sets`, async (t) => {
    const before = await everythingOf(database, other.user.id);
    const [theirs = ''] = Object.values(other.ids);
    for (const variant of assigningVariantsOf(operation, other.user.id, theirs)) {
      const user = newUser(app);
      const own = await prepare(user, operation);
      const sent = await filled(user, own, variant);
      const had = await everythingOf(database, user.id);
      const answer = await send(user, operation, { ...idsOf(own), user_id: 'me' }, sent);
      t.equal(outcomeOf(answer), variant.answer, variant.name);
      t.strictSame(await everythingOf(database, user.id), had, `${variant.name}: all is as it was`);
    }
    t.strictSame(await everythingOf(database, other.user.id), before, 'and so is what the other user has');
  });
}

for (const operation of ASKED.filter((one) => thingsOf(one).length > 0)) {
  t.test(`${operation.id} answers the same for what is another user's and for what is nobody's`, async (t) => {
    for (const variant of variantsOf(operation, other.user.id, other.loot)) {
      for (const name of thingsOf(operation)) {
        const [theirs, nobodys] = await Promise.all(
          indistinguishable(other.ids[name] ?? '').map(async (id) => {
            const user = newUser(app);
            const own = await prepare(user, operation);
            const ids = { ...idsOf(own), user_id: 'me', [name]: id };
            return toldOf(await send(user, operation, ids, await filled(user, own, variant)));
          }),
        );
        t.equal(theirs, nobodys, `${variant.name}, ${name}`);
      }
    }
  });
}

for (const operation of ASKED.filter((one) => bodiesWith(one, '').length > 0)) {
  t.test(`${operation.id} takes nothing of another user in its body, and tells nothing of it`, async (t) => {
    const before = await everythingOf(database, other.user.id);
    for (const theirs of Object.values(other.ids)) {
      const told = [[], []] as [string[], string[]];
      for (const [index, id] of indistinguishable(theirs).entries()) {
        for (const body of bodiesWith(operation, id)) {
          const user = newUser(app);
          const own = await prepare(user, operation);
          const sent = await filled(user, own, { ...body, query: {} });
          const had = await everythingOf(database, user.id);
          const answer = await send(user, operation, { ...idsOf(own), user_id: 'me' }, sent);
          t.equal(outcomeOf(answer), '400 VALIDATION_FAILED', body.name);
          t.strictSame(await everythingOf(database, user.id), had, `${body.name}: all is as it was`);
          told[index]?.push(toldOf(answer));
        }
      }
      t.strictSame(told[0], told[1], 'what is another user’s is as what is nobody’s');
    }
    t.strictSame(await everythingOf(database, other.user.id), before, 'the rows of the other user are as they were');
  });
}
