import { compareText } from '@pbc-planner/base';
import type { PracticeCode } from '../practice.ts';

/**
 * Letters for practices whose names stay hidden. Those who have one keep it; newcomers get the next ones in an order that
 * `seed` shuffles, so that nobody can count down a list of practices to find out whose letter it is.
 */
export function dealAliases(dealt: ReadonlyMap<PracticeCode, string>, practices: readonly PracticeCode[], seed: string): Map<PracticeCode, string> {
  const newcomers = [...new Set(practices)].filter((practice) => !dealt.has(practice))
    .map((practice) => ({ practice, place: scramble(`${seed}|${practice}`) }))
    .sort((a, b) => a.place - b.place || compareText(a.practice, b.practice));
  const aliases = new Map(dealt);
  for (const { practice } of newcomers) aliases.set(practice, letters(aliases.size));
  return aliases;
}

/** `A` to `Z`, then `AA`: the names that spreadsheets give their columns, from 0. */
function letters(index: number): string {
  let text = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) text = String.fromCharCode(65 + (rest % 26)) + text;
  return text;
}

/** A number that a small difference anywhere in the text changes altogether (FNV-1a with a final mix); no secret in the sense of cryptography. */
function scramble(text: string): number {
  let hash = 0x811C9DC5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85EBCA6B);
  hash = Math.imul(hash ^ (hash >>> 13), 0xC2B2AE35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
