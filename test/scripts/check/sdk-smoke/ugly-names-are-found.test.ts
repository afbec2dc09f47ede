import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { declaredNames, isUgly } from '../../../../scripts/check/sdk-smoke/names.ts';
import { temporaryFolder } from '../../../helpers/embedded-template.ts';

const UGLY = ['InlineResponse200', 'Request45', 'Object1', 'inline_object_3', 'UserId2', 'ContractSourceType0'];
const CLEAN = ['Task', 'getTaskResponse404', 'NullableInt32', 'TaskList', 'PathUserId', 'encode_base64'];

for (const [names, verdict] of [
  [[...UGLY, 'TaskAllOf', 'TaskOneOf1', 'getProblem200Response1'], true],
  [CLEAN, false],
] as const) {
  for (const name of names) {
    t.test(`${name} is ${verdict ? 'ugly' : 'clean'}`, (t) => {
      t.equal(isUgly(name), verdict);
      t.end();
    });
  }
}

t.test('the names of four languages are read', async (t) => {
  const folder = await temporaryFolder(t);
  const sources = {
    'a.ts': 'export type One = string;\nexport const two = (three: number) => three;\n',
    'b.py': 'class Four:\n    def five(self):\n        six = 6\n',
    'C.java': 'public final class Seven {\n  static enum Eight { NINE }\n}\n',
    'd.go': 'type Ten struct {}\nfunc (t *Ten) Eleven() {}\n',
    'e.md': 'class Twelve\n',
  };
  for (const [name, text] of Object.entries(sources)) await writeFile(join(folder, name), text);
  const names = (await declaredNames(folder)).sort();
  t.strictSame(names, ['Eight', 'Eleven', 'Four', 'One', 'Seven', 'Ten', 'five', 'two']);
});
