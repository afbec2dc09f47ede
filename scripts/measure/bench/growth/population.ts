import { runSql } from '../databases.ts';
import { fillSql } from '../ids.ts';

/** A user whose tasks are measured. */
export interface Subject {
  readonly user: number;
  readonly tasks: number;
}

/** The sizes, and the users that have them. */
export interface Growth {
  /** Users of 1,000 to 1,000,000 tasks. */
  readonly subjects: readonly Subject[];
  /** How many rows the table has, one stage after the other. */
  readonly stages: readonly number[];
  /** How many tasks everybody else has. */
  readonly others: number;
}

/**
 * The sizes.
 * @param shrink divides all of them; 1 or 10
 */
export function growthOf(shrink: number): Growth {
  const sizes = [1_000, 10_000, 100_000, 1_000_000];
  return {
    subjects: sizes.map((size, index) => ({ user: index + 1, tasks: size / shrink })),
    stages: [100_000, 500_000, 1_000_000, 5_000_000].map((rows) => rows / shrink),
    others: 1_000 / shrink,
  };
}

/** Skips the triggers of the foreign key, which the generated rows never violate; that halves the time to fill the table. */
const TRUSTED = "SET session_replication_role = 'replica'";

/** Fills the table with each user's tasks next to each other, so that no size has an advantage. */
async function add(url: string, [first, last]: readonly [number, number], tasks: number): Promise<void> {
  if (last < first) return;
  // Two at a time: the work is that of one processor each.
  const middle = Math.floor((first + last) / 2);
  const halves: [number, number][] = [
    [first, middle],
    [middle + 1, last],
  ];
  const fill = async (users: [number, number]): Promise<void> => {
    if (users[0] <= users[1]) await runSql(url, [TRUSTED, ...fillSql(users, tasks, 'by user')]);
  };
  await Promise.all(halves.map(fill));
}

/**
 * Brings the table to the size of a stage. The smallest subject is there from the first one, the others come with the last one.
 * @param url the database
 * @param stage which one, from 0
 */
export async function growTo(url: string, { subjects, stages, others }: Growth, stage: number): Promise<void> {
  const isLast = stage === stages.length - 1;
  const present = (until: number): readonly Subject[] =>
    until === stages.length - 1 ? subjects : subjects.slice(0, 1);
  const othersAt = (until: number): number => {
    const taken = present(until).reduce((sum, { tasks }) => sum + tasks, 0);
    return until < 0 ? 0 : Math.max(0, Math.round(((stages[until] ?? 0) - taken) / others));
  };
  const news = stage === 0 ? subjects.slice(0, 1) : isLast ? subjects.slice(1) : [];
  for (const { user, tasks } of news) await add(url, [user, user], tasks);
  const base = subjects.length;
  await add(url, [base + 1 + othersAt(stage - 1), base + othersAt(stage)], others);
  await runSql(url, ['VACUUM ANALYZE', 'CHECKPOINT']);
}
