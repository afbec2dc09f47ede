import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import type { components } from '../../../generated/contract.ts';
import { sawAnswer } from '../../helpers/conformance.ts';
import { listen } from '../../helpers/raw.ts';

const pathOf = (owner: string): string => `/api/${encodeURIComponent(owner)}/changes/stream`;

/** One block of a stream (WHATWG HTML, section 9.2): its fields, and its comment. */
interface Block {
  readonly id?: string;
  readonly data?: string;
  readonly retry?: string;
  readonly comment?: string;
}

/** What a client of a stream got. */
export interface Told {
  readonly token: string;
  readonly change: components['schemas']['Change'];
}

const blockOf = (text: string): Block =>
  Object.fromEntries(
    text
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')) || 'comment', line.slice(line.indexOf(':') + 1).trim()]),
  );

async function* blocksOf(body: ReadableStream<string>): AsyncGenerator<Block> {
  let text = '';
  for await (const chunk of body) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) yield blockOf(block);
  }
}

/** An open stream. */
export interface Stream {
  readonly status: number;
  readonly headers: Headers;
  /** The next block, of whatever kind; undefined when the stream has ended. */
  block(): Promise<Block | undefined>;
  /** The next change; undefined when the stream has ended. */
  next(): Promise<Told | undefined>;
  /** Goes away. */
  leave(): void;
}

/**
 * Opens a stream of changes over HTTP; the client goes away when the test ends.
 * @param t the test
 * @param app listens if it does not
 * @param token of the user
 * @param headers besides
 * @param query behind the path
 * @param owner whose changes
 */
export async function openStream(
  t: Test,
  app: FastifyInstance,
  token: string,
  headers: Record<string, string> = {},
  query = '',
  owner = 'me',
): Promise<Stream> {
  const leaving = new AbortController();
  t.teardown(() => leaving.abort());
  const url = `http://127.0.0.1:${await listen(app)}${pathOf(owner)}${query}`;
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: leaving.signal,
  });
  if (!response.body) throw new Error('a stream without a body');
  sawAnswer('GET', pathOf(owner), {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: response.ok ? '' : await response.clone().text(),
  });
  // A body that nobody reads yet goes with its response, so it is read from the beginning.
  const blocks = blocksOf(response.body.pipeThrough(new TextDecoderStream()));
  const block = async () => (await blocks.next()).value as Block | undefined;
  return {
    status: response.status,
    headers: response.headers,
    block,
    async next() {
      let found = await block();
      while (found && found.data === undefined) found = await block();
      return found && { token: found.id ?? '', change: JSON.parse(found.data ?? '') };
    },
    leave: () => leaving.abort(),
  };
}

/** What a change is about, in short. */
export const stateOf = (told: Told | undefined): string | undefined => {
  if (!told) return undefined;
  const { change } = told;
  return change.type === 'deleted'
    ? `${change.resource} ${change.id} deleted`
    : `${change.resource} ${change.data.id} ${change.data.version}`;
};
