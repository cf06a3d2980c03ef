import type { Chance } from './chance.ts';
import { encoded } from './hostile-csv.ts';
import { anyText, mutatedBytes } from './hostile-values.ts';

const strangeNumbers: readonly string[] = ['0', '-0', '-1', '1.5', '1e300', '1e400', '-1e400', '9007199254740993', '01', '+1', '.5', 'NaN', 'Infinity', '0x10'];

/** JSON as it was, with something wrong in most: values of another kind, names given twice, endless nesting, broken text or bytes. */
export function hostileJson(seed: unknown, chance: Chance): Uint8Array {
  if (chance.once(150)) return deep(seed, chance);
  const spoil = chance.pick([0, 8, 30, 100]);
  const text = written(seed, spoil, chance, 0);
  const bytes = encoded(chance.once(30) ? text + anyText(chance) : text, chance);
  return chance.once(4) ? mutatedBytes(bytes, chance) : bytes;
}

function written(value: unknown, spoil: number, chance: Chance, depth: number): string {
  if (spoil > 0 && chance.once(spoil)) return strange(value, chance, depth);
  if (Array.isArray(value)) {
    const items = value.flatMap((one) => (spoil > 0 && chance.once(spoil) ? chance.pick([[], [one, one]]) : [one]));
    return `[${items.map((one) => written(one, spoil, chance, depth + 1)).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).flatMap(([name, one]) => {
    if (spoil === 0 || !chance.once(spoil)) return [[name, one] as const];
    return chance.pick<readonly (readonly [string, unknown])[]>([[], [[name, one], [name, one]], [[chance.pick(['__proto__', 'constructor', 'toString', anyText(chance)]), one]], [[name, one], [anyText(chance), one]]]);
  });
  return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${written(one, spoil, chance, depth + 1)}`).join(',')}}`;
}

/** Another value in the place of one. */
function strange(value: unknown, chance: Chance, depth: number): string {
  const kind = chance.whole(8);
  if (kind < 3) return JSON.stringify(anyText(chance));
  if (kind === 3) return chance.pick(strangeNumbers);
  if (kind === 4) return chance.pick(['null', 'true', 'false', '[]', '{}', '""', '[[]]', '{"toString":1}', '{"__proto__":{"x":1}}', '{"length":-1}']);
  if (kind === 5) return `[${depth > 10 ? '1' : written(value, 0, chance, depth + 1)}]`;
  if (kind === 6) return chance.pick(['', '{', '[', '"', '}', ',', '"\\u12', '"\\x"', '//', '\'x\'', 'undefined']);
  return JSON.stringify(String.fromCharCode(0xd800 + chance.whole(0x400)) + anyText(chance));
}

/** A million brackets, alone or in the place of a value. */
function deep(seed: unknown, chance: Chance): Uint8Array {
  const levels = chance.pick([65, 10_000, 1_000_000]);
  const nest = chance.pick([['[', ']'], ['{"a":', '}']] as const);
  const inner = nest[0].repeat(levels) + (chance.once(2) ? `1${nest[1].repeat(levels)}` : '');
  if (typeof seed !== 'object' || seed === null || Array.isArray(seed) || chance.once(2)) return Buffer.from(inner);
  const [name] = Object.keys(seed);
  return Buffer.from(JSON.stringify({ ...seed, [name ?? 'a']: 'HERE' }).replace('"HERE"', () => inner));
}
