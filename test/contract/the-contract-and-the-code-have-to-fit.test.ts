import Fastify, { type FastifyInstance } from 'fastify';
import t from 'tap';
import type { ContractDocument } from '../../src/contract/document.ts';
import { registerContract } from '../../src/contract/index.ts';
import { authenticate } from '../../src/contract/security.ts';
import type { Stage } from '../../src/contract/stage.ts';
import { validate } from '../../src/contract/validation.ts';
import { checkWiring } from '../../src/contract/wiring.ts';

type Answer = () => Promise<{ status: number; body?: unknown }>;

interface Made {
  contract: ContractDocument;
  handlers: Record<string, Answer>;
  security: Record<string, () => void>;
}

const operation = (operationId: string, more: object = {}) => ({
  operationId,
  responses: {
    200: { description: 'Fine.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Word' } } } },
  },
  ...more,
});

const answer: Answer = async () => ({ status: 200, body: { word: 'fine' } });

/** A contract of two operations, made up so that each fault can be put into it, and code that fits. */
function made(): Made & { checked: string[] } {
  const checked: string[] = [];
  const contract: ContractDocument = {
    openapi: '3.1.0',
    info: { title: 'Made up', version: '1.0.0' },
    security: [{ key: [] }],
    paths: {
      '/locked': { get: operation('getLocked') },
      '/open': { get: operation('getOpen', { security: [] }) },
    },
    components: {
      schemas: { Word: { type: 'object', properties: { word: { type: 'string' } } } },
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'key' } },
    },
  };
  const handlers = { getLocked: answer, getOpen: answer };
  return { contract, handlers, security: { key: () => void checked.push('key') }, checked };
}

/** The engine takes handlers of the real contract's types only: this is the one for a made-up contract. */
const register = registerContract as unknown as (
  app: FastifyInstance,
  options: Omit<Made, 'security'> & { stages: readonly Stage[] },
) => Promise<void>;

async function boot({ security, ...options }: Made): Promise<FastifyInstance> {
  const app = Fastify();
  app.decorateRequest('subject', '');
  await register(app, { ...options, stages: [authenticate(security), validate] });
  await app.ready();
  return app;
}

t.test('a contract and code that fit boot, and security is as the contract says', async (t) => {
  const { checked, ...options } = made();
  const app = await boot(options);
  t.teardown(() => app.close());
  t.strictSame((await app.inject('/open')).json(), { word: 'fine' });
  t.strictSame(checked, [], 'an operation without security asks for nothing');
  t.strictSame((await app.inject('/locked')).json(), { word: 'fine' });
  t.strictSame(checked, ['key'], 'one that says nothing has that of the document');
});

const at = (contract: ContractDocument, path: string): Record<string, unknown> =>
  (contract.paths[path] as { get: Record<string, unknown> }).get;

const MISFITS: readonly (readonly [string, (options: Made) => void, RegExp])[] = [
  ['a missing handler', ({ handlers }) => delete handlers.getOpen, /operations without a handler: getOpen/],
  ['a left-over handler', ({ handlers }) => (handlers.getClosed = answer), /handlers without an operation: getClosed/],
  [
    'a handler of another name',
    ({ handlers }) => {
      handlers.getopen = answer;
      delete handlers.getOpen;
    },
    /without a handler: getOpen; handlers without an operation: getopen/,
  ],
  ['a scheme without code', ({ security }) => delete security.key, /security schemes without a handler: key/],
  [
    'another scheme beside one with code',
    ({ contract }) => (at(contract, '/locked').security = [{ key: [], other: [] }]),
    /security schemes without a handler: other/,
  ],
  [
    'a second scheme, with code as well',
    ({ contract, security }) => {
      at(contract, '/locked').security = [{ key: [] }, { other: [] }];
      security.other = () => {};
    },
    /more than one security scheme, of which one is checked: getLocked/,
  ],
  [
    'an empty requirement',
    ({ contract }) => (at(contract, '/locked').security = [{}]),
    /an empty security requirement opens: getLocked/,
  ],
  [
    'an empty requirement beside another',
    ({ contract }) => (at(contract, '/locked').security = [{ key: [] }, {}]),
    /an empty security requirement opens: getLocked/,
  ],
  [
    'an empty requirement for the whole document',
    ({ contract }) => (contract.security = [{}]),
    /an empty security requirement opens: getLocked/,
  ],
  [
    'a repeated operationId',
    ({ contract }) => (at(contract, '/open').operationId = 'getLocked'),
    /operationIds used twice: getLocked/,
  ],
  ['no operationId', ({ contract }) => delete at(contract, '/open').operationId, /without a handler: /],
];

t.test('a contract and code that do not fit do not boot, and the message names what does not', async (t) => {
  for (const [name, change, message] of MISFITS) {
    const { checked: _checked, ...options } = made();
    change(options);
    await t.rejects(boot(options), { message }, name);
    const { contract, handlers, security } = options;
    t.throws(
      () => checkWiring(contract, Object.keys(handlers), Object.keys(security)),
      { message },
      `${name}: checkWiring`,
    );
  }
});

t.test('all that does not fit is named at once', async (t) => {
  const { contract } = made();
  t.throws(() => checkWiring(contract, ['one', 'another'], []), {
    message:
      'The contract and the code do not fit: operations without a handler: getLocked, getOpen; ' +
      'handlers without an operation: another, one; security schemes without a handler: key',
  });
});

const BROKEN: readonly (readonly [string, (options: Made) => void, RegExp])[] = [
  [
    'a reference that leads nowhere',
    ({ contract }) => delete contract.components?.schemas?.Word,
    /refers to #\/components\/schemas\/Word, which is not there/,
  ],
  [
    'a schema that contains itself',
    ({ contract }) => {
      if (contract.components?.schemas) contract.components.schemas.Word = { $ref: '#/components/schemas/Word' };
    },
    /Word contains itself|call stack/,
  ],
  [
    'a parameter with an unknown keyword',
    ({ contract }) => {
      at(contract, '/open').parameters = [{ name: 'n', in: 'query', schema: { type: 'integer', minimun: 1 } }];
    },
    /minimun/,
  ],
  [
    'a parameter with an unknown format',
    ({ contract }) => {
      at(contract, '/open').parameters = [{ name: 'n', in: 'query', schema: { type: 'string', format: 'uid' } }];
    },
    /uid/,
  ],
];

t.test('a contract that says what nobody can keep does not boot', async (t) => {
  for (const [name, change, message] of BROKEN) {
    const { checked: _checked, ...options } = made();
    change(options);
    await t.rejects(boot(options), { message }, name);
  }
});
