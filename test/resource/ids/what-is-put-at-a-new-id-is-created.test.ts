import t from 'tap';
import { jsonIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { DAY_MS, get, idAt, KINDS, put } from './creations.ts';

const { app } = await startApp(t);

interface Single {
  readonly data: {
    readonly id: string;
    readonly user_id: string;
    readonly created_at: string;
    readonly updated_at: string;
  };
}

for (const kind of KINDS) {
  t.test(`${kind.collection}: it is answered whole, and read as it was answered`, async (t) => {
    const user = newUser(app);
    const id = idAt(Date.now());
    const answer = await put(user, kind, id);
    t.equal(answer.statusCode, 201);
    t.match(answer.headers, { etag: '"1"', location: `/api/${user.id}/${kind.collection}/${id}` });
    t.match(jsonIn(answer), {
      data: { ...kind.body, id, user_id: user.id, version: 1, etag: '"1"' },
      meta: { etag: '"1"' },
    });
    t.equal((await get(user, kind, id)).body, answer.body);
  });

  t.test(`${kind.collection}: it was made at the moment of the id, and is as new as the service says`, async (t) => {
    const user = newUser(app);
    for (const moment of [0, Date.UTC(2001, 8, 9, 1, 46, 40, 1), Date.now(), Date.now() + DAY_MS - 60_000]) {
      const before = Date.now();
      const { data } = jsonIn<Single>(await put(user, kind, idAt(moment)));
      t.equal(data.created_at, new Date(moment).toISOString());
      const updated = Date.parse(data.updated_at);
      t.ok(updated >= before && updated <= Date.now(), `${data.updated_at} is now`);
    }
  });

  t.test(`${kind.collection}: the order of ids is the order of creation, whoever made them`, async (t) => {
    const user = newUser(app);
    const [later, earlier] = [idAt(Date.now() + 1000), idAt(Date.now() - 1000)];
    for (const id of [later, earlier]) t.equal((await put(user, kind, id)).statusCode, 201);
    const { headers } = await user.request({ method: 'POST', url: `/api/me/${kind.collection}`, payload: kind.body });
    const between = String(headers.location).split('/').at(-1);
    const list = await user.request({ url: `/api/me/${kind.collection}?sort=created_at` });
    t.strictSame(
      jsonIn<{ data: { id: string }[] }>(list).data.map(({ id }) => id),
      [earlier, between, later],
    );
  });

  t.test(`${kind.collection}: capital letters are the same id`, async (t) => {
    const user = newUser(app);
    const id = idAt(Date.now());
    const answer = await put(user, kind, id.toUpperCase());
    t.equal(answer.statusCode, 201);
    t.equal(jsonIn<Single>(answer).data.id, id);
    t.equal(answer.headers.location, `/api/${user.id}/${kind.collection}/${id}`);
    t.equal((await put(user, kind, id)).statusCode, 412);
  });

  t.test(`${kind.collection}: of another user the same id is another thing`, async (t) => {
    const [ada, bob] = [newUser(app), newUser(app)];
    const id = idAt(Date.now());
    t.equal((await put(ada, kind, id)).statusCode, 201);
    const answer = await put(bob, { ...kind, body: kind.other }, id);
    t.equal(answer.statusCode, 201);
    t.match(jsonIn(await get(ada, kind, id)), { data: { ...kind.body, user_id: ada.id } });
    t.match(jsonIn(await get(bob, kind, id)), { data: { ...kind.other, user_id: bob.id } });
  });
}
