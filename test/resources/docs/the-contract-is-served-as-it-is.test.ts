import { readFile } from 'node:fs/promises';
import t from 'tap';
import { projectFile } from '../../../src/config/paths.ts';
import { startApp } from '../../helpers/app.ts';

const { app } = await startApp(t);

const FILES = [
  ['/openapi.json', 'generated/openapi.json', 'application/json; charset=utf-8'],
  ['/openapi.yaml', 'openapi.yaml', 'application/yaml'],
  ['/workflows.yaml', 'workflows.yaml', 'application/yaml'],
] as const;

t.test('the contract is the file, as JSON and as it was written; so are the workflows', async (t) => {
  for (const [url, file, type] of FILES) {
    const text = await readFile(projectFile(file), 'utf8');
    const response = await app.inject({ url });
    t.equal(response.statusCode, 200, url);
    t.equal(response.headers['content-type'], type, url);
    t.match(response.headers.etag, /^"[\x21\x23-\x7e]+"$/, `${url} has a strong ETag`);
    if (url.endsWith('.json')) t.strictSame(JSON.parse(response.body), JSON.parse(text), url);
    else t.equal(response.body, text, url);
    t.equal(response.headers['content-length'], String(Buffer.byteLength(response.body)), url);
  }
});

t.test('who has the contract already gets 304 without a body', async (t) => {
  for (const [url] of FILES) {
    const { etag } = (await app.inject({ url })).headers;
    for (const header of [String(etag), `"x", W/${etag}`, '*']) {
      const response = await app.inject({ url, headers: { 'if-none-match': header } });
      t.equal(response.statusCode, 304, `${url} ${header}`);
      t.equal(response.headers.etag, etag);
      t.equal(response.body, '');
      t.equal(response.headers['content-type'], undefined);
    }
    const response = await app.inject({ url, headers: { 'if-none-match': '"another"' } });
    t.equal(response.statusCode, 200);
    t.equal(response.headers.etag, etag, 'the same the second time');
  }
});

t.test('each has an ETag of its own', async (t) => {
  const etags = await Promise.all(FILES.map(async ([url]) => (await app.inject({ url })).headers.etag));
  t.equal(new Set(etags).size, FILES.length);
});

t.test('the contract and the reference lead to the workflows', async (t) => {
  const { info, externalDocs } = (await app.inject({ url: '/openapi.json' })).json();
  t.equal(externalDocs.url, '/workflows.yaml');
  t.match(info.description, '](/workflows.yaml)');
});
