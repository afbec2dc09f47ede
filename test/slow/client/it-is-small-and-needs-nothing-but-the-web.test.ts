import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import t from 'tap';
import type * as client from 'taskpact-client';
import { startServed } from '../../client/start.ts';

/** Not compressed: the client, and what a replica needs beside it. */
const MOST_BYTES = 10_000;
const MOST_OFFLINE_BYTES = 23_000;

/** What every runtime on the web has, browsers as well as edge runtimes (ECMA-429, the minimum common web API). */
const WEB = {
  AbortController,
  AbortSignal,
  clearTimeout,
  crypto,
  fetch,
  Headers,
  Request,
  Response,
  setTimeout,
  URL,
  URLSearchParams,
};

async function bundle(format: 'esm' | 'iife', ...entries: string[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entries.map((entry) => `export * from '${entry}';`).join(''), resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    // For no platform: an import of a module of Node would not be found.
    platform: 'neutral',
    format,
    globalName: 'taskpact',
  });
  return outputFiles[0]?.text ?? '';
}

t.test('minified and with all that it needs it takes less than 10 kB', async (t) => {
  const size = Buffer.byteLength(await bundle('esm', 'taskpact-client'));
  t.comment(`${size} bytes`);
  t.ok(size > 0 && size < MOST_BYTES, `${size} bytes`);
});

t.test('a replica takes less than 23 kB more', async (t) => {
  const size = Buffer.byteLength(await bundle('esm', 'taskpact-client', 'taskpact-client/offline'));
  const client = Buffer.byteLength(await bundle('esm', 'taskpact-client'));
  t.comment(`${size - client} bytes`);
  t.ok(size > client && size - client < MOST_OFFLINE_BYTES, `${size - client} bytes`);
});

t.test('it works where there is only the web', async (t) => {
  const { newToken, proxy } = await startServed(t);
  const context = createContext({ ...WEB });
  t.strictSame(
    runInContext('[typeof process, typeof require, typeof Buffer]', context).join(),
    'undefined,undefined,undefined',
  );
  runInContext(await bundle('iife', 'taskpact-client'), context);
  const { createTaskpact }: typeof client = runInContext('taskpact', context);
  const token = newToken();
  const { tasks } = createTaskpact({ baseUrl: proxy.url, token: () => token });
  proxy.fail('lost');
  const created = await tasks.create({ title: 'Buy milk' });
  t.equal(created.response?.status, 201);
  const id = created.data?.id ?? '';
  t.match(await tasks.update(id, ({ title }) => ({ title: `${title}!` })), { data: { title: 'Buy milk!' } });
  for await (const task of tasks.all()) t.equal(task.id, id);
});
