import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Test } from 'tap';
import type { Declared } from '../../scripts/build/generate/declaration-faults.ts';
import { rowWriters } from '../../scripts/build/generate/row-writers.ts';
import type { SchemaObject } from '../../src/contract/document.ts';
import type { BYTE_WRITERS, RowWriter } from '../../src/database/raw/index.ts';
import { temporaryFolder } from '../helpers/embedded-template.ts';

type MakeWriter = (bytes: typeof BYTE_WRITERS) => RowWriter;

/**
 * What makes the writer of a resource's rows, generated as `npm run generate` does it.
 * @param t the test
 * @param declared the resource
 * @param properties of its schema in the contract; as the declaration has them when absent
 */
export async function writerOf(
  t: Test,
  declared: Declared,
  properties: Record<string, SchemaObject> = Object.fromEntries(Object.keys(declared.fields).map((name) => [name, {}])),
): Promise<MakeWriter> {
  const contract = {
    openapi: '3.1.1',
    info: { title: 'test', version: '1' },
    paths: {},
    components: { schemas: { Thing: { type: 'object', properties } } },
  };
  const path = join(await temporaryFolder(t), 'rows.ts');
  await writeFile(path, rowWriters(contract, { Thing: declared }));
  const made: { writeThing: MakeWriter } = await import(pathToFileURL(path).href);
  return made.writeThing;
}
