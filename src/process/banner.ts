import type { Database } from '../database/index.ts';

/**
 * The text that `npm start` prints: addresses, the database, and a command to try.
 * @param address where the service listens
 * @param database the open database
 * @param demoToken a token for trials; undefined if an issuer makes the tokens
 */
export function startBanner(
  address: string,
  database: Pick<Database, 'kind' | 'location'>,
  demoToken: string | undefined,
): string {
  const tokenHint = demoToken
    ? ', as the user "demo", with a token that is good for a day'
    : ', with a token of your issuer';
  return `
  Taskpact is listening.

    address    ${address}
    reference  ${address}/docs
    contract   ${address}/openapi.json${demoToken ? `\n    example    ${address}/example` : ''}
    database   ${database.kind}, ${database.location}

  Create a task${tokenHint}:

curl -i ${address}/api/me/tasks -H 'Content-Type: application/json' -d '{"title":"Try Taskpact"}' -H "Authorization: Bearer ${demoToken ?? '$TOKEN'}"

`;
}
