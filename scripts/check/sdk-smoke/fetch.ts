import { access, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runProgram } from '../../common/program.ts';
import type { Command, Kit } from './kits.ts';
import { MAVEN_FETCH, TOOLS } from './tools.ts';

/** Ignored by git, and left alone by everything else. */
const CACHE = resolve('node_modules/.cache/sdk-smoke');

/** A command that did not end well; the message has what it wrote. */
export class Failed extends Error {}

/**
 * Runs commands one after the other.
 * @param commands what to run
 * @param cwd where
 * @param env variables on top of those of this process
 * @returns what the last one wrote
 * @throws {Failed} when one of them cannot be started or does not end with 0
 */
export async function runAll(
  commands: readonly Command[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  let last = '';
  for (const [program, ...parameters] of commands) {
    const outcome = await runProgram(program, parameters, { quiet: true, cwd, env }).catch((error: Error) => ({
      code: 1,
      output: error.message,
    }));
    if (outcome.code !== 0) throw new Failed(`${program} ${parameters[0] ?? ''}: ${outcome.output.trim()}`);
    last = outcome.output;
  }
  return last;
}

/** What brings a tool, and what its clients need, into a folder. */
function fetching({ tool, language }: Kit, folder: string): Command[] {
  const { source, version, libraries } = TOOLS[tool];
  const commands: Command[] = [];
  if (source === 'npm') {
    commands.push([
      'npm',
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-save',
      `${tool}@${version}`,
      ...libraries,
    ]);
  }
  if (source === 'Maven') {
    const artifact = `org.openapitools:openapi-generator-cli:${version}`;
    const copy = [`-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`, '-Dmdep.stripVersion=true'];
    commands.push(['mvn', '-q', '-B', `${MAVEN_FETCH}:copy`, ...copy]);
  }
  if (language === 'Python') {
    const wanted = source === 'PyPI' ? [`${tool}==${version}`, ...libraries] : libraries;
    commands.push(['python3', '-m', 'venv', 'venv']);
    commands.push([
      join(folder, 'venv/bin/python'),
      '-m',
      'pip',
      'install',
      '-q',
      '--disable-pip-version-check',
      ...wanted,
    ]);
  }
  return commands;
}

/**
 * Makes sure that the tool of a kit is there, one folder for each version and language.
 * @returns the folder
 * @throws {Failed} when it cannot be had here
 */
export async function fetchTool(kit: Kit): Promise<string> {
  const { version } = TOOLS[kit.tool];
  const folder = join(CACHE, `${kit.tool.replaceAll('/', '-')}-${version}-${kit.language}`);
  const done = join(folder, 'complete');
  await mkdir(folder, { recursive: true });
  await runAll(kit.needs, folder);
  // An installation that was broken off is done again.
  if (
    await access(done).then(
      () => true,
      () => false,
    )
  )
    return folder;
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  await runAll(fetching(kit, folder), folder);
  await writeFile(done, '');
  return folder;
}
