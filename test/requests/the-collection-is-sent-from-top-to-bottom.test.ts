import { readdir, readFile } from 'node:fs/promises';
import t from 'tap';
import { createConformance } from '../../scripts/check/conformance/check.ts';
import { projectFile } from '../../src/config/paths.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { CONTRACT, documentedStatuses } from '../helpers/contract.ts';
import { ALL } from '../helpers/operations.ts';
import { listen } from '../helpers/raw.ts';

interface HttpRequest {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  /** What the query may be, each by itself. */
  readonly queries: readonly string[];
}

/** One request of a file: comments, the line, headers, and after an empty line the body. */
function parseRequest(text: string): HttpRequest {
  const [, name = ''] = /^# @name (\w+)$/m.exec(text) ?? [];
  const [head = '', body] = text
    .replace(/^#.*\n/gm, '')
    .trim()
    .split(/\n\n/, 2);
  const [line = '', ...fields] = head.split('\n');
  const [method = '', url = ''] = line.split(' ');
  const headers = Object.fromEntries(fields.map((field) => field.split(/: (.*)/, 2)));
  const [, queries = ''] = /^# May have: ([?&].*)$/m.exec(text) ?? [];
  return { name, method, url, headers, body, queries: queries.split('; ').filter((query) => query !== '') };
}

/** The variables at the top of a file, and its requests. */
function parse(text: string): { variables: string[]; requests: HttpRequest[] } {
  const [top = '', ...requests] = text.split(/^### .*\n/m);
  return {
    variables: [...top.matchAll(/^@(\w+) = .+$/gm)].map(([, name]) => String(name)),
    requests: requests.map(parseRequest),
  };
}

/** Puts values in the place of `{{name}}`, and `{{name.response.body.a.b}}` of what an earlier request got. */
const fill = (text: string, values: Readonly<Record<string, string>>, answers: ReadonlyMap<string, unknown>): string =>
  text.replace(/\{\{([\w.]+)\}\}/g, (whole, path: string) => {
    const [name = '', , , ...members] = path.split('.');
    if (members.length === 0) return values[name] ?? whole;
    return String(
      members.reduce<unknown>((value, member) => (value as Record<string, unknown>)[member], answers.get(name)),
    );
  });

/** The body; of a stream, which does not end by itself, what it begins with. */
async function textOf(response: Response): Promise<string> {
  const reader = response.headers.get('content-type') === 'text/event-stream' && response.body?.getReader();
  if (!reader) return response.text();
  const { value } = await reader.read();
  await reader.cancel();
  return new TextDecoder().decode(value);
}

const FOLDER = projectFile('requests/');
/** Beside the collection may be the token of whoever uses it. */
const FILES = (await readdir(FOLDER)).filter((name) => name.endsWith('.http')).sort();
const { app } = await startApp(t);
const origin = `http://127.0.0.1:${await listen(app)}`;
const { operationAt } = createConformance(CONTRACT);
const sent = new Set<string | undefined>();

for (const file of FILES) {
  t.test(`${file}: each request gets the success that the contract documents for it`, async (t) => {
    const { variables, requests } = parse(await readFile(new URL(file, FOLDER), 'utf8'));
    t.strictSame(variables, ['origin', 'token']);
    // The user whom the contract's examples name has to be the one who confirms.
    const { token: own } = file === 'account.http' ? newUser(app, 'alice') : newUser(app);
    const values = { origin, token: own };
    const answers = new Map<string, unknown>();
    for (const { name, method, url, headers, body } of requests) {
      const target = fill(url, values, answers);
      const token = headers.Authorization && { Authorization: fill(headers.Authorization, values, answers) };
      const payload = body && { body: fill(body, values, answers) };
      const response = await fetch(target, { method, headers: { ...headers, ...token }, ...payload });
      const text = await textOf(response);
      if (text.startsWith('{')) answers.set(name, JSON.parse(text));
      const operation = ALL.find((id) => id === operationAt(method, new URL(target).pathname));
      sent.add(operation);
      t.match(name, new RegExp(`^${operation}\\d?$`));
      const successes = operation ? documentedStatuses(operation).filter((status) => status < 300) : [];
      t.ok(successes.includes(response.status), `${name}: ${response.status}`);
    }
    t.equal(new Set(requests.map(({ name }) => name)).size, requests.length, 'each has a name of its own');
  });
}

t.test('each query that a request may have works by itself, for the user that the files name', async (t) => {
  const files = FILES.map((file) => readFile(new URL(file, FOLDER), 'utf8'));
  const texts = await Promise.all(files);
  for (const text of texts)
    t.match(
      text,
      /^# npm run --silent token -- --requests --sub alice\n@origin = .+\n@token = \{\{\$dotenv TOKEN\}\}$/m,
    );
  const values = { origin, token: newUser(app, 'alice').token };
  // What is below an entry that was made before has been sent above.
  const requests = texts
    .flatMap((text) => parse(text).requests)
    .filter(({ url, queries }) => queries.length > 0 && !url.includes('.response.'));
  t.ok(requests.length > 0);
  for (const { method, url, headers, body, queries } of requests) {
    for (const query of queries) {
      const answer = await fetch(fill(url + query, values, new Map()), {
        method,
        headers: { ...headers, Authorization: fill(headers.Authorization ?? '', values, new Map()) },
        ...(body && { body }),
      });
      t.equal(answer.status, 200, `${query}: ${await textOf(answer)}`);
    }
  }
});

t.test('no operation is missing', async (t) => {
  t.strictSame([...sent].sort(), [...ALL].sort());
});
