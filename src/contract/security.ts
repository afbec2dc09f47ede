import type { preHandlerHookHandler } from 'fastify';
import type { Operation } from './document.ts';
import type { SecurityHandler } from './types.ts';

/**
 * Asks the only security handler of an operation. The glue awaits every handler, also one that is done at once; where there are
 * several it is left to the glue to ask them.
 * @param operation the operation
 * @param handlers by the names of the security schemes
 * @returns undefined when there is not exactly one to ask
 */
export function directSecurity(
  { security }: Operation,
  handlers: Readonly<Record<string, SecurityHandler>>,
): preHandlerHookHandler | undefined {
  const [only, ...others] = security.flatMap((requirement) => Object.keys(requirement));
  const check = only && others.length === 0 ? handlers[only] : undefined;
  if (!check) return undefined;
  return (request, reply, done) => {
    const pending = check(request, reply);
    if (pending) pending.then(() => done(), done);
    else done();
  };
}
