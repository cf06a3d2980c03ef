import type { Key } from 'ink';

const special: readonly (readonly [keyof Key, string])[] = [
  ['upArrow', 'up'], ['downArrow', 'down'], ['leftArrow', 'left'], ['rightArrow', 'right'], ['pageUp', 'pageup'], ['pageDown', 'pagedown'],
  ['home', 'home'], ['end', 'end'], ['return', 'enter'], ['escape', 'escape'], ['tab', 'tab'], ['backspace', 'backspace'], ['delete', 'delete'],
];

const named: Readonly<Record<string, string>> = { '\r': 'enter', '\n': 'enter', '\t': 'tab', ' ': 'space', '\u007F': 'backspace', '\b': 'backspace' };

/**
 * The names of the keys in one report from the terminal: `j`, `G`, `ctrl+p`, `shift+left`, `pagedown`, `space`.
 * A held key arrives as several characters in one text, and each of them is a key.
 */
export function keyNames(input: string, key: Key): string[] {
  if (key.eventType === 'release') return [];
  const found = special.find(([property]) => key[property] === true);
  if (found) {
    const name = found[1];
    const shifted = key.shift && name !== 'enter' && name !== 'escape' ? `shift+${name}` : name;
    return [key.ctrl ? `ctrl+${shifted}` : shifted];
  }
  if (input === '') return [];
  if (key.ctrl) return [`ctrl+${named[input] ?? input}`];
  if (key.meta) return [`alt+${input}`];
  return [...input].map((character) => named[character] ?? character);
}
