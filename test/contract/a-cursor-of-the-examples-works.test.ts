import t from 'tap';
import type { ParameterObject, ResponseObject } from '../../src/contract/document.ts';
import { outcome } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { OPERATIONS_OF_CONTRACT } from '../helpers/contract.ts';

const { app } = await startApp(t);
const list = OPERATIONS_OF_CONTRACT.get('listTasks')?.operation;
const page = list?.responses['200'] as ResponseObject;
const parameter = (list?.parameters as ParameterObject[] | undefined)?.find(({ name }) => name === 'cursor');
const cursor = String(parameter?.example);

t.test('the example of a cursor works for the user that it names, and for nobody else', async (t) => {
  t.match(parameter?.description, /one of the user `alice`, in the default order and without filters/);
  const url = `tasks?cursor=${cursor}`;
  t.equal(outcome(await newUser(app, 'alice').request({ url })), '200');
  t.equal(outcome(await newUser(app, 'alice').request({ url: `${url}&limit=20&sort=-created_at` })), '200');
  t.equal(outcome(await newUser(app, 'alice').request({ url: `${url}&sort=title` })), '400 INVALID_CURSOR');
  t.equal(outcome(await newUser(app).request({ url })), '400 INVALID_CURSOR');
});

t.test('the example of a page gives out that cursor, and its link leads on', async (t) => {
  const examples = page.content?.['application/json']?.examples as Record<string, { value: unknown }>;
  t.match(examples.page?.value, { meta: { has_more: true, next_cursor: cursor } });
  const link = page.headers?.Link as { example?: string } | undefined;
  const [, address = ''] = /^<(.*)>; rel="next"$/.exec(String(link?.example)) ?? [];
  t.equal(new URLSearchParams(address.split('?')[1]).get('cursor'), cursor);
  t.equal(outcome(await newUser(app, 'alice').request({ url: address })), '200');
});
