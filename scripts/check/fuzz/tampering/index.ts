import * as fc from 'fast-check';
import { methodsOf } from '../../../../src/contract/document.ts';
import { MAX_URL_LENGTH } from '../../../../src/http/framework-errors.ts';
import { MAX_HEADER_BYTES } from '../../../../src/http/unreadable.ts';
import type { Target } from '../targets.ts';
import { onBodies, onBodyless, tooLarge } from './bodies.ts';
import { asIs, early, elsewhere, type Tampering, withHeader, withPath, withQuery } from './edits.ts';
import { tokens } from './tokens.ts';

export type { Tampering } from './edits.ts';

const onAny: readonly Tampering[] = [
  { name: 'an unknown query parameter', expected: [400], ...asIs, apply: (wire) => withQuery(wire, 'no_such=1') },
  { name: '__proto__ in the query', expected: [400], ...asIs, apply: (wire) => withQuery(wire, '__proto__=1') },
  {
    name: 'an address over the limit',
    expected: [414],
    ...early,
    apply: (wire) => withQuery(wire, `x=${'y'.repeat(MAX_URL_LENGTH)}`),
  },
  {
    name: 'headers over the limit',
    expected: [431],
    ...early,
    apply: (wire) => withHeader(wire, 'X-Large', 'y'.repeat(MAX_HEADER_BYTES)),
  },
  {
    name: 'a slash at the end',
    expected: [404],
    ...elsewhere,
    apply: (wire) => withPath(wire, (path) => `${path}/`),
  },
  { name: 'two slashes', expected: [404], ...elsewhere, apply: (wire) => withPath(wire, (path) => `/${path}`) },
  {
    name: 'dots before the path',
    expected: [404],
    ...elsewhere,
    apply: (wire) => withPath(wire, (path) => `/no/../%2e%2e${path}`),
  },
  {
    name: 'a path that is no UTF-8',
    expected: [400],
    ...elsewhere,
    apply: (wire) => withPath(wire, (path) => `${path}%ff`),
  },
  {
    name: 'raw bytes in the path',
    expected: [400, 404],
    ...elsewhere,
    apply: (wire) => withPath(wire, (path) => `${path}/\xff<"|^`),
  },
  {
    name: 'two lengths',
    expected: [400],
    ...elsewhere,
    apply: (wire) => ({ ...withHeader(wire, 'Content-Length', '1', '2'), body: Buffer.from('x') }),
  },
];

/** What no parameter in a query may be, whatever it is declared to be. */
function inQuery({ fields }: Target): Tampering[] {
  const names = fields.filter(({ place }) => place === 'query').map(({ name }) => name);
  return names.flatMap((name) => [
    { name: `${name} that is no UTF-8`, expected: [400], ...asIs, apply: (wire) => withQuery(wire, `${name}=%ff`) },
    { name: `${name} twice`, expected: [400], ...asIs, apply: (wire) => withQuery(wire, `${name}=1&${name}=1`) },
  ]);
}

const METHODS = ['HEAD', 'OPTIONS', 'TRACE', 'QUERY', 'PROPFIND', 'GET', 'PUT', 'POST', 'PATCH', 'DELETE'];

/** The methods that the path does not have. */
function methodsBeside(target: Target, targets: readonly Target[]): Tampering[] {
  const known = targets.filter(({ path }) => path === target.path).flatMap(methodsOf);
  return METHODS.filter((method) => !known.includes(method)).map((method) => ({
    name: `the method ${method}`,
    expected: [405],
    ...elsewhere,
    apply: (wire) => ({ ...wire, method }),
  }));
}

/**
 * Everything that can be done to requests of one operation.
 * @param target the operation
 * @param targets all of them
 * @param bodyLimit the largest body that the service reads, in bytes
 */
export function tamperingsFor(target: Target, targets: readonly Target[], bodyLimit: number): fc.Arbitrary<Tampering> {
  const all = [
    ...onAny,
    ...inQuery(target),
    ...methodsBeside(target, targets),
    ...(target.secured ? tokens : []),
    ...(target.bodies.length > 0 ? [...onBodies, tooLarge(bodyLimit)] : onBodyless),
  ];
  return fc.constantFrom(...all);
}
