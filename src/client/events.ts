/** An event with data. */
export interface ServerEvent {
  readonly id: string;
  readonly data: string;
}

/** More than any event has, in UTF-16 code units: the stream is something else. */
const MAX_EVENT = 4 * 1024 * 1024;

const LINE_END = /\r\n|\n|\r/;

/** @throws for what would fill the memory */
function checkSize(size: number): void {
  if (size > MAX_EVENT) throw new Error(`An event of more than ${MAX_EVENT} characters`);
}

/** Cuts text into lines, however it comes in pieces; what is known of an unfinished line is not looked at again. */
function lineSplitter(): (piece: string) => string[] {
  let rest = '';
  let hasReturn = false;
  return (piece) => {
    if (piece === '') return [];
    // A line feed behind a carriage return belongs to the same line end.
    const text = hasReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    hasReturn = piece.endsWith('\r');
    const lines = text.split(LINE_END);
    lines[0] = rest + lines[0];
    rest = lines.pop() ?? '';
    checkSize(rest.length);
    return lines;
  };
}

/** Puts lines together to events: a blank one ends an event, which is none without data. */
function eventAssembler(): (line: string) => ServerEvent | undefined {
  let id = '';
  let data: string[] = [];
  let size = 0;
  return (line) => {
    if (line === '') {
      const event = data.length > 0 ? { id, data: data.join('\n') } : undefined;
      data = [];
      size = 0;
      return event;
    }
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === 'id') id = value;
    if (name === 'data') data.push(value);
    size += value.length;
    checkSize(size);
    return undefined;
  };
}

/** The next piece of a stream; nothing after so many milliseconds is an error. */
function nextOf(reader: ReadableStreamDefaultReader<Uint8Array>, silenceMs: number) {
  return new Promise<Awaited<ReturnType<typeof reader.read>>>((resolve, reject) => {
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
 * @throws what reading throws, or for an event that is too long
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* eventsIn(
  stream: ReadableStream<Uint8Array>,
  silenceMs: number,
): AsyncGenerator<ServerEvent, void, undefined> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const linesIn = lineSplitter();
  const eventAt = eventAssembler();
  try {
    for (;;) {
      const { done, value } = await nextOf(reader, silenceMs);
      if (done) return;
      for (const line of linesIn(decoder.decode(value, { stream: true }))) {
        const event = eventAt(line);
        if (event) yield event;
      }
    }
  } finally {
    // Whoever reads no further is gone; what is lost already cannot be cancelled.
    await reader.cancel().catch(() => {});
  }
}
