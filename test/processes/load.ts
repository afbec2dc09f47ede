import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { tokenOf } from './service.ts';

/** What came back, and how long after the moment at which it was due to be sent, in milliseconds. */
export interface Outcome {
  readonly status: number;
  readonly ms: number;
  /** When it was due, in milliseconds after the load began. */
  readonly at: number;
}

/** A load of requests. */
export interface Load {
  readonly port: number;
  /** Whole requests, as they go over the wire, with keep-alive; sent in turn, again and again. */
  readonly requests: readonly string[];
  readonly seconds: number;
  /** Requests a second, sent when they are due whether or not others were answered; absent: each connection as fast as it goes. */
  readonly rate?: number;
  /** How many connections there are, open before the load begins: with all of them at work, a due request waits for one. */
  readonly connections: number;
  /** Told of each answer, its bytes whole. */
  readonly answered?: (answer: Buffer) => void;
}

/**
 * So many connections are opened at a time. What does not fit into the service's queue of new ones (511) is dropped by the kernel,
 * which tries again seconds later while the client takes it for open.
 */
const OPENED_AT_ONCE = 100;

/** The first request of each connection, not counted: its answer says that the service has taken the connection. */
const FIRST_REQUEST = 'GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';

const HEAD_END = Buffer.from('\r\n\r\n');

/** The length of the first answer in some bytes; undefined as long as it is not all there. */
function lengthOf(bytes: Buffer): number | undefined {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(bytes.toString('latin1', 0, end + 2))?.[1] ?? 0);
  return bytes.length >= end + 4 + length ? end + 4 + length : undefined;
}

/** Sends a request that was due at a moment, on a connection that waits for nothing. */
type Send = (at: number) => void;

interface Events {
  /** The next request. */
  request(): string;
  free(send: Send): void;
  settled(status: number, at: number): void;
  closed(send: Send): void;
}

/** A connection, with one request at a time; free once the service has taken it. */
function openConnection({ port, answered }: Load, { request, free, settled, closed }: Events): Socket {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let sentFor: number | undefined;
  let bytes: Buffer = Buffer.alloc(0);
  const send: Send = (at) => {
    sentFor = at;
    socket.write(request());
  };
  const settle = (status: number): void => {
    if (sentFor !== undefined) settled(status, sentFor);
    sentFor = undefined;
  };
  socket.on('data', (chunk: Buffer) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    if (lengthOf(bytes) === undefined) return;
    if (sentFor !== undefined) answered?.(bytes);
    settle(Number(bytes.toString('latin1', 9, 12)));
    bytes = Buffer.alloc(0);
    free(send);
  });
  socket.on('error', () => {});
  socket
    .once('connect', () => socket.write(FIRST_REQUEST))
    .once('close', () => {
      settle(0);
      closed(send);
    });
  return socket;
}

/** When the next request is due: at once, or by the clock; undefined when none is, or no more are. */
function schedule({ seconds, rate }: Load, began: number): () => number | undefined {
  const end = began + seconds * 1000;
  let taken = 0;
  return () => {
    const now = performance.now();
    const at = rate === undefined ? now : began + (taken * 1000) / rate;
    if (at > now || at >= end) return undefined;
    taken += 1;
    return at;
  };
}

/**
 * Sends a load and waits until all of it is answered, or its connection broke (status 0).
 * @param load what, how much and how long
 * @returns every request's outcome
 */
export async function sendLoad(load: Load): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const parked = new Set<Send>();
  const sockets = new Set<Socket>();
  let next: () => number | undefined = () => undefined;
  let began = 0;
  let sent = 0;
  const go = (send: Send): void => {
    const at = next();
    if (at === undefined) {
      parked.add(send);
      return;
    }
    parked.delete(send);
    sent += 1;
    send(at);
  };
  const open = (): void => {
    const socket = openConnection(load, {
      request: () => load.requests[(sent - 1) % load.requests.length] ?? '',
      free: go,
      settled: (status, at) => outcomes.push({ status, at: at - began, ms: performance.now() - at }),
      closed(send) {
        parked.delete(send);
        sockets.delete(socket);
      },
    });
    sockets.add(socket);
  };
  while (parked.size < load.connections) {
    while (sockets.size < Math.min(load.connections, parked.size + OPENED_AT_ONCE)) open();
    await delay(1);
  }
  began = performance.now();
  next = schedule(load, began);
  while (performance.now() < began + load.seconds * 1000 || outcomes.length < sent) {
    for (const send of parked) go(send);
    while (sockets.size < load.connections) open();
    await delay(1);
  }
  for (const socket of sockets) socket.destroy();
  return outcomes;
}

/** The outcome that a share of all is not slower than, in milliseconds; 0 of none. */
export function percentile(outcomes: readonly Outcome[], share: number): number {
  const sorted = outcomes.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/**
 * A request as it goes over the wire.
 * @param port of the service
 * @param subject whose token it has
 * @param start method and path
 * @param body JSON, of ASCII only
 */
export const requestOf = (port: number, subject: string, start: string, body = ''): string =>
  [
    `${start} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Authorization: Bearer ${tokenOf(subject)}`,
    ...(body ? ['Content-Type: application/json', `Content-Length: ${body.length}`] : []),
    '',
    body,
  ].join('\r\n');
