import t from 'tap';
import { problemTypes } from '../../../../scripts/build/generate/problem-types.ts';
import type { ResponseObject } from '../../../../src/contract/document.ts';

const refusal = (schema: string, ...codes: string[]): ResponseObject => ({
  description: 'Refused.',
  content: {
    'application/problem+json': {
      schema: { $ref: `#/components/schemas/${schema}` },
      examples: Object.fromEntries(codes.map((code) => [code, { value: { code } }])),
    },
  },
});

const types = problemTypes({
  openapi: '3.1.0',
  info: { title: 'Rooms', version: '1.0.0' },
  paths: {
    '/rooms': {
      patch: {
        operationId: 'changeRoom',
        responses: {
          '200': { description: 'Changed.' },
          '400': refusal('Problem', 'INVALID', 'MALFORMED'),
          '404': refusal('Problem', 'NO_ROOM'),
          '412': { $ref: '#/components/responses/Newer' },
        },
      },
      get: { operationId: 'listRooms', responses: { '400': refusal('Problem', 'INVALID') } },
    },
  },
  components: { responses: { Newer: refusal('NewerRoom', 'NEWER') } },
});

t.test('each operation has its problems, by their schema', async (t) => {
  const changed = `changeRoom:
    | Problem<"INVALID" | "MALFORMED" | "NO_ROOM", 'Problem'>
    | Problem<"NEWER", 'NewerRoom'>;`;
  t.ok(types.includes(changed), types);
  t.ok(types.includes(`listRooms:\n    | Problem<"INVALID", 'Problem'>;`), types);
});

t.test('each problem has one status', async (t) => {
  const statuses = '  INVALID: 400;\n  MALFORMED: 400;\n  NO_ROOM: 404;\n  NEWER: 412;\n';
  t.ok(types.includes(statuses), types);
});
