import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';
import { unfollowableReferences } from './references.ts';
import type { JsonObject } from './types.ts';
import { asObject, isObject } from './values.ts';

const CONTRACT_FILE = 'openapi.yaml';
const LARGEST_CONTRACT = 64 * 1024 * 1024;

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

function showFromGit(ref: string): string {
  const args = ['show', '--end-of-options', `${ref}:${CONTRACT_FILE}`];
  const { status, stdout, stderr, error } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: LARGEST_CONTRACT });
  if (status !== 0) throw new Error(error?.message ?? firstLine(stderr));
  return stdout;
}

function readText(source: string): string {
  const isFile = statSync(source, { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? readFileSync(source, 'utf8') : showFromGit(source);
}

function check(contract: unknown): JsonObject {
  if (!isObject(contract)) throw new Error('not a contract, no object at the top');
  const { openapi } = contract;
  if (typeof openapi !== 'string' || !/^3\.1\.\d+$/.test(openapi)) {
    throw new Error(`not an OpenAPI 3.1 contract, its version is ${openapi ?? 'missing'}`);
  }
  const lost = unfollowableReferences(contract);
  if (lost.length > 0) throw new Error(`has references that cannot be followed: ${lost.join(', ')}`);
  return contract;
}

/**
 * Reads a contract from a file, or else from a git ref of the repository around the working directory.
 * @param source a file's path, or a git ref whose `openapi.yaml` is meant; a file of that name comes first
 * @returns the parsed contract
 * @throws Error with one line when it cannot be read, parsed, is not OpenAPI 3.1 or is not self-contained
 * Source: OpenAPI 3.1 sections 4.3 (Format) and 4.8.1; YAML 1.2.
 */
export function readContract(source: string): JsonObject {
  try {
    return check(parse(readText(source)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`cannot read the contract "${source}": ${firstLine(reason)}`, { cause: error });
  }
}

/**
 * Reads the version of a contract.
 * @param contract the parsed contract
 * @returns `info.version`, or an empty text when there is none; never throws
 * Source: OpenAPI 3.1 section 4.8.2 (Info Object).
 */
export function versionOf(contract: JsonObject): string {
  return String(asObject(contract.info).version ?? '');
}
