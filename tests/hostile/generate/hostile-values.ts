import type { Chance } from './chance.ts';

/** A number with a right check digit that no patient has. */
export const exampleNhsNumber = '943 476 5919';

/** Texts that have hurt programs before, as names, codes or cells. */
export const hostileTexts: readonly string[] = [
  '=cmd|\' /C calc\'!A0', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__',
  '\u001b[2J\u001b[31mred', '\u001b]0;title\u0007', '\u009b31m', '\u0085', '\u202Eevil\u202C', '\u2066x\u2069', '\u200b\u200d\ufeff', '\u{E0041}\u{E0042}', 'a\u0000b',
  '../../etc/passwd', '/etc/passwd', 'C:\\Windows\\x', '\\\\server\\share', 'CON', 'nul.csv', '<script>alert(1)</script>', '"><img src=x onerror=1>', '&lt;', ']]>',
  '1e300', '1e400', '-1e400', 'NaN', 'Infinity', '1,234.50', '(12.00)', '£5', '£-5', '-5', '5-', '0', '-0', '1.', '.5', '9'.repeat(40), '0.'.padEnd(60, '1'), '1'.repeat(400),
  '9007199254740993', '12,34', '1.234,50', '1 234', '5.00E+01', '09-May', '5E1', '00123', '#REF!', '#NAME?', 'TRUE',
  exampleNhsNumber, 'seen 9434765919 today', '01/02/1950', 'WR1 1AA', 'Mr John Smith', 'M81006', 'M81007', 'm81006', '2006/07', '2005/06', '1999/00', '2006/09',
  '', ' ', '"', '""', '"x', 'x"y', ',', ';', 'a\nb', 'a\r\nb', 'é', 'e\u0301', '\ud83d\ude00', '\ud83d', 'ﬃ', 'Ⅷ', '١٢٣', '１２３', 'x'.repeat(2_100), 'null', 'undefined', 'true',
];

/** One of them, or a few random characters, or something ordinary. */
export function anyText(chance: Chance): string {
  const kind = chance.whole(6);
  if (kind < 3) return chance.pick(hostileTexts);
  if (kind === 3) return String.fromCodePoint(...Array.from({ length: 1 + chance.whole(8) }, () => chance.pick([chance.whole(0x80), chance.whole(0x100), chance.whole(0x3000), 0x10000 + chance.whole(0x100000)])));
  if (kind === 4) return chance.pick(hostileTexts) + chance.pick(hostileTexts);
  return chance.pick(['Abbey Street Surgery', 'The Surgery', 'hospital', 'drugs', '1234', '12.5', '7000']);
}

const encoder = new TextEncoder();

/** Bytes with a few of them changed: flipped, cut, doubled, filled with something hostile. */
export function mutatedBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  let now = bytes;
  for (let round = 1 + chance.whole(4); round > 0; round -= 1) {
    const at = chance.whole(now.length + 1);
    const to = Math.min(now.length, at + chance.pick([1, 2, 10, 100, 1_000]));
    const kind = chance.whole(6);
    if (kind === 0 && now.length > 0) {
      now = now.slice();
      now[Math.min(at, now.length - 1)] = chance.whole(256);
    } else if (kind === 1) now = joined(now.subarray(0, at), now.subarray(to));
    else if (kind === 2) now = joined(now.subarray(0, to), now.subarray(at, to), now.subarray(to));
    else if (kind === 3) now = joined(now.subarray(0, at), encoder.encode(chance.pick(hostileTexts)), now.subarray(at));
    else if (kind === 4) now = joined(now.subarray(0, at), Uint8Array.from({ length: 1 + chance.whole(4) }, () => chance.whole(256)), now.subarray(at));
    else now = now.subarray(0, at);
  }
  return now;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}
