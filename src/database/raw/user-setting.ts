import { statementName } from './statement.ts';

/** The setting that the policies of row-level security compare with. */
export const USER_SETTING = 'taskpact.user_id';

const NAME_USER_TEXT = `SELECT set_config('${USER_SETTING}', $1, true)`;

/** $1 user. Holds until the end of the transaction, so that no pooler hands it on to someone else. */
export const NAME_USER = { name: statementName(NAME_USER_TEXT), text: NAME_USER_TEXT };
