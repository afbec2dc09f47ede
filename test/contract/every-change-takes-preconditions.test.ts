import t from 'tap';
import type { Operation, ResponseObject } from '../../src/contract/document.ts';
import { parametersOf } from '../helpers/examples.ts';
import { ALL, operationOf } from '../helpers/operations.ts';
import { thingsOf } from '../helpers/things.ts';

const HEADERS = ['If-Match', 'If-None-Match'];
const STATUSES = ['304', '412', '428'];

/** What an operation takes and answers for the sake of entity tags (RFC 9110, section 13). */
function wantedOf({ id, method, path, operation }: Operation): {
  headers: readonly string[];
  statuses: readonly string[];
} {
  const content = (operation.responses['200'] as ResponseObject | undefined)?.content ?? {};
  // What goes on has no entity tag, nor has a file that is made anew each time.
  if ('text/event-stream' in content || Object.keys(content).length > 1) return { headers: [], statuses: [] };
  // Its writes have preconditions of their own, in the body.
  if (id === 'batch') return { headers: [], statuses: ['412', '428'] };
  if (method === 'GET') return { headers: HEADERS, statuses: ['304', '412'] };
  // A change of a whole collection is one of no version.
  return thingsOf({ path }).length > 0 ? { headers: HEADERS, statuses: ['412', '428'] } : { headers: [], statuses: [] };
}

for (const operation of ALL.map(operationOf).filter(({ path }) => path.includes('{user_id}'))) {
  const { headers, statuses } = wantedOf(operation);
  t.test(
    `${operation.id} takes ${headers.join(' and ') || 'no preconditions'}, and says what comes of them`,
    async (t) => {
      const names = parametersOf(operation)
        .filter((one) => one.in === 'header')
        .map(({ name }) => name);
      t.strictSame(
        HEADERS.filter((header) => names.includes(header)),
        headers,
      );
      t.strictSame(
        STATUSES.filter((status) => status in operation.operation.responses),
        statuses,
      );
      const isOne = thingsOf(operation).length > 0 || operation.id === 'batch';
      if (isOne) t.ok('404' in operation.operation.responses, 'one entry may not be there');
      else if (['GET', 'POST'].includes(operation.method))
        t.notOk('404' in operation.operation.responses, 'a list always is');
    },
  );
}
