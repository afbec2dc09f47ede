/** Answers made of rows as the database sent them: the fast lane's. */
import type { Json } from '../contract/types.ts';
import {
  BYTE_WRITERS,
  documentOf,
  listDocumentOf,
  type Row,
  type RowWriter,
  stateDigest,
  textAt,
} from '../database/raw/index.ts';
import type { SortValue } from './column-types.ts';
import { etagOf } from './entity-tag.ts';
import type { Resource } from './resource.ts';
import type { Order, Position } from './sorts.ts';

/** What an answer with one entry says about it. */
const metaOf = (version: number | string): string => JSON.stringify({ etag: etagOf(version) });

/** An answer with one entry. */
export interface Document<T> {
  readonly headers: { readonly ETag: string };
  readonly body: Json<{ data: T; meta: { etag: string } }>;
}

/** What is said about a page. */
export interface PageMeta {
  readonly count: number;
  readonly has_more: boolean;
  readonly next_cursor: string | null;
  readonly total?: number;
}

/** Bytes of which their writer promises what they hold. */
const jsonOf = <Body>(written: string | Uint8Array): Json<Body> => written as Json<Body>;

/**
 * An answer with an entry that was not read but made here.
 * @param entity as JSON
 * @param version its version
 */
export function madeDocument<T>(entity: string, version: number): Document<T> {
  return { headers: { ETag: etagOf(version) }, body: jsonOf(`{"data":${entity},"meta":${metaOf(version)}}`) };
}

/** How rows of a resource become answers. */
export interface Rows<T> {
  version(row: Row): number;
  document(owner: string, row: Row): Document<T>;
  /** The entry itself. */
  entity(owner: string, row: Row): T;
  page(owner: string, rows: readonly Row[], meta: PageMeta): Json<{ data: T[]; meta: PageMeta }>;
  /**
   * The entity tag of a page: a version stands for one state of its entry, so ids, versions and meta stand for the whole answer, together
   * with what is counted where something is.
   */
  pageTag(rows: readonly Row[], meta: PageMeta, isCounted: boolean): string;
  /** Where a row stands in a sorted list. */
  position(row: Row, order: Order): Position;
}

/**
 * Makes the answers of a resource.
 * @param resource the resource
 * @param makeWriter makes what writes its rows; of generated/rows.ts
 */
export function rowsOf<T>({ selected }: Resource<T>, makeWriter: (bytes: typeof BYTE_WRITERS) => RowWriter): Rows<T> {
  const writer = makeWriter(BYTE_WRITERS);
  const indexOf = (path: string): number => selected.findIndex((column) => column.path === path);
  const [ID, VERSION] = [indexOf('id'), indexOf('version')];
  // What is counted for a row comes behind its columns.
  const [state, countedState] = [
    [ID, VERSION],
    [ID, VERSION, selected.length],
  ];
  const version = (row: Row): number => Number(textAt(row, VERSION));
  return {
    version,
    document(owner, row) {
      const current = version(row);
      return { headers: { ETag: etagOf(current) }, body: jsonOf(documentOf(writer, owner, row, metaOf(current))) };
    },
    entity(owner, row) {
      const { data }: { data: T } = JSON.parse(String(documentOf(writer, owner, row, '{}')));
      return data;
    },
    page: (owner, rows, meta) => jsonOf(listDocumentOf(writer, owner, rows, meta)),
    pageTag: (rows, meta, isCounted) => `"${stateDigest(rows, isCounted ? countedState : state, meta)}"`,
    position(row, { columns }) {
      const sortValue = ({ path, type, since }: Order['columns'][number]): SortValue => {
        // A flag is not fetched: it follows from the moment since when it is true.
        if (since !== undefined) return textAt(row, indexOf(since)) !== null;
        const text = textAt(row, indexOf(path));
        return text === null ? null : type.read(text);
      };
      return { values: columns.map(sortValue), id: String(textAt(row, ID)) };
    },
  };
}
