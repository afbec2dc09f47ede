import { readFileSync } from 'node:fs';
import { test } from 'tap';
import { parse } from 'yaml';
import { projectFile } from '../../../../src/config/paths.ts';
import { linesOf } from './fixtures/contracts.ts';

test('clients are told that problem codes may be added, so that one more is compatible', (t) => {
  const contract = readFileSync(projectFile('openapi.yaml'), 'utf8');
  const more = contract.replace(/^( +- )VALIDATION_FAILED$/m, '$&\n$1NEVER_SEEN_BEFORE');
  const [change, ...others] = linesOf(parse(contract), parse(more));
  t.match(change, /^compatible #\/components\/schemas\/ProblemCode .*: allowed values added: "NEVER_SEEN_BEFORE"$/);
  t.same(others, []);
  t.end();
});
