/** All that the rest of the program sees of the fast lane; README.md says what of the driver it holds on to. */
import {
  constant,
  copy,
  MAX_ESCAPE_FACTOR,
  MAX_OVERHEAD,
  put,
  putBoolean,
  putDateTime,
  putNull,
  putNumber,
  putQuoted,
  putText,
} from './json-bytes.ts';
import { putList } from './json-list.ts';
import { putMembers } from './json-members.ts';
import { LENGTH_BYTES, lengthAt } from './row.ts';

export { destroy } from './cancel.ts';
export {
  bytesOf,
  documentOf,
  framedRow,
  listDocumentOf,
  mixedDocumentOf,
  ownerJson,
  type Piece,
  type RowWriter,
  stateDigest,
  writtenPiece,
} from './documents.ts';
export { type Failure, hasLostStatement, isExpired, isLostCommit, isStale, isUndone, layers } from './failure.ts';
export { readRepeated } from './make-work.ts';
export { momentOf } from './moment.ts';
export { interrupt, type OnConnection, onConnection } from './on-connection.ts';
export { type Row, textAt, withoutFirst } from './row.ts';
export { createRunner, type Runner } from './runner.ts';
export { ServiceClient } from './service-client.ts';
export type { Call, Kind, RunStatements, Slot, Statement, StatementLoad } from './statement.ts';
export { callOf, OWNER, prepared, slot, statementName, unprepared } from './statement.ts';
export { USER_SETTING } from './user-setting.ts';
export { watchStatements } from './watch.ts';
export { Busy, NotPerformed, TookTooLong } from './work.ts';

/** What generated code writes rows with. */
export const BYTE_WRITERS = {
  ...{ LENGTH_BYTES, lengthAt, MAX_ESCAPE_FACTOR, MAX_OVERHEAD, constant, copy, put },
  ...{ putBoolean, putDateTime, putList, putMembers, putNull, putNumber, putQuoted, putText },
};
