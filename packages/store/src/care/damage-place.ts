import { isUtf8 } from 'node:buffer';
import { withoutMark } from '../byte-order-mark.ts';

/** Where a text went wrong, both counted from 1. */
export interface DamagePlace {
  readonly byte: number;
  readonly line: number;
  /** The revision that it differs from there; `null` where the text cannot be read on at all. */
  readonly differsFrom: number | null;
}

/** A revision that is whole, with the text of its file. */
interface WholeText {
  readonly revision: number;
  readonly text: string;
}

/**
 * Where a plan's file is damaged, as far as that can be known: where it stops being text or JSON, else where one of its events first
 * differs from an earlier revision. `null` when neither tells.
 */
export function damagePlace(bytes: Buffer, earlier: WholeText | null): DamagePlace | null {
  const text = bytes.toString('utf8');
  if (!isUtf8(bytes)) {
    const again = Buffer.from(text);
    return placeAt(bytes, again.findIndex((byte, index) => byte !== bytes[index]), null);
  }
  const mark = text.length - withoutMark(text).length;
  const stop = whereJsonStops(text.slice(mark));
  if (stop !== null) return placeAt(bytes, Buffer.byteLength(text.slice(0, mark + stop)), null);
  return earlier === null ? null : firstDifference(bytes, text, earlier);
}

/** The first character that cannot belong to JSON; `null` where all of it is JSON, or the engine does not say. */
function whereJsonStops(text: string): number | null {
  try {
    JSON.parse(text);
    return null;
  } catch (failure) {
    const { message } = failure as SyntaxError;
    const position = /at position (\d+)/.exec(message)?.[1];
    if (position !== undefined) return Number(position);
    return message.includes('end of JSON') ? text.length : null;
  }
}

/** The first line differs in every revision, so only the events after it are compared. */
function firstDifference(bytes: Buffer, text: string, { revision, text: earlier }: WholeText): DamagePlace | null {
  const [first = '', ...lines] = text.split('\n');
  const [, ...kept] = earlier.split('\n');
  let before = first.length + 1;
  for (const [index, line] of lines.entries()) {
    const [one, other] = [line.replace(/,$/, ''), kept[index]?.replace(/,$/, '')];
    if (other === undefined || other === ']}') return null;
    if (one !== other) {
      const same = [...one].findIndex((character, at) => character !== [...other][at]);
      const characters = same < 0 ? one : [...one].slice(0, same).join('');
      return placeAt(bytes, Buffer.byteLength(text.slice(0, before) + characters), revision);
    }
    before += line.length + 1;
  }
  return null;
}

function placeAt(bytes: Buffer, offset: number, differsFrom: number | null): DamagePlace {
  return { byte: offset + 1, line: bytes.subarray(0, offset).filter((byte) => byte === 10).length + 1, differsFrom };
}
