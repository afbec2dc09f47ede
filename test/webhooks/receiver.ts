import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Test } from 'tap';
import type { components } from '../../generated/contract.ts';

type Schemas = components['schemas'];

/** What a message holds. */
export type Event =
  | Schemas['TaskUpsertedEvent']
  | Schemas['TaskDeletedEvent']
  | Schemas['ProjectUpsertedEvent']
  | Schemas['ProjectDeletedEvent'];

/** A request that a receiver got. */
export interface Received {
  readonly id: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly event: Event;
}

/** How a receiver answers: a status, with headers. */
export type Answer = readonly [status: number, headers?: Record<string, string>];

const textsOf = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** A receiver on this machine, which writes down what it gets. */
export interface Receiver {
  readonly url: string;
  /** All that it got, in order; also what it refused. */
  readonly got: Received[];
  /** Emits `message` with each. */
  readonly arrivals: EventEmitter;
  /** How it answers from now on; taken back by `ok`. */
  answer: (request: Received) => Answer | Promise<Answer>;
}

export const ok = (): Answer => [204];

/**
 * Starts a receiver; it ends with the test.
 * @param t the test
 */
export async function startReceiver(t: Test): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const headers = textsOf(request.headers);
    const received = { id: headers['webhook-id'] ?? '', headers, body, event: JSON.parse(body) };
    receiver.got.push(received);
    receiver.arrivals.emit('message');
    const [status, more] = await receiver.answer(received);
    response.writeHead(status, more).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hooks`,
    got: [],
    arrivals: new EventEmitter(),
    answer: ok,
  };
  return receiver;
}

/** Checks a message as a receiver does, by the published library; throws when it is not as it was signed. */
export const verified = (secret: string, { body, headers }: Received): unknown =>
  new Webhook(secret).verify(body, headers);
