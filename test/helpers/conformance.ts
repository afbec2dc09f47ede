import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { type Answer, createConformance } from '../../scripts/check/conformance/check.ts';
import type { Sighting } from '../../scripts/check/conformance/report.ts';
import { currentFile } from '../../scripts/check/suite/file-scope.ts';
import { saveNotes } from '../../scripts/common/notes.ts';
import { loadContract } from '../../src/contract/load.ts';
import { pathOf } from '../../src/contract/not-found.ts';
import type { Answer as ClientAnswer } from './answers.ts';

const { contract } = await loadContract();
const { essenceOf, operationAt, ...conformance } = createConformance(contract);

/** In which ways an answer of an operation, or of none, is not as documented. */
export const { check } = conformance;

const sightings: Sighting[] = [];

/** Where answers are outside the contract: the reference, the example, and what agents speak another protocol with. */
const OUTSIDE = ['/docs', '/example', '/mcp', '/.well-known'];

const isOutside = (path: string): boolean => OUTSIDE.some((root) => path === root || path.startsWith(`${root}/`));

/**
 * Writes down an answer that a test got, and whether it is as documented; the runner judges at the end.
 * @param method the request's method
 * @param url its path and query
 * @param answer what came back
 */
export function sawAnswer(method: string, url: string, answer: Answer): void {
  const path = pathOf(url);
  const isHead = method === 'HEAD';
  // Of a 404 without its body nobody can say whether the path or the thing is not there.
  if (isOutside(path) || (isHead && answer.status === 404)) return;
  // A client may undo dots in a path before it sends it, so that another address was asked for than the test wrote.
  const isElsewhere =
    answer.status === 404 && answer.body.includes('"code":"ROUTE_NOT_FOUND"') && !path.startsWith('/problems/');
  const operationId = isElsewhere ? undefined : operationAt(method, path);
  const mediaType = answer.body === '' ? undefined : essenceOf(answer.headers['content-type']);
  const violations = check(operationId, { ...answer, isHead });
  sightings.push({ operationId, status: answer.status, mediaType, violations, test: currentFile() });
}

/** What a client of the tests got, in the words of the check. */
export function asDocumented({ statusCode, headers, body }: ClientAnswer): Answer {
  const texts = Object.entries(headers).map(([name, value]) => [name, value?.toString()]);
  return { status: statusCode, headers: Object.fromEntries(texts), body };
}

/** The body as it was before it was compressed: the contract's schema is for that. */
function decoded({ headers, rawPayload, body }: LightMyRequestResponse): string {
  if (rawPayload.length === 0) return body;
  if (headers['content-encoding'] === 'br') return brotliDecompressSync(rawPayload).toString();
  return headers['content-encoding'] === 'gzip' ? gunzipSync(rawPayload).toString() : body;
}

type Inject = (options: InjectOptions) => Promise<LightMyRequestResponse>;

/** The answer of the stream of changes, which does not end by itself: what it begins with, and then the client goes. */
async function injectStream(inject: Inject, options: InjectOptions): Promise<LightMyRequestResponse> {
  const response = await inject({ ...options, payloadAsStream: true });
  const chunks: Buffer[] = [];
  for await (const chunk of response.stream()) {
    chunks.push(chunk);
    if (essenceOf(response.headers['content-type']?.toString()) === 'text/event-stream') break;
  }
  response.raw.res.destroy();
  const rawPayload = Buffer.concat(chunks);
  const body = rawPayload.toString();
  Object.assign(response.raw, { req: response.raw.res.req });
  return Object.assign(response, { rawPayload, body, payload: body, json: () => JSON.parse(body) });
}

/** Writes down every answer that is injected into an app. */
export function watchInjections(app: FastifyInstance): void {
  const inject = app.inject.bind(app) as Inject;
  const watched = async (given: InjectOptions | string): Promise<LightMyRequestResponse> => {
    const options = typeof given === 'string' ? { url: given } : given;
    const [method, url] = [options.method ?? 'GET', String(options.url ?? options.path)];
    const isStream = method === 'GET' && operationAt(method, pathOf(url)) === 'streamChanges';
    const response = await (isStream ? injectStream(inject, options) : inject(options));
    const answer = { ...asDocumented(response), body: decoded(response) };
    sawAnswer(method, url, answer);
    return response;
  };
  app.inject = watched as typeof app.inject;
}

process.once('exit', () => {
  const folder = process.env.CONTRACT_COVERAGE;
  if (folder) saveNotes(folder, sightings);
});
