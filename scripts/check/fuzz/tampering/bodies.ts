import type { Wire } from '../wire.ts';
import { asIs, early, type Tampering, withHeader } from './edits.ts';

/** Bodies for operations that take none. */
export const onBodyless: readonly Tampering[] = ['{}', 'x', '\0'].map((text) => ({
  name: `a body where none belongs: ${JSON.stringify(text)}`,
  expected: [400],
  ...asIs,
  apply: (wire) => ({ ...withHeader(wire, 'Content-Type', 'application/json'), body: Buffer.from(text) }),
}));

const keysOf = (body: Buffer): string[] => ['', ...Object.keys(Object(JSON.parse(body.toString())))];

/** What happens to the text of a JSON body; each leaves something that is no JSON, or no body of any contract. */
const TEXTS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  'a body cut off': (body) => body.subarray(0, -1),
  'a body and more': (body) => Buffer.concat([body, Buffer.from('}')]),
  'a body that is no UTF-8': () => Buffer.from([0x22, 0xff, 0x22]),
  'half a character in a key': () => Buffer.from('{"\\ud800": 1}'),
  'a byte order mark': (body) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('x'), body]),
  'NaN for a body': () => Buffer.from('NaN'),
  'numbers without end': (body) =>
    Buffer.from(
      `{${keysOf(body)
        .map((key) => `${JSON.stringify(key)}: 1e999`)
        .join()}}`,
    ),
  'a body nested 20,000 deep': () => Buffer.from('['.repeat(20_000) + ']'.repeat(20_000)),
};

/** What is no body of any contract. */
export const onBodies: readonly Tampering[] = [
  ...Object.entries(TEXTS).map(([name, edit]) => ({
    name,
    expected: [400],
    ...asIs,
    needsBody: true,
    apply: (wire: Wire) => (wire.body ? { ...wire, body: edit(wire.body) } : wire),
  })),
  ...['text/plain', 'application/xml', 'multipart/form-data', 'application/jsonx', ';', 'json', ''].map((type) => ({
    name: `the content type ${JSON.stringify(type)}`,
    expected: [415],
    ...asIs,
    needsBody: true,
    apply: (wire: Wire) => withHeader(wire, 'Content-Type', type),
  })),
  {
    name: 'no content type',
    expected: [415],
    ...asIs,
    needsBody: true,
    apply: (wire) => withHeader(wire, 'Content-Type'),
  },
];

/** A body beyond what the service reads. */
export const tooLarge = (bytes: number): Tampering => ({
  name: 'a body over the limit',
  expected: [413],
  ...early,
  apply: (wire) => ({ ...withHeader(wire, 'Content-Type', 'application/json'), body: Buffer.alloc(bytes + 1, ' ') }),
});
