import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { rowsOf } from '../../../helpers/rows.ts';
import { create, isReplay, lasting } from './creations.ts';

const { app, database } = await startApp(t);

const FIRST = '{"title":"Käse","description":null,"position":0,"metadata":{"a":"1","b":"2"}}';

const SAME: Record<string, string> = {
  spaces: ' {\n\t"title" : "Käse" ,\r\n "description" : null, "position" : 0, "metadata": { "a": "1", "b": "2" } }\n',
  'the fields in another order': '{"position":0,"metadata":{"b":"2","a":"1"},"description":null,"title":"Käse"}',
  'defaults left out': '{"title":"Käse","position":0,"metadata":{"a":"1","b":"2"}}',
  'defaults said aloud': `{"title":"Käse","position":0,"metadata":{"a":"1","b":"2"},"is_completed":false,
    "due":null,"priority":0,"tags":[]}`,
  escapes: '{"t\\u0069tle":"K\\u00E4se","position":0,"metadata":{"\\u0061":"1","b":"\\u0032"}}',
  'the number in other words': '{"title":"Käse","position":0.0e1,"metadata":{"a":"1","b":"2"}}',
  'minus zero': '{"title":"Käse","position":-0,"metadata":{"a":"1","b":"2"}}',
  'a field twice, the last of which counts': '{"title":"x","position":0,"metadata":{"a":"1","b":"2"},"title":"Käse"}',
};

for (const [name, body] of Object.entries(SAME)) {
  t.test(`the same request with ${name} gets the first answer`, async (t) => {
    for (const [one, other] of [
      [FIRST, body],
      [body, FIRST],
    ] as const) {
      const alice = newUser(app);
      const first = await create(alice, 'key', one);
      const second = await create(alice, 'key', other);
      t.equal(first.statusCode, 201);
      t.strictSame(lasting(second), lasting(first));
      t.ok(isReplay(second));
      t.equal((await rowsOf(database, alice.id)).tasks.length, 1);
    }
  });
}

t.test('the same request with another spelling of its media type gets the first answer', async (t) => {
  const alice = newUser(app);
  const first = await create(alice, 'key', FIRST);
  const second = await create(alice, 'key', FIRST, { 'content-type': 'Application/JSON; charset=UTF-8' });
  t.strictSame(lasting(second), lasting(first));
});
