/** Users who may act for teams. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { newUser, type TestUser } from './app.ts';

/** The setting under which tokens of the tests name teams. */
export const WITH_TEAMS = { JWT_OWNERS_CLAIM: 'orgs' };

/** A team that nobody else knows. */
export const newTeam = (): string => `team-${randomUUID()}`;

/**
 * A new user whose token names teams.
 * @param app the app
 * @param teams their ids
 * @param id the user's id
 */
export const newMember = (app: FastifyInstance, teams: readonly string[], id?: string): TestUser =>
  newUser(app, id, { claims: { orgs: teams } });

/** A user whose requests go to another owner's path wherever they would go to their own. */
export const onPathOf = (user: TestUser, owner: string): TestUser => ({
  ...user,
  id: owner,
  request: ({ url, ...options }) =>
    user.request({
      ...options,
      url: (url.startsWith('/') ? url : `/api/me/${url}`).replace('/api/me/', `/api/${encodeURIComponent(owner)}/`),
    }),
});
