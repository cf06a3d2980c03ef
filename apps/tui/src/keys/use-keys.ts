import { useInput, usePaste } from 'ink';
import { keyNames } from './key-names.ts';

/** The one place that listens to the keyboard: hands on the names of keys, and pasted text as a whole. */
export function useKeys(onKeys: (keys: readonly string[]) => void, onPaste: (text: string) => void): void {
  useInput((input, key) => {
    const keys = keyNames(input, key);
    if (keys.length > 0) onKeys(keys);
  });
  usePaste(onPaste);
}
