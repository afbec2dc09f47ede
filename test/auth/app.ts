/** A small Fastify app with the two kinds of route that a bearer token can guard. */
import Fastify, { type FastifyInstance } from 'fastify';
import { bearerAuth } from '../../src/auth/bearer.ts';
import { createTokenVerifier, type TokenConfig } from '../../src/auth/verifier.ts';
import { problemHandler } from '../../src/problems/error-handler.ts';

/** What came of a request: status, challenge and the document's code, or the subject that the handler saw. */
export interface Answer {
  readonly status: number;
  readonly challenge: string | undefined;
  readonly type: string | undefined;
  readonly code: string | undefined;
  readonly subject: string | undefined;
}

/** The app; `reached` lists the URLs whose handler ran. */
export function buildGuardedApp(config: TokenConfig): { app: FastifyInstance; reached: string[] } {
  const reached: string[] = [];
  const authenticate = bearerAuth(createTokenVerifier(config));
  const app = Fastify();
  app.decorateRequest('subject', '');
  app.setErrorHandler(problemHandler([], { report: () => {} }));
  app.addHook('preHandler', async (request) => authenticate(request));
  for (const url of ['/api/:user_id/tasks', '/whoami']) {
    app.all(url, async (request) => {
      reached.push(request.url);
      return { subject: request.subject };
    });
  }
  return { app, reached };
}

/** Asks the app, with or without an Authorization header. */
export async function ask(app: FastifyInstance, url: string, authorization?: string): Promise<Answer> {
  const response = await app.inject({ url, headers: authorization === undefined ? {} : { authorization } });
  const { code, subject } = response.json<{ code?: string; subject?: string }>();
  const { 'www-authenticate': challenge, 'content-type': type } = response.headers;
  // Fastify adds a charset, which this media type does not have.
  const mediaType = type?.toString().split(';', 1)[0];
  return { status: response.statusCode, challenge: challenge?.toString(), type: mediaType, code, subject };
}
