import t from 'tap';
import { requestFiles } from '../../../../scripts/build/generate/requests.ts';
import type { ContractDocument, ParameterObject } from '../../../../src/contract/document.ts';

/** The requests of a made-up contract with one operation that has these query parameters. */
function requestWith(...parameters: Omit<ParameterObject, 'in'>[]): string | undefined {
  const contract: ContractDocument = {
    openapi: '3.1.0',
    info: { title: 'Made up', version: '1.0.0' },
    tags: [{ name: 'Things' }],
    paths: {
      '/things': {
        get: {
          operationId: 'listThings',
          summary: 'List things',
          tags: ['Things'],
          security: [],
          parameters: parameters.map((parameter) => ({ ...parameter, in: 'query' })),
          responses: { 200: { description: 'Things.' } },
        },
      },
    },
  };
  const [, request] = requestFiles(contract).get('things.http')?.split('### List things\n') ?? [];
  return request;
}

const LIMIT = { name: 'limit', example: 20 };
const LIST = { name: 'tag', style: 'form', explode: true, example: ['shopping', 'at home'] };
const OBJECT = { name: 'metadata', style: 'deepObject', explode: true, example: { crm_id: 'A-1042', 'a b': 'x&y' } };

t.test('what may be asked is a comment, each parameter by itself', async (t) => {
  t.equal(
    requestWith(LIMIT, LIST, OBJECT),
    `# May have: ?limit=20; ?tag=shopping&tag=at%20home; ?metadata[crm_id]=A-1042&metadata[a%20b]=x%26y
# @name listThings
GET {{origin}}/things
`,
  );
});

t.test('what must be asked is in the request, and what may be asked is appended', async (t) => {
  t.equal(
    requestWith({ ...LIST, required: true }, LIMIT, { name: 'q', required: true, example: 'milk' }),
    `# May have: &limit=20
# @name listThings
GET {{origin}}/things?tag=shopping&tag=at%20home&q=milk
`,
  );
});
