import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const HEAD_END = '\r\n\r\n';

/** The statuses of the answers in some text, one behind the other, and how much of it they are. */
function answersIn(text: string): { statuses: number[]; length: number } {
  const statuses: number[] = [];
  let length = 0;
  for (;;) {
    const end = text.indexOf(HEAD_END, length);
    if (end < 0) return { statuses, length };
    const body = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(length, end))?.[1] ?? 0);
    const next = end + HEAD_END.length + body;
    if (text.length < next) return { statuses, length };
    statuses.push(Number(text.slice(length + 9, length + 12)));
    length = next;
  }
}

/** A flood of requests, and what became of them. */
export interface Flood {
  /** How many answers there were of each status; of 0, connections that closed without one. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Ends it, and waits for the answers that are on their way. */
  stop(): Promise<void>;
  /** Waits until the last request is answered. */
  done: Promise<void>;
}

/**
 * Sends requests over a few connections, each as soon as the one before is answered; a connection that the service closes is
 * opened again.
 * @param port where the service listens
 * @param how over how many connections, and how many requests a second in all at the most; without a rate as fast as they are answered
 * @param next the bytes of the next request; undefined when there are no more
 */
export function flood(
  port: number,
  { connections, rate }: { readonly connections: number; readonly rate?: number },
  next: () => string | undefined,
): Flood {
  const pauseMs = rate === undefined ? 0 : (connections * 1000) / rate;
  const statuses = new Map<number, number>();
  const count = (status: number) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  let isOver = false;
  /** One connection, from its first request to its end; false when there is nothing more to send. */
  const converse = (): Promise<boolean> =>
    new Promise((resolve) => {
      let text = '';
      let isWaiting = false;
      let goesOn = true;
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      const send = () => {
        const bytes = isOver ? undefined : next();
        goesOn = bytes !== undefined;
        isWaiting = goesOn;
        if (bytes === undefined) socket.destroy();
        else socket.write(bytes, 'latin1');
      };
      socket.setEncoding('latin1').on('data', (chunk) => {
        text += chunk;
        const { statuses: found, length } = answersIn(text);
        text = text.slice(length);
        found.forEach(count);
        if (found.length === 0) return;
        isWaiting = false;
        // A refusal may have left something of the request unread.
        if (found.includes(400) || found.includes(431)) socket.destroy();
        else if (pauseMs > 0) setTimeout(send, pauseMs);
        else send();
      });
      socket.on('error', () => {});
      socket.once('connect', send).once('close', () => {
        if (isWaiting) count(0);
        resolve(goesOn);
      });
    });
  const run = async () => {
    while ((await converse()) && !isOver) await delay(pauseMs);
  };
  const done = Promise.all(Array.from({ length: connections }, run)).then(() => {});
  return {
    statuses,
    done,
    stop() {
      isOver = true;
      return done;
    },
  };
}
