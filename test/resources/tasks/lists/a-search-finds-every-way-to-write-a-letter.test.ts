import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask, type NewTask, readAll } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);

const NFC = 'caf\u00e9';
const NFD = 'cafe\u0301';

/** What is there, what is looked for, whether it is found. What the contract says of `q` follows from these rows. */
const ROWS: readonly (readonly [text: string, q: string, isFound: boolean])[] = [
  [NFC, NFC, true],
  [NFC, NFC.toUpperCase(), true],
  [NFC.toUpperCase(), NFC, true],
  [NFD, NFD, true],
  [NFD, NFD.toUpperCase(), true],
  [NFC, NFD, true],
  [NFD, NFC, true],
  [NFD.toUpperCase(), NFC, true],
  [NFC, 'cafe', false],
  [NFD, 'cafe', false],
  ['cafe', NFC, false],
  ['Straße', 'strasse', true],
  ['straße', 'STRASSE', true],
  ['STRASSE', 'straße', true],
  ['Straße', 'straße', true],
  // The capital ẞ is its own upper case, and its lower case is ß: the full mappings, one after the other.
  ['STRAẞE', 'straẞe', true],
  ['STRAẞE', 'strasse', false],
  ['ΟΔΟΣ', 'οδοσ', true],
  ['ΟΔΟΣ', 'οδος', true],
  ['οδος', 'ΟΔΟΣ', true],
  ['οδοσ', 'οδος', true],
  ['ﬁn', 'fin', true],
  ['FIN', 'ﬁn', true],
  ['ILIK', 'ılık', true],
  // Of no language: in Turkish they are one letter.
  ['İstanbul', 'istanbul', false],
  // The signs of Kelvin and Ångström are these letters in NFC.
  ['\u212a', 'k', true],
  ['\u212b', '\u00e5', true],
  // Not NFKC: what is alike only in its meaning stays apart.
  ['x²', 'x2', false],
  ['ｗｉｄｅ', 'wide', false],
  ['100 %_\\', '0 %_\\', true],
  ['100', '%', false],
];

const FIELDS: Readonly<Record<string, (text: string) => NewTask>> = {
  title: (title) => ({ title }),
  description: (description) => ({ description }),
  'second tag': (tag) => ({ tags: ['another', tag] }),
};

for (const [name, fieldsOf] of Object.entries(FIELDS)) {
  t.test(
    `a search in the ${name} takes upper and lower case, composed and decomposed letters for the same`,
    async (t) => {
      for (const [text, q, isFound] of ROWS) {
        const user = newUser(app);
        await makeTask(user, { ...fieldsOf(text) });
        t.equal(
          (await readAll(user, { q })).length,
          isFound ? 1 : 0,
          `${JSON.stringify(q)} in ${JSON.stringify(text)}`,
        );
      }
    },
  );
}

t.test('it is Unicode that says what lower case is, and not the locale of the database', async (t) => {
  for (const letter of ['Ä', 'Д', 'Σ', 'İ', 'ß', 'Ǆ', 'ǅ', 'Ꙁ', '\u212a', '𐐀']) {
    const user = newUser(app);
    await makeTask(user, { title: `x${letter.toUpperCase().toLowerCase()}` });
    t.equal((await readAll(user, { q: `X${letter}` })).length, 1, letter);
  }
});

t.test('nothing is found across two tags', async (t) => {
  const user = newUser(app);
  await makeTask(user, { tags: ['Ab', 'Cd'] });
  for (const q of ['bc', 'b c', 'bxc', 'bXc', 'b,c', 'bCD']) t.strictSame(await readAll(user, { q }), [], q);
  for (const q of ['AB', 'cd', 'D']) t.equal((await readAll(user, { q })).length, 1, q);
});

t.test('a search finds what a change wrote, and no longer what it was', async (t) => {
  const user = newUser(app);
  const { id } = await makeTask(user, { title: 'Große', description: 'Füße', tags: ['Maße'] });
  const found = async (q: string) => (await readAll(user, { q })).length;
  for (const [payload, gone, there] of [
    [{ title: 'Kleine' }, 'GROSSE', 'KLEINE'],
    [{ description: 'Hände' }, 'FÜSSE', 'HA\u0308NDE'],
    [{ tags: ['Zahl', 'Größe'] }, 'MASSE', 'GRÖSSE'],
    [{ title: 'Weiße', description: 'Straße', tags: ['Soße'] }, 'KLEINE', 'SOSSE'],
  ] as const) {
    t.equal(await found(gone), 1, gone);
    t.equal((await user.request({ method: 'PATCH', url: `tasks/${id}`, payload })).statusCode, 200);
    t.strictSame([await found(gone), await found(there)], [0, 1], there);
  }
  t.equal((await user.request({ method: 'PUT', url: `tasks/${id}`, payload: { title: 'Grüße' } })).statusCode, 200);
  t.strictSame([await found('GRÜSSE'), await found('STRASSE'), await found('SOSSE')], [1, 0, 0], 'a replacement');
});
