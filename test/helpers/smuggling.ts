/** Requests that hide another one: each is read in one way by some servers and in another way by others. */

/** What the request in front looks like; the hidden one would run if somebody read its framing otherwise. */
export interface Shape {
  readonly name: string;
  /** The bytes, as they go over the wire. */
  bytes(hidden: string): string;
}

/** The request in front: a creation whose framing is what the shape says. */
type Front = (headers: readonly string[], body: string) => string;

/**
 * The shapes of a request to create a task.
 * @param authorization the value of the Authorization header
 */
export function smugglingShapes(authorization: string): Shape[] {
  const lines = ['POST /api/me/tasks HTTP/1.1', 'Host: localhost', `Authorization: ${authorization}`];
  const front: Front = (headers, body) =>
    [...lines, 'Content-Type: application/json', ...headers, '', body].join('\r\n');
  const json = '{"title":"in front"}';
  const length = `Content-Length: ${json.length}`;
  const chunk = `${json.length.toString(16)}\r\n${json}\r\n`;
  const chunked = 'Transfer-Encoding: chunked';
  const ended = `${chunk}0\r\n\r\n`;
  const beside =
    (...headers: string[]) =>
    (hidden: string) =>
      front([length, ...headers], `${json}${hidden}`);
  const inChunks =
    (...headers: string[]) =>
    (hidden: string) =>
      front(headers, `${ended}${hidden}`);
  const chunks = (body: string) => (hidden: string) => front([chunked], `${body}${hidden}`);
  const shapes: Record<string, (hidden: string) => string> = {
    'CL.TE': (hidden) => front([`Content-Length: ${5 + hidden.length}`, chunked], `0\r\n\r\n${hidden}`),
    'TE.CL': (hidden) =>
      front([chunked, 'Content-Length: 4'], `${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`),
    'two equal lengths': beside(length),
    'two lengths, the first one right': beside('Content-Length: 0'),
    'two lengths in one field': (hidden) => front([`${length}, ${json.length}`], `${json}${hidden}`),
    ...Object.fromEntries(
      ['+20', '-20', '0x14', '20 20', '20;', '2 0', '1e1', '20.0', '99999999999999999999999', '\u00b2\u2070', ''].map(
        (text) => [
          `a length of ${JSON.stringify(text)}`,
          (hidden: string) => front([`Content-Length: ${text}`], `${json}${hidden}`),
        ],
      ),
    ),
    'a space before the colon of a length': (hidden) => front([`Content-Length : ${json.length}`], `${json}${hidden}`),
    'a space before the colon of an encoding': inChunks('Transfer-Encoding : chunked'),
    'a name behind a space': inChunks(' Transfer-Encoding: chunked'),
    'a folded encoding': inChunks('Transfer-Encoding:\r\n chunked'),
    'an encoding folded into another field': beside('X: y\r\n\tTransfer-Encoding: chunked'),
    'an encoding that there is not': inChunks('Transfer-Encoding: xchunked'),
    'an encoding in quotes': inChunks('Transfer-Encoding: "chunked"'),
    'chunked, and not as the last encoding': inChunks('Transfer-Encoding: chunked, identity'),
    'chunked twice': inChunks('Transfer-Encoding: chunked, chunked'),
    'two fields of encodings': inChunks(chunked, 'Transfer-Encoding: identity'),
    'a vertical tab before the encoding': inChunks('Transfer-Encoding: \x0bchunked'),
    'U+0000 behind the encoding': inChunks('Transfer-Encoding: chunked\0'),
    'an encoding behind a bare line feed': beside('X: y\nTransfer-Encoding: chunked'),
    'an encoding behind a bare carriage return': beside('X: y\rTransfer-Encoding: chunked'),
    'an encoding in HTTP/1.0': (hidden) => inChunks(chunked, length)(hidden).replace('HTTP/1.1', 'HTTP/1.0'),
    'headers that end with bare line feeds': (hidden) => front([length], `${json}${hidden}`).replaceAll('\r\n', '\n'),
    'a size of many digits': chunks(`${'0'.repeat(20)}14\r\n${json}\r\nFFFFFFFFFFFFFFFF14\r\n`),
    'a size with a sign': chunks(`+14\r\n${json}\r\n0\r\n\r\n`),
    'a negative size': chunks(`-14\r\n${json}\r\n0\r\n\r\n`),
    'a size with 0x': chunks(`0x14\r\n${json}\r\n0\r\n\r\n`),
    'a size behind a space': chunks(` 14\r\n${json}\r\n0\r\n\r\n`),
    'a size before a space': chunks(`14 \r\n${json}\r\n0\r\n\r\n`),
    'a size that ends with a line feed': chunks(`14\n${json}\r\n0\r\n\r\n`),
    'an extension with a line feed': chunks(`14;x=\n${json}\r\n0\r\n\r\n`),
    'an extension with a carriage return': chunks(`14;x=\ry\r\n${json}\r\n0\r\n\r\n`),
    'extensions beyond all bounds': chunks(`14;${'x'.repeat(20_000)}\r\n${json}\r\n0\r\n\r\n`),
    'a chunk that is longer than its size': chunks(`4\r\n${json}\r\n0\r\n\r\n`),
    'a chunk that is shorter than its size': chunks(`ff\r\n${json}\r\n0\r\n\r\n`),
    'a trailer that is no field': chunks(`${chunk}0\r\nnonsense\r\n\r\n`),
  };
  return Object.entries(shapes).map(([name, bytes]) => ({ name, bytes }));
}
