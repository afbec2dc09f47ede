import { userId } from '../ids.ts';
import { median } from '../statistics.ts';
import { SEARCHES } from './lists.ts';
import type { Subject } from './population.ts';

/** What a search of one user took. */
export interface SearchSample {
  readonly search: string;
  /** Tasks of the user. */
  readonly size: number;
  /** The median time of a request, in milliseconds; null where a search takes longer than it may. */
  readonly ms: number | null;
}

/** How often each is sent, one after another: a user has one search at a time. */
const TIMES = 5;

async function timeOf(address: string, token: string): Promise<number | null> {
  const times: number[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) {
    const began = performance.now();
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${token}` } });
    await answer.arrayBuffer();
    if (answer.status === 503) return null;
    if (!answer.ok) throw new Error(`${address} is answered with ${answer.status}`);
    times.push(performance.now() - began);
  }
  return median(times);
}

/**
 * Measures what looks at all tasks of a user, for users of different sizes.
 * @param port of the service
 * @param tokenOf the token of a user, by number
 */
export async function measureSearches(
  port: number,
  subjects: readonly Subject[],
  tokenOf: (user: number) => string,
): Promise<SearchSample[]> {
  const samples: SearchSample[] = [];
  for (const [search, query] of Object.entries(SEARCHES)) {
    for (const { user, tasks } of subjects) {
      const address = `http://127.0.0.1:${port}/api/${userId(user)}/tasks?limit=20&${query}`;
      samples.push({ search, size: tasks, ms: await timeOf(address, tokenOf(user)) });
    }
  }
  return samples;
}
