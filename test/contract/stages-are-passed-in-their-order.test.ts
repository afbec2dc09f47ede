import Fastify, { type FastifyInstance } from 'fastify';
import t from 'tap';
import { operationsOf } from '../../src/contract/document.ts';
import { registerContract } from '../../src/contract/index.ts';
import { authenticate } from '../../src/contract/security.ts';
import type { Passage, Stage } from '../../src/contract/stage.ts';
import { validate } from '../../src/contract/validation.ts';
import { CONTRACT } from '../helpers/contract.ts';

type Hook = Passage['at'];

/** The contract's own operations, whose handlers tell that they were reached, behind the given stages. */
async function boot(stages: readonly Stage[], way: string[]): Promise<FastifyInstance> {
  const app = Fastify();
  app.decorateRequest('subject', '');
  const answer = async () => {
    way.push('handler');
    return { status: 204 };
  };
  const handlers = Object.fromEntries(operationsOf(CONTRACT).map(({ id }) => [id, answer]));
  // The engine takes handlers of the contract's types only.
  const register = registerContract as unknown as (app: FastifyInstance, options: object) => Promise<void>;
  await register(app, { contract: CONTRACT, timeoutMs: undefined, handlers, stages });
  await app.ready();
  return app;
}

/** A stage for the operations with a token that tells when it is entered and left. */
const telling = (way: string[], name: string, at: Hook, enter: Passage['enter'] = (_q, _r, done) => done()): Stage => ({
  name,
  passageOf: ({ secured }) =>
    secured
      ? {
          at,
          enter: (request, reply, done) => {
            way.push(name);
            return enter(request, reply, done);
          },
          leave: (_request, _reply, _payload, done) => {
            way.push(`${name} is left`);
            done();
          },
        }
      : undefined,
});

const nobody = authenticate({ bearerAuth: () => {} });

t.test('requests pass the stages of their operation one after the other, and leave each of them', async (t) => {
  const way: string[] = [];
  const stages = [
    telling(way, 'early', 'onRequest'),
    telling(way, 'first', 'preHandler'),
    nobody,
    telling(way, 'second', 'preHandler', async () => {}),
    validate,
  ];
  const app = await boot(stages, way);
  t.teardown(() => app.close());
  t.equal((await app.inject('/api/me/tasks')).statusCode, 204);
  const left = ['early is left', 'first is left', 'second is left'];
  t.strictSame(way.splice(0), ['early', 'first', 'second', 'handler', ...left]);
  t.equal((await app.inject('/health')).statusCode, 204);
  t.strictSame(way.splice(0), ['handler'], 'an operation that a stage is not for goes past it');
  t.equal((await app.inject('/api/me/tasks?limit=0')).statusCode, 400);
  t.strictSame(way, ['early', 'first', 'second', ...left], 'whoever is refused leaves as well');
});

const REFUSALS: readonly (readonly [string, Passage['enter']])[] = [
  ['by an exception', () => refuseByThrowing()],
  ['by a promise that is rejected', () => Promise.reject(new Error('refused'))],
  ['by done', (_request, _reply, done) => done(new Error('refused'))],
];

function refuseByThrowing(): never {
  throw new Error('refused');
}

t.test('who is refused at a stage reaches none of the later ones', async (t) => {
  for (const [name, refuse] of REFUSALS) {
    const way: string[] = [];
    const stages = [
      telling(way, 'first', 'preHandler', refuse),
      nobody,
      telling(way, 'second', 'preHandler'),
      validate,
    ];
    const app = await boot(stages, way);
    t.equal((await app.inject('/api/me/tasks')).statusCode, 500, name);
    t.strictSame(way, ['first', 'first is left', 'second is left'], name);
    await app.close();
  }
});

t.test('a list that Fastify could not follow does not boot', async (t) => {
  const way: string[] = [];
  for (const [at, later] of [
    ['preValidation', 'onRequest'],
    ['preHandler', 'preValidation'],
    ['preHandler', 'onRequest'],
  ] as const) {
    const stages = [telling(way, 'first', at), nobody, telling(way, 'second', later), validate];
    const message = `comes after a stage at preHandler, and so cannot act at ${later}`;
    await t.rejects(boot(stages, way), { message: new RegExp(`second ${message} \\(listTasks\\)`) }, `${at}, ${later}`);
  }
});

t.test('without the validation at its end a list does not boot, and without authentication neither', async (t) => {
  await t.rejects(boot([nobody], []), { message: /^The last stage has to be the validation/ });
  await t.rejects(boot([validate, nobody], []), { message: /^The last stage has to be the validation/ });
  await t.rejects(boot([validate], []), { message: /security schemes without a handler: bearerAuth/ });
});
