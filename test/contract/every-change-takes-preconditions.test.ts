import t from 'tap';
import { operationsOf, type ParameterObject, resolve } from '../../src/contract/document.ts';
import { loadContract } from '../../src/contract/load.ts';

const { contract } = await loadContract();

/** What each method takes and answers for the sake of entity tags (RFC 9110, section 13), below a user's path. */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  GET: ['304', '412'],
  PUT: ['412', '428'],
  PATCH: ['412', '428'],
  DELETE: ['412', '428'],
};

for (const { id, method, path, operation } of operationsOf(contract)) {
  const wanted = WANTED[method];
  if (!wanted || !path.includes('{user_id}')) continue;
  t.test(`${id} takes If-Match and If-None-Match, and says what comes of them`, async (t) => {
    const parameters = (operation.parameters ?? []).map((one) => resolve<ParameterObject>(contract, one));
    const names = parameters.filter((one) => one.in === 'header').map(({ name }) => name);
    for (const header of ['If-Match', 'If-None-Match']) t.ok(names.includes(header), header);
    for (const status of wanted) t.ok(status in operation.responses, status);
    const isOne = /_id\}[^{]*$/.test(path.replace('/api/{user_id}', ''));
    t.equal('404' in operation.responses, isOne, 'one entry may not be there, and a list always is');
  });
}
