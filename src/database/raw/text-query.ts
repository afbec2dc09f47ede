import type { Socket } from 'node:net';
import pg from 'pg';
import type { Row } from './row.ts';

/** What this needs of the driver's connection (pg, lib/connection.js). */
interface Connection {
  readonly stream: Socket;
  readonly submittedNamedStatements: Record<string, string>;
  parse(message: StepStatement): void;
  bind(message: { statement: string; values: readonly unknown[]; valueMapper: typeof asText }): void;
  execute(message: object): void;
  sync(): void;
}

/** SQL, and the name under which it is prepared; without a name it is parsed each time. */
interface StepStatement {
  readonly name: string;
  readonly text: string;
}

/** A statement with all its values. */
export interface Step {
  readonly statement: StepStatement;
  readonly values: readonly unknown[];
}

type Callback = (error: Error | null, results: readonly (readonly Row[])[]) => void;

/** The longest delay of a timer in Node, in milliseconds: 24 days. */
const NEVER_MS = 2_147_483_647;

/** In the text of an array, a text is in quotes (https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO). */
const asElement = (value: unknown): string =>
  typeof value === 'string' ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : String(asText(value) ?? 'NULL');

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `{${value.map(asElement).join(',')}}`;
  // Years of more than four digits have a sign in ECMA-262, and none in PostgreSQL.
  return value instanceof Date ? value.toISOString().replace(/^\+0*/, '') : String(value);
}

/**
 * Prepared statements that are sent together and succeed or fail as one, and whose rows stay as they came. The driver's own query
 * asks for a description of the columns every time, makes parsers of it and copies its settings; here the statement itself has said
 * what comes. A class, because pipeline mode takes nothing but descendants of the driver's: below it is made one, without the emitter
 * of events and the result that the driver's constructor would make for each.
 */
export class TextQuery {
  declare readonly submit: (connection: pg.Connection) => void;
  declare readonly hasBeenParsed: (connection: Connection) => boolean;
  readonly queryMode = 'extended';
  name: string;
  text: string;
  callback: Callback;
  readonly steps: readonly Step[];
  readonly #results: Row[][];
  /** Which step is being answered. The driver keeps account of what is prepared by this query's `name` and `text`. */
  #current = 0;
  /** The runner limits its time: the driver would destroy the connection where a cancel is enough. */
  readonly query_timeout = NEVER_MS;

  readonly #isShared: boolean;

  /**
   * @param steps what to run, in order; at least one
   * @param isShared whether others may be sent over the connection in the same turn of the event loop: they leave in one write
   * @param callback gets the rows of each step, or what went wrong
   */
  constructor(steps: readonly Step[], isShared: boolean, callback: Callback) {
    const [first] = steps;
    this.text = first?.statement.text ?? '';
    this.name = first?.statement.name ?? '';
    this.callback = callback;
    this.steps = steps;
    this.#isShared = isShared;
    this.#results = steps.map(() => []);
  }

  /** Extended queries without Describe, one Sync for all (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING). */
  prepare(connection: Connection): void {
    const { stream, submittedNamedStatements } = connection;
    if (this.#isShared) {
      stream.cork();
      setImmediate(() => stream.uncork());
    }
    for (const { statement, values } of this.steps) {
      const { name, text } = statement;
      this.name = name;
      if (!this.hasBeenParsed(connection)) {
        connection.parse(statement);
        if (name) submittedNamedStatements[name] = text;
      }
      connection.bind({ statement: name, values, valueMapper: asText });
      connection.execute({});
    }
    connection.sync();
    this.#answering(0);
  }

  #answering(index: number): void {
    this.#current = index;
    const step = this.steps[index];
    if (!step) return;
    this.name = step.statement.name;
    this.text = step.statement.text;
  }

  handleDataRow(row: Row): void {
    this.#results[this.#current]?.push(row);
  }

  /** How many rows there were is known from the rows. */
  handleCommandComplete(): void {
    this.#answering(this.#current + 1);
  }

  /** PostgreSQL has not looked at the steps behind the one that failed: what they were to prepare is not there. */
  handleError(error: Error, { submittedNamedStatements }: Connection): void {
    for (const { statement } of this.steps.slice(this.#current)) delete submittedNamedStatements[statement.name];
    this.callback(error, []);
  }

  handleReadyForQuery(): void {
    this.callback(null, this.#results);
  }
}

Object.setPrototypeOf(TextQuery.prototype, pg.Query.prototype);
