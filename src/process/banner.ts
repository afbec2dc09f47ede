import { signDemoToken } from '../auth/demo-token.ts';
import type { Config } from '../config/index.ts';
import type { Database } from '../database/index.ts';

function tokenFor(config: Config): string {
  return config.JWT_SECRET ? signDemoToken(config, config.JWT_SECRET) : '<a token of your issuer>';
}

/**
 * What a person wants to know after `npm start`, with a line to paste.
 * @param address where the service listens
 * @param config the configuration, key source filled in
 * @param database the open database
 */
export function startBanner(address: string, config: Config, database: Pick<Database, 'kind' | 'location'>): string {
  return `
  Taskpact is listening.

    address    ${address}
    reference  ${address}/docs
    contract   ${address}/openapi.json
    database   ${database.kind}, ${database.location}

  Create a task, as the user "demo", with a token that is good for a day:

curl -i ${address}/api/me/tasks -H 'Content-Type: application/json' -d '{"title":"Try Taskpact"}' -H 'Authorization: Bearer ${tokenFor(config)}'

`;
}
