// The writes of a batch, as the requests that they would be.
import type { Plan } from '../plan.ts';

/** A write in the body of a batch. */
export interface Write {
  readonly operation: string;
  readonly if_match?: string;
  readonly if_none_match?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly task_id?: string;
  readonly project_id?: string;
}

/** The writes of a batch. */
export const writesIn = ({ body }: Plan): readonly Write[] => Object(body?.value).operations;

/** One of them as a request. */
export function requestOf({ target: { writes = [] } }: Plan, write: Write, dice: readonly number[]): Plan {
  const target = writes.find(({ id }) => id === write.operation);
  const [kind] = target?.bodies ?? [];
  if (!target) throw new Error(`no operation ${write.operation}`);
  const fields = {
    ...write.query,
    user_id: 'me',
    [target.spot?.idName ?? '']: write.task_id ?? write.project_id,
    'If-Match': write.if_match,
    'If-None-Match': write.if_none_match,
  };
  return { target, actor: 0, dice, fields, body: kind && 'body' in write ? { kind, value: write.body } : undefined };
}

/** A request as a write. */
export function writeOf({ target, fields, body }: Plan): Write {
  const { spot, id } = target;
  const members = {
    operation: id,
    [spot?.idName ?? '']: fields[spot?.idName ?? ''],
    if_match: fields['If-Match'],
    if_none_match: fields['If-None-Match'],
    query: fields.tasks === undefined ? undefined : { tasks: fields.tasks },
    body: body?.value,
  };
  return JSON.parse(JSON.stringify(members));
}
