import { readFile } from 'node:fs/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type pg from 'pg';
import { packageFile } from '../../config/paths.ts';

/** What is used of a global that Node's types leave out. */
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: unknown } }>;
};

let loaded: Promise<void> | undefined;

/** The package expects a bundler to load its `.wasm`; this does it by hand, once. */
async function load(): Promise<void> {
  const code = await readFile(new URL('schema_engine_bg.wasm', packageFile('@prisma/schema-engine-wasm')));
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
}

/**
 * The adapter splits a script at every `;` and runs the pieces one by one. Sent as one, it is one transaction, as with
 * the stock command line: a migration that fails leaves nothing behind.
 */
function wholeScripts(pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    return adapter;
  };
  return factory;
}

/**
 * Prisma's schema engine, as WebAssembly: the same migrations without a native program to download.
 * @param pool connections, of which it uses one after the other; not closed by the engine
 * @returns the engine; call `free()` when done
 */
export async function schemaEngine(pool: pg.Pool): Promise<SchemaEngine> {
  loaded ??= load();
  await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool));
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
}
