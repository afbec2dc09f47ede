// Builds the app by the environment, and prints which packages for metrics and traces are loaded.
import { createRequire } from 'node:module';
import { pino } from 'pino';
import { createTokenVerifier } from '../../../../../src/auth/verifier.ts';
import { readConfig } from '../../../../../src/config/index.ts';
import { openDatabase } from '../../../../../src/database/index.ts';
import { buildObservedApp } from '../../../../../src/observed-app.ts';

// Nobody listens there: the app is only built.
const config = readConfig({ ...process.env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' });
const database = await openDatabase(config);
const verifyToken = createTokenVerifier(config);
const app = await buildObservedApp({ config, database, verifyToken, logger: pino({ level: 'silent' }) });
const files = Object.keys(createRequire(import.meta.url).cache).map((file) => file.replaceAll('\\', '/'));
const names = files.map(
  (file) => /node_modules\/(prom-client|@opentelemetry\/sdk[^/]*|@fastify\/otel)\//.exec(file)?.[1],
);
process.stdout.write(JSON.stringify([...new Set(names.filter((name) => name !== undefined))]));
await app.close();
await database.close();
