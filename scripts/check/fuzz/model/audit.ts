// All entries, read at the end of a session and after changes that their responses do not show.
import { type Entity, entriesOf, type Person } from '../people.ts';
import type { Plan } from '../plan.ts';
import { propertiesOf, type Target } from '../targets.ts';
import { differs } from './lists.ts';
import { broken, UNKNOWN } from './rules.ts';

/** The requests that list all entries of a collection, however many a session can make. */
export function auditPlans(target: Target): Plan[] {
  const shape = propertiesOf(target.spot?.whole?.schema);
  const isSplit = ({ name, schema }: Target['fields'][number]) => name in shape && schema.default !== undefined;
  const fields = { user_id: 'me', limit: '200', sort: 'position' };
  const splits = target.fields
    .filter(isSplit)
    .flatMap(({ name }) => ['false', 'true'].map((value) => ({ [name]: value })));
  return (splits.length > 0 ? splits : [{}]).map((split) => ({
    target,
    actor: 0,
    dice: [],
    fields: { ...fields, ...split },
  }));
}

/**
 * Compares all entries of a collection with the model, and takes over what only the service knows.
 * @param collection its name
 * @param seen its entries by their positions
 */
export function learnAll(collection: string, seen: readonly Entity[], me: Person): string | undefined {
  const known = entriesOf(me, collection);
  const order = me.unread?.order ?? [];
  const ids = seen.map(({ id }) => id);
  const fault = differs(`all ${collection}`, ids.toSorted(), [...known.keys()].sort());
  if (fault) return fault;
  for (const entity of seen) {
    const want = known.get(entity.id);
    if (!want) continue;
    const { version, etag, position, updated_at } = entity;
    // Renumbered by a move.
    const isRenumbered = order.includes(entity.id) && version === want.version + 1;
    const learnt = isRenumbered ? { version, etag, position } : {};
    const isUnknown = want.updated_at === UNKNOWN;
    const different = differs('the entry', entity, { ...want, ...learnt, ...(isUnknown && { updated_at }) });
    if (different) return different;
    known.set(entity.id, entity);
  }
  if (collection !== 'tasks') return undefined;
  return (
    differs(
      'the order',
      ids.filter((id) => order.includes(id)),
      order,
    ) ?? broken(me)
  );
}
