import { signToken } from '../../../../src/auth/sign.ts';
import type { Wire } from '../wire.ts';
import { early, type Tampering, withHeader } from './edits.ts';

/** A token that is well made, by somebody else. */
const foreignToken = signToken({ secret: 'x'.repeat(48), subject: 'somebody', claim: 'sub', expiresInSeconds: 3600 });

const TOKENS: Readonly<Record<string, readonly string[]>> = {
  'no token': [],
  'an empty Authorization': [''],
  'a scheme without token': ['Bearer'],
  'another scheme': ['Basic YTpi'],
  'a token that is none': ['Bearer abc.def.ghi'],
  'a token signed by another': [`Bearer ${foreignToken}`],
  'an unsigned token': ['Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIiwiZXhwIjo5OTk5OTk5OTk5fQ.'],
  'a token of 9,000 characters': [`Bearer ${'a'.repeat(9000)}`],
};

/** Credentials that no operation with security may accept. */
export const tokens: readonly Tampering[] = [
  ...Object.entries(TOKENS).map(([name, values]) => ({
    name,
    expected: [401],
    ...early,
    apply: (wire: Wire) => withHeader(wire, 'Authorization', ...values),
  })),
  {
    name: 'a second token behind the good one',
    expected: [401],
    ...early,
    apply: (wire) => ({ ...wire, headers: [...wire.headers, ['authorization', `Bearer ${foreignToken}`]] }),
  },
];
