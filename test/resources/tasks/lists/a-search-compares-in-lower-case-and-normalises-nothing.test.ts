import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask, readAll } from '../../../helpers/tasks.ts';

const { app, database } = await startApp(t);

const NFC = 'caf\u00e9';
const NFD = 'cafe\u0301';

/** What is there, what is looked for, whether it is found. What the contract says of `q` follows from these rows. */
const ROWS: readonly (readonly [title: string, q: string, isFound: boolean])[] = [
  [NFC, NFC, true],
  [NFC, NFC.toUpperCase(), true],
  [NFC.toUpperCase(), NFC, true],
  [NFD, NFD, true],
  [NFD, NFD.toUpperCase(), true],
  [NFC, NFD, false],
  [NFD, NFC, false],
  [NFC, 'cafe', false],
  [NFD, 'cafe', true],
  ['straße', 'STRASSE', false],
  ['STRASSE', 'straße', false],
  ['ΟΔΟΣ', 'οδοσ', true],
  ['ΟΔΟΣ', 'οδος', false],
  ['ﬁn', 'fin', false],
  ['100 %_\\', '0 %_\\', true],
  ['100', '%', false],
];

for (const field of ['title', 'description'] as const) {
  t.test(`a search in the ${field} compares letter by letter, in lower case`, async (t) => {
    for (const [text, q, isFound] of ROWS) {
      const user = newUser(app);
      await makeTask(user, { [field]: text });
      t.equal((await readAll(user, { q })).length, isFound ? 1 : 0, `${JSON.stringify(q)} in ${JSON.stringify(text)}`);
    }
  });
}

t.test('it is the lower() of the database that says what lower case is', async (t) => {
  const { prisma } = database;
  for (const letter of ['Ä', 'Д', 'Σ', 'İ', 'ẞ', 'Ǆ', 'Ꙁ', 'K']) {
    const [row] = await prisma.$queryRaw<{ lower: string }[]>`SELECT lower(${letter})`;
    const user = newUser(app);
    await makeTask(user, { title: `x${row?.lower}` });
    t.equal((await readAll(user, { q: `X${letter}` })).length, 1, letter);
  }
});
