/** What src/database/raw/README.md lists: where a new version of the driver changed one of them, it is to be read before it is taken. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import pg from 'pg';
import { Parser } from 'pg-protocol/dist/parser.js';
import t from 'tap';

/** The beginning of a digest of the source of each function that is called, replaced or relied on. */
const SOURCES: Readonly<Record<string, readonly [holder: object, members: Readonly<Record<string, string>>]>> = {
  'pg-protocol Parser': [
    Parser.prototype,
    { parse: '7bd3085871ee', mergeBuffer: '072372e1b25d', handlePacket: '3b45d2e90e48' },
  ],
  'pg Connection': [
    pg.Connection.prototype,
    {
      attachListeners: '7bf26c790414',
      connect: '439e0af44c70',
      requestSsl: '96929afa2c2f',
      cancel: '3d1da9f037e2',
      parse: 'bc0ac953dc4f',
      bind: 'adbc1e6bbeb6',
      execute: '12691129efb2',
      sync: 'e1cf9bb53ad8',
    },
  ],
  'pg Query': [
    pg.Query.prototype,
    { submit: '448358500f48', requiresPreparation: '0e9719f54051', hasBeenParsed: 'a892aab7ce07' },
  ],
  'pg Client': [
    pg.Client.prototype,
    {
      getStartupConf: '20ff718773ae',
      query: 'e0d6c16a8642',
      _pulsePipelinedQueryQueue: 'b6483bf69be9',
      _handleDataRow: '4c14530771c0',
      _handleParseComplete: 'fd9f02924a94',
      _handleCommandComplete: '789cbe68249e',
      _handleErrorMessage: 'ba982f5eb97e',
      _handleReadyForQuery: 'a07fd153a186',
    },
  ],
  'pg Pool': [
    pg.Pool.prototype,
    {
      connect: 'b4981a5c3e31',
      newClient: '4a58f5f725fa',
      _acquireClient: 'a7678fe9c764',
      _release: '1a17fb7d45b3',
      _remove: '03ac136f5d95',
      _pulseQueue: '0b18582c785f',
    },
  ],
};

/** Whether an object has all of some members, whatever their values are. */
const lacking = (object: object, members: readonly string[]): string[] => members.filter((name) => !(name in object));

for (const [name, [holder, members]] of Object.entries(SOURCES)) {
  t.test(`${name}: each function is as it was read`, async (t) => {
    const found = Object.fromEntries(
      Object.keys(members).map((member) => {
        const source: unknown = Reflect.get(holder, member);
        return [member, typeof source === 'function' ? hash('sha256', String(source)).slice(0, 12) : 'is not there'];
      }),
    );
    t.strictSame(
      found,
      members,
      'read the new source against src/database/raw/README.md, then put the new digest here',
    );
  });
}

t.test('the fields of its objects are there', async (t) => {
  const client = new pg.Client({ host: '127.0.0.1' });
  const connection: unknown = Reflect.get(client, 'connection');
  t.ok(connection instanceof pg.Connection);
  t.strictSame(lacking(client, ['host', 'port', 'ssl', 'sslNegotiation', 'processID', 'secretKey', 'connection']), []);
  t.strictSame(lacking(Object(connection), ['stream', 'submittedNamedStatements', 'parsedStatements']), []);
  t.strictSame(lacking(new Parser(), ['buffer', 'bufferLength', 'bufferOffset']), []);
  const pool = new pg.Pool({ max: 3 });
  t.strictSame(lacking(pool, ['waitingCount', 'idleCount', 'totalCount', 'ending', 'options']), []);
  t.equal(pool.options.max, 3);
  await pool.end();
  t.equal(pool.ending, true);
});

/** An import of the driver's inside. */
const INSIDE = /(?:from|import|require)\s*\(?\s*'(?:pg\/|pg-protocol|pg-pool|pg-types)/;

t.test('only src/database/raw reads what is inside of it', async (t) => {
  const files = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const found = files.filter(
    (path) => path.endsWith('.ts') && !path.includes('/rivals/') && INSIDE.test(readFileSync(path, 'utf8')),
  );
  t.strictSame(found, ['src/database/raw/data-row.ts']);
});
