import { readFile } from 'node:fs/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type pg from 'pg';
import { packageFile } from '../../config/paths.ts';

/** The used part of a global that Node's types lack. */
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: unknown } }>;
};

let loaded: Promise<void> | undefined;

/** Loads the `.wasm` file once; the package expects a bundler to do that. */
async function load(): Promise<void> {
  const code = await readFile(new URL('schema_engine_bg.wasm', packageFile('@prisma/schema-engine-wasm')));
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
}

/**
 * Sends scripts as a whole, which makes each one transaction, as Prisma's command line does: a failed migration leaves no traces. The
 * adapter itself would split a script at each `;` and run the parts one by one.
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
 * Prisma's schema engine as WebAssembly, which needs no download of a native program.
 * @param pool connections, which it uses one after the other and does not close
 * @returns the engine; call `free()` when done
 */
export async function schemaEngine(pool: pg.Pool): Promise<SchemaEngine> {
  loaded ??= load();
  await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool));
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
}
