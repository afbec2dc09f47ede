import t from 'tap';
import { eventsIn, type ServerEvent } from '../../src/client/events.ts';

/** So long nothing comes in no test, in milliseconds. */
const LONG = 60_000;

/** A stream of pieces, as they come. */
const streamOf = (pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });

async function readAll(pieces: readonly Uint8Array[]): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of eventsIn(streamOf(pieces), LONG)) events.push(event);
  return events;
}

/** WHATWG HTML, section 9.2.6: comments, ids that stay, several lines of data, no space, no colon, and an event without its end. */
const LINES = [
  ...[':', '', 'retry: 1000', '', 'id: one', 'data: {"title":"Größe 👍"}', ''],
  ...['data:first', 'data:  second', 'event: other', ''],
  ...['id: two', '', 'data', ''],
  ...['id', 'data: x:y', '', 'data: cut off'],
];
const EVENTS = [
  { id: 'one', data: '{"title":"Größe 👍"}' },
  { id: 'one', data: 'first\n second' },
  { id: 'two', data: '' },
  { id: '', data: 'x:y' },
];

for (const [name, end] of Object.entries({ 'line feeds': '\n', 'carriage returns': '\r', both: '\r\n' })) {
  const bytes = new TextEncoder().encode(LINES.join(end));

  t.test(`with ${name}, in one piece and byte for byte`, async (t) => {
    t.strictSame(await readAll([bytes]), EVENTS);
    t.strictSame(await readAll([...bytes].map((byte) => Uint8Array.of(byte))), EVENTS);
  });

  t.test(`with ${name}, in two pieces, wherever they meet`, async (t) => {
    for (let at = 0; at <= bytes.length; at += 1) {
      t.strictSame(await readAll([bytes.subarray(0, at), new Uint8Array(), bytes.subarray(at)]), EVENTS, `${at}`);
    }
  });
}

t.test('a byte-order mark is no part of the first line', async (t) => {
  t.strictSame(await readAll([new TextEncoder().encode('\uFEFFdata: x\n\n')]), [{ id: '', data: 'x' }]);
});

t.test('an event is there with the last byte of its end', async (t) => {
  for (const end of ['\n\n', '\r\r', '\r\n\r\n']) {
    const source = new TransformStream<Uint8Array, Uint8Array>();
    const events = eventsIn(source.readable, LONG);
    const writer = source.writable.getWriter();
    writer.write(new TextEncoder().encode(`data: x${end}`)).catch(() => {});
    t.strictSame(await events.next(), { done: false, value: { id: '', data: 'x' } });
    await events.return();
  }
});

t.test('a long line in small pieces', async (t) => {
  const text = 'é'.repeat(500_000);
  const bytes = new TextEncoder().encode(`data: ${text}\n\n`);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 99) }, (_, index) =>
    bytes.subarray(index * 99, index * 99 + 99),
  );
  t.strictSame(await readAll(pieces), [{ id: '', data: text }]);
});

for (const [name, piece] of Object.entries({
  line: 'x'.repeat(1_000_000),
  event: `data: ${'x'.repeat(1_000_000)}\n`,
})) {
  t.test(`a ${name} without an end does not fill the memory`, async (t) => {
    let sent = 0;
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new TextEncoder().encode(piece));
      },
      cancel() {
        isCancelled = true;
      },
    });
    await t.rejects(eventsIn(endless, LONG).next(), /An event of more than 4194304 characters/);
    t.ok(isCancelled);
    t.ok(sent < 10, `${sent} million characters`);
  });
}

t.test('silence ends it, and who reads no further leaves', async (t) => {
  for (const leave of [
    (events: AsyncGenerator<ServerEvent>) => t.rejects(events.next(), /Nothing came for 20 ms/),
    (events: AsyncGenerator<ServerEvent>) => events.return(undefined),
  ]) {
    const source = new TransformStream<Uint8Array, Uint8Array>();
    const writer = source.writable.getWriter();
    const events = eventsIn(source.readable, 20);
    writer.write(new TextEncoder().encode('data: x\n\n')).catch(() => {});
    t.match(await events.next(), { value: { data: 'x' } });
    const closed = writer.closed.then(
      () => 'closed',
      () => 'cancelled',
    );
    await leave(events);
    t.equal(await closed, 'cancelled');
  }
});
