import { CONTESTANTS, SIDE_BY_SIDE } from './contestants.ts';
import { TOKENS } from './tokens.ts';
import { WORKS } from './works.ts';

/** The command line of `npm run bench`. */
export const COMMAND = {
  call: 'npm run bench --',
  about: `Measures Taskpact beside its rivals, and writes docs/performance.md. PostgreSQL is an own one, or that of BENCH_DATABASE_URL.`,
  options: {
    work: { type: 'string', value: 'NAMES', about: `some of ${Object.keys(WORKS).join(',')} (default: all)` },
    contestants: {
      type: 'string',
      value: 'NAMES',
      about: `some of ${Object.keys(CONTESTANTS).join(',')} (default: ${SIDE_BY_SIDE.join(',')})`,
    },
    rounds: { type: 'string', default: '5', value: 'N', about: 'how often each is measured; one more is not counted' },
    seconds: { type: 'string', default: '3', value: 'N', about: 'how long a round is' },
    tokens: { type: 'string', default: 'hs256', value: 'KIND', about: `one of ${Object.keys(TOKENS).join(', ')}` },
    users: { type: 'string', value: 'N', about: 'measures Taskpact with so many users beside few instead, like 50000' },
    'tasks-per-user': { type: 'string', value: 'N', about: 'goes with --users (default: 20)' },
    autocannon: { type: 'boolean', default: false, about: 'loads with autocannon where wrk is installed, too' },
    memory: { type: 'boolean', default: false, about: 'measures memory and start instead' },
    variants: { type: 'boolean', default: false, about: 'measures Taskpact in other arrangements instead' },
    'no-write': { type: 'boolean', default: false, about: 'writes no file' },
  },
  example: '--work get,list20 --rounds 3 --no-write',
} as const;
