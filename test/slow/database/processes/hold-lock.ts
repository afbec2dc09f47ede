// Waits for a line of input, takes the lock on the folder and keeps it until it is ended.
import { once } from 'node:events';
import { lockFolder } from '../../../../src/database/embedded/lock.ts';

process.stdout.write('ready\n');
await once(process.stdin, 'data');
await lockFolder(process.argv[2] ?? '').then(
  () => process.stdout.write('mine\n'),
  (error: Error) => process.stdout.write(`${error.constructor.name}: ${error.message}\n`),
);
process.stdin.resume();
