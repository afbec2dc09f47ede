import type { Socket } from 'node:net';
import pg from 'pg';
import type { Row } from './row.ts';
import { NAME_USER } from './row-security.ts';
import type { Statement } from './statement.ts';

/** What this needs of the driver's connection (pg, lib/connection.js). */
interface Connection {
  readonly stream: Socket;
  readonly submittedNamedStatements: Record<string, string>;
  parse(message: Statement): void;
  bind(message: { statement: string; values: readonly unknown[]; valueMapper: typeof asText }): void;
  execute(message: object): void;
  sync(): void;
}

type Callback = (error: Error | null, rows: readonly Row[]) => void;

/** The driver's query with the members that its types leave out (pg, lib/query.js). */
const DriverQuery = pg.Query as unknown as new (
  text: string,
) => pg.Query & {
  name: string;
  queryMode: 'extended';
  callback: Callback;
  hasBeenParsed(connection: Connection): boolean;
};

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `{${value.join(',')}}`;
  // Years of more than four digits have a sign in ECMA-262, and none in PostgreSQL.
  return value instanceof Date ? value.toISOString().replace(/^\+0*/, '') : String(value);
}

/**
 * A prepared statement whose rows stay as they came. The driver's own query asks for a description of the columns every time, makes
 * parsers of it and copies its settings; here the statement itself has said what comes.
 * A class, because pipeline mode takes nothing but descendants of the driver's.
 */
export class TextQuery extends DriverQuery {
  readonly #statement: Statement;
  readonly #values: readonly unknown[];
  readonly #rows: Row[] = [];
  readonly #namesUser: boolean;
  /** The next rows are not the statement's. */
  #isNaming: boolean;

  /**
   * @param statement what to run; without a name it is parsed each time
   * @param values text, numbers, booleans, dates, lists of numbers; nothing stands for NULL
   * @param callback gets the rows, or what went wrong
   * @param namesUser whether to tell the database first whose statement it is; both are one transaction, and one round trip
   */
  constructor(statement: Statement, values: readonly unknown[], callback: Callback, namesUser = false) {
    super(statement.text);
    this.name = statement.name;
    this.queryMode = 'extended';
    this.callback = callback;
    this.#statement = statement;
    this.#values = values;
    this.#namesUser = namesUser;
    this.#isNaming = namesUser;
  }

  /** The extended query without Describe (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY). */
  prepare(connection: Connection): void {
    const { stream, submittedNamedStatements } = connection;
    // What is sent in one turn of the event loop leaves in one write.
    stream.cork();
    setImmediate(() => stream.uncork());
    // Before the Sync at the end, so that they are one transaction.
    if (this.#namesUser) this.#nameUser(connection);
    const { name, text } = this.#statement;
    if (!this.hasBeenParsed(connection)) {
      connection.parse(this.#statement);
      if (name) submittedNamedStatements[name] = text;
    }
    connection.bind({ statement: name, values: this.#values, valueMapper: asText });
    connection.execute({});
    connection.sync();
  }

  /** The driver keeps account of one name a query, so that a connection has to have prepared this one before. */
  #nameUser(connection: Connection): void {
    const name = this.#statement.name && NAME_USER.name;
    if (!name) connection.parse({ name, text: NAME_USER.text });
    connection.bind({ statement: name, values: this.#values.slice(0, 1), valueMapper: asText });
    connection.execute({});
  }

  handleDataRow(row: Row): void {
    if (!this.#isNaming) this.#rows.push(row);
  }

  /** How many rows there were is known from the rows. */
  handleCommandComplete(): void {
    this.#isNaming = false;
  }

  handleReadyForQuery(): void {
    this.callback(null, this.#rows);
  }
}
