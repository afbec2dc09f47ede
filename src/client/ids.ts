const BYTES = 16;

/** Of the version with the count behind it, and of the variant (RFC 9562, section 5.7). */
const [VERSION_BYTE, VARIANT_BYTE] = [6, 8];

/** The moment takes the first bytes. */
const MOMENT_BYTES = 6;

/** The largest count, of 12 bits, and the largest that a moment begins with: there is room behind it. */
const [MAX_COUNT, MAX_FIRST_COUNT] = [0xfff, 0x7ff];

/** Where the last id was. */
let last = { moment: 0, count: 0 };

/** A place behind that of the last id, so that ids of one millisecond are in the order of their making (RFC 9562, section 6.2, method 1). */
function nextPlace(random: number): typeof last {
  const { moment, count } = last;
  if (Date.now() > moment) last = { moment: Date.now(), count: random & MAX_FIRST_COUNT };
  else if (count < MAX_COUNT) last = { moment, count: count + 1 };
  else last = { moment: moment + 1, count: 0 };
  return last;
}

/**
 * Makes an id for `put`: a UUID of version 7. Without a moment it is of now, and greater than all before it.
 * @param moment that of the creation, in milliseconds since 1970; at most a day ahead of the service's clock
 */
export function newId(moment?: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const view = new DataView(bytes.buffer);
  const random = view.getUint16(VERSION_BYTE);
  const place = moment === undefined ? nextPlace(random) : { moment, count: random & MAX_COUNT };
  let rest = place.moment;
  for (let index = MOMENT_BYTES - 1; index >= 0; index -= 1) {
    view.setUint8(index, rest % 256);
    rest = Math.floor(rest / 256);
  }
  view.setUint16(VERSION_BYTE, 0x7000 | place.count);
  view.setUint8(VARIANT_BYTE, 0x80 | (view.getUint8(VARIANT_BYTE) & 0x3f));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
