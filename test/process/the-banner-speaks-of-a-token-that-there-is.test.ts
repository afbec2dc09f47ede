import t from 'tap';
import { startBanner } from '../../src/process/banner.ts';

const ADDRESS = 'http://127.0.0.1:3000';
const DATABASE = { kind: 'embedded', location: '.data' } as const;

t.test('with a secret of its own the service gives a token for trying out, in a line to paste', async (t) => {
  const banner = startBanner(ADDRESS, DATABASE, 'a.b.c');
  t.match(banner, 'as the user "demo", with a token that is good for a day:');
  t.match(banner, `curl -i ${ADDRESS}/api/me/tasks `);
  t.match(banner, '-H "Authorization: Bearer a.b.c"\n');
  t.match(banner, `example    ${ADDRESS}/example\n`);
});

t.test('with the key source of an issuer it gives none, and speaks of none', async (t) => {
  const banner = startBanner(ADDRESS, DATABASE, undefined);
  t.match(banner, 'Create a task, with a token of your issuer:');
  t.match(banner, '-H "Authorization: Bearer $TOKEN"\n');
  t.notMatch(banner, /demo|good for|example/);
});
