import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outputOf } from '../../../common/program.ts';
import { RIVALS } from '../rivals.ts';
import type { BenchRequest } from '../works.ts';
import { writeRequests } from './request-file.ts';

/** The measurements of a load generator. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** The load generator of the closed loop. */
export type LoadTool = 'wrk' | 'autocannon';

/** The target and the requests of a round. */
export interface Target {
  readonly port: number;
  readonly requests: readonly BenchRequest[];
  readonly connections: number;
  /** A whole number. */
  readonly seconds: number;
}

/** Sends requests to a contestant and measures. */
export interface Load {
  readonly tool: LoadTool;
  /** Closed loop on keep-alive connections: each sends its next request when it has the response. */
  closedLoop(target: Target): Promise<LoadResult>;
  /** Open loop: a fixed number of requests per second, independent of the responses. */
  openLoop(target: Target, rate: number): Promise<LoadResult>;
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** wrk if it is installed, otherwise autocannon, which is among the rivals' packages. */
export async function findTool(): Promise<LoadTool> {
  const found = await outputOf('which', ['wrk']).catch(() => '');
  return found === '' ? 'autocannon' : 'wrk';
}

/** Runs the program; its last line is the outcome. */
async function measure(program: string, parameters: readonly string[]): Promise<LoadResult> {
  const lines = (await outputOf(program, parameters)).trimEnd().split('\n');
  const { failed, ...result } = JSON.parse(lines.at(-1) ?? '') as LoadResult & { failed: number };
  if (failed > 0) throw new Error(`${failed} of ${result.requests} requests were not answered with 2xx`);
  if (result.requests === 0) throw new Error('Not one request was answered');
  return result;
}

/**
 * @param tool for the closed loop
 * @param folder for the files of requests
 * @param tokenOf the token of a user, by number
 */
export function loadWith(tool: LoadTool, folder: string, tokenOf: (user: number) => string): Load {
  return {
    tool,
    async closedLoop({ port, requests, connections, seconds }) {
      const file = join(folder, 'requests');
      if (tool === 'wrk') {
        await writeRequests(file, requests, 'wire', tokenOf);
        const size = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s'];
        return measure('wrk', [...size, '-s', here('wrk.lua'), `http://127.0.0.1:${port}`, '--', file]);
      }
      await writeRequests(file, requests, 'lines', tokenOf);
      const program = join(RIVALS, 'dist/autocannon.js');
      return measure(process.execPath, [program, file, ...[port, seconds, connections].map(String)]);
    },
    async openLoop({ port, requests, connections, seconds }, rate) {
      const file = join(folder, 'requests');
      await writeRequests(file, requests, 'lines', tokenOf);
      const settings = [port, rate, seconds, connections].map(String);
      return measure(process.execPath, [
        '--import',
        import.meta.resolve('tsx'),
        here('open-loop.ts'),
        file,
        ...settings,
      ]);
    },
  };
}
