import type { Database } from '../database/index.ts';

/**
 * What a person wants to know after `npm start`, with a line to paste.
 * @param address where the service listens
 * @param database the open database
 * @param demoToken a token for trying out; undefined where tokens are for an issuer to give
 */
export function startBanner(
  address: string,
  database: Pick<Database, 'kind' | 'location'>,
  demoToken: string | undefined,
): string {
  const whose = demoToken
    ? ', as the user "demo", with a token that is good for a day'
    : ', with a token of your issuer';
  return `
  Taskpact is listening.

    address    ${address}
    reference  ${address}/docs
    contract   ${address}/openapi.json
    database   ${database.kind}, ${database.location}

  Create a task${whose}:

curl -i ${address}/api/me/tasks -H 'Content-Type: application/json' -d '{"title":"Try Taskpact"}' -H "Authorization: Bearer ${demoToken ?? '$TOKEN'}"

`;
}
