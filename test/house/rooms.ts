import { readdirSync } from 'node:fs';
import { projectFile } from '../../src/config/paths.ts';

/** A room, and the rooms that its files may import from besides itself. */
export type Rooms = readonly (readonly [room: string, from: readonly string[]])[];

/** What every resource may use: none of them another one, and none of them `src/http`. */
const RESOURCE = ['generated', 'src/config', 'src/problems', 'src/contract', 'src/database', 'src/resource'];

/** The resources whose own statements are hot: the feed of changes, which every client that keeps a copy polls. */
const HOT = ['src/resources/changes'];

/** The rooms of resources: each folder is one, so that a new one needs no line here. */
const RESOURCES = readdirSync(projectFile('src/resources'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `src/resources/${name}`);

/**
 * The rooms of `src/`. Each imports only from rooms above it: so no import points back, and no rooms import each other in a circle.
 * A file is in the innermost room that holds it.
 */
export const SRC_ROOMS: Rooms = [
  ['src/client/generated', []],
  ['generated', []],
  ['src/client', ['src/client/generated']],
  ['src/client/offline', ['src/client']],
  ['src/config', ['generated']],
  ['src/problems', ['generated']],
  ['src/contract', ['generated', 'src/config', 'src/problems']],
  ['src/auth', ['src/config', 'src/problems']],
  ['src/http', ['src/config', 'src/problems', 'src/contract']],
  ['src/mcp', ['generated', 'src/problems', 'src/contract']],
  ['src/database/raw', ['generated', 'src/problems']],
  ['src/database/migrate', ['src/config']],
  ['src/database/embedded', ['src/config', 'src/database/migrate']],
  [
    'src/database',
    ['generated', 'src/config', 'src/problems', 'src/database/raw', 'src/database/migrate', 'src/database/embedded'],
  ],
  [
    'src/observability',
    ['src/config', 'src/problems', 'src/contract', 'src/auth', 'src/http', 'src/database', 'src/database/raw'],
  ],
  ['src/resource', ['generated', 'src/problems', 'src/contract', 'src/database', 'src/database/raw']],
  ...RESOURCES.map((room) => [room, HOT.includes(room) ? [...RESOURCE, 'src/database/raw'] : RESOURCE] as const),
  [
    'src/webhooks',
    ['generated', 'src/config', 'src/problems', 'src/database', 'src/database/raw', 'src/resources/changes'],
  ],
  // The list of them.
  ['src/resources', ['generated', 'src/resource', ...RESOURCES]],
  ['src/process', ['src/config', 'src/auth', 'src/database', 'src/observability', 'src/resource', 'src/resources']],
];

/** The rooms of `scripts/`, which may also import from `src/` and `generated/`; in the same order. */
export const SCRIPT_ROOMS: Rooms = [
  ['scripts/common', []],
  ['scripts/account', ['scripts/common']],
  ['scripts/database', ['scripts/common']],
  ['scripts/measure', ['scripts/common']],
  ['scripts/check', ['scripts/common', 'scripts/account', 'scripts/database']],
  ['scripts/build', ['scripts/common', 'scripts/check']],
];

/** The only door of a room. */
export const FENCED: Readonly<Record<string, string>> = { 'src/database/raw': 'src/database/raw/index.ts' };

/** EXCEPTIONS: imports that the rules forbid, to be mended, as `from -> to`. What is not needed any more fails the test. */
export const EXCEPTIONS: readonly string[] = [];
