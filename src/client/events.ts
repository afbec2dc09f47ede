/** An event with data. */
export interface ServerEvent {
  readonly id: string;
  readonly data: string;
}

/** Line ends of an event stream, but not a carriage return at the end of what is there, which a line feed may follow. */
const LINE_END = /\r\n|\n|\r(?!$)/;

/** What the lines between two blank ones say; undefined where they have no data. */
function eventOf(lines: readonly string[], id: string): ServerEvent | undefined {
  const data: string[] = [];
  for (const line of lines) {
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === 'data') data.push(value);
    if (name === 'id') id = value;
  }
  return data.length > 0 ? { id, data: data.join('\n') } : undefined;
}

/** The next piece of a stream; nothing after so many milliseconds is an error. */
function nextOf(reader: ReadableStreamDefaultReader<Uint8Array>, silenceMs: number) {
  return new Promise<ReadableStreamReadResult<Uint8Array>>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Nothing came for ${silenceMs} ms`)), silenceMs);
    reader
      .read()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

/**
 * The events of a stream, as they come.
 * @param stream of bytes
 * @param silenceMs after how many milliseconds without anything, comments included, the stream is taken for lost
 * @throws what reading throws
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* eventsIn(
  stream: ReadableStream<Uint8Array>,
  silenceMs: number,
): AsyncGenerator<ServerEvent, void, undefined> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let id = '';
  let lines: string[] = [];
  try {
    for (;;) {
      const { done, value } = await nextOf(reader, silenceMs);
      if (done) return;
      const parts = (rest + decoder.decode(value, { stream: true })).split(LINE_END);
      rest = parts.pop() ?? '';
      for (const line of parts) {
        if (line !== '') {
          lines.push(line);
          continue;
        }
        const event = eventOf(lines, id);
        lines = [];
        if (!event) continue;
        id = event.id;
        yield event;
      }
    }
  } finally {
    // Whoever reads no further is gone; what is lost already cannot be cancelled.
    await reader.cancel().catch(() => {});
  }
}
