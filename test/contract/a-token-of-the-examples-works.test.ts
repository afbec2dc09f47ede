import { hash } from 'node:crypto';
import t from 'tap';
import type { components } from '../../generated/contract.ts';
import type { ResponseObject } from '../../src/contract/document.ts';
import { outcome } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { OPERATIONS_OF_CONTRACT } from '../helpers/contract.ts';
import { parametersOf, TOKENS } from '../helpers/examples.ts';

type Schemas = components['schemas'];

const { app } = await startApp(t);

/** What an operation's examples of a status show. */
function shown<Body>(id: string, status: string): Body[] {
  const response = OPERATIONS_OF_CONTRACT.get(id)?.operation.responses[status] as ResponseObject | undefined;
  const examples = response?.content?.['application/json']?.examples as Record<string, { value: Body }> | undefined;
  return Object.values(examples ?? {}).map(({ value }) => value);
}

const [page] = shown<Schemas['ChangeList']>('listChanges', '200');
const [digest] = shown<Schemas['SingleDigest']>('getDigest', '200');
const token = page?.meta.next ?? '';

t.test('the example of a token is one of the user that it names, wherever it stands', async (t) => {
  t.equal(digest?.data.next, token);
  for (const id of ['listChanges', 'streamChanges']) {
    const operation = OPERATIONS_OF_CONTRACT.get(id);
    const parameters = operation ? parametersOf(operation).filter(({ name }) => TOKENS.includes(name)) : [];
    t.ok(parameters.length > 0, id);
    for (const { name, in: place, example, description } of parameters) {
      t.equal(example, token, name);
      t.match(description, /one of the user `alice`/);
      const path = operation?.path.replace('{user_id}', 'me') ?? '';
      const request =
        place === 'query' ? { url: `${path}?${name}=${token}` } : { url: path, headers: { [name]: token } };
      t.equal(outcome(await newUser(app, 'alice').request(request)), '200', `${id} ${name}`);
      t.equal(outcome(await newUser(app).request(request)), '400 INVALID_CURSOR', `${id} ${name}`);
    }
  }
});

t.test('the example of a digest is that of what the example of changes leaves', async (t) => {
  const left = { task: '', project: '' };
  const counts = { task: 0, project: 0 };
  for (const change of page?.data ?? []) {
    if (change.type === 'deleted') continue;
    left[change.resource] += `${change.data.id}:${change.data.version}\n`;
    counts[change.resource] += 1;
  }
  for (const kind of ['task', 'project'] as const)
    t.strictSame(digest?.data[kind], { count: counts[kind], sha256: hash('sha256', left[kind]) });
});
