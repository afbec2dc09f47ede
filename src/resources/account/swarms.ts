import { validationFailed } from '../../problems/invalid.ts';

/** What a file may have at most: far more than its rows need, and what there is memory and time for. */
const MAX = {
  /** Objects and lists. */
  containers: 2_000_000,
  /** Values, or cells. */
  values: 8_000_000,
  /** Names of members, each counted once: every other one makes objects of another shape. */
  names: 500_000,
  /** Of one text, in bytes. */
  text: 4 * 1024 * 1024,
};

const [OPEN_OBJECT, OPEN_LIST, COMMA, QUOTE, BACKSLASH, COLON] = Buffer.from('{[,"\\:');

/** What may be between a name and its colon. */
const SPACES = new Set(Buffer.from(' \t\r\n'));

function refuse(detail: string, keyword: string): never {
  throw validationFailed([{ in: 'body', pointer: '', detail, keyword }]);
}

/** Behind the quote that ends a text. */
function endOfText(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  if (at - start > MAX.text) refuse(`must have no text of more than ${MAX.text} bytes`, 'maxLength');
  return at + 1;
}

/** Whether a text is the name of a member: a colon comes behind it. */
function isName(bytes: Buffer, end: number): boolean {
  let at = end;
  while (SPACES.has(bytes[at] ?? 0)) at += 1;
  return bytes[at] === COLON;
}

/** FNV-1a: that two names share a number is rare enough for a count. */
function numberOf(bytes: Buffer, start: number, end: number): number {
  let number = 0x811c9dc5;
  for (let at = start; at < end; at += 1) number = Math.imul(number ^ (bytes[at] ?? 0), 0x01000193);
  return number;
}

/**
 * Refuses JSON that takes many times its size in memory once it is parsed, or blocks the process while it is. It need not be JSON at all.
 * @param bytes a file
 * @throws {Problem} VALIDATION_FAILED
 */
export function refuseSwarms(bytes: Buffer): void {
  const names = new Set<number>();
  let [containers, values] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === COMMA) values += 1;
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) containers += 1;
    if (byte !== QUOTE) continue;
    const end = endOfText(bytes, at);
    if (isName(bytes, end)) names.add(numberOf(bytes, at + 1, end - 1));
    if (names.size > MAX.names) refuse(`must have at most ${MAX.names} different names of members`, 'maxProperties');
    at = end - 1;
  }
  if (containers <= MAX.containers && values <= MAX.values) return;
  const most = `must have at most ${MAX.containers} objects and lists, and ${MAX.values} values`;
  refuse(`${most}: split it into several files`, 'maxItems');
}

/**
 * The same for CSV: a row may be nothing but commas. Those within texts count too.
 * @param bytes a file
 * @throws {Problem} VALIDATION_FAILED
 */
export function refuseSwarmsOfCells(bytes: Buffer): void {
  let cells = 0;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === COMMA) cells += 1;
  if (cells > MAX.values) refuse(`must have at most ${MAX.values} cells: split it into several files`, 'maxItems');
}
