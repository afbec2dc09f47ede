// Two processes of the service on one port, each with half of the pool: a contestant of `npm run bench -- --variants`.
import cluster from 'node:cluster';
import { pathToFileURL } from 'node:url';

const PROCESSES = 2;
const { SERVER, DATABASE_POOL_SIZE } = process.env;

if (cluster.isPrimary) {
  const workers = Array.from({ length: PROCESSES }, () =>
    cluster.fork({ DATABASE_POOL_SIZE: String(Number(DATABASE_POOL_SIZE) / PROCESSES) }),
  );
  process.once('SIGTERM', () => {
    for (const worker of workers) worker.process.kill('SIGTERM');
  });
} else {
  await import(pathToFileURL(SERVER).href);
}
