import { describe, expect, it } from 'vitest';
import { displayWidth, fitting, pad, shorten } from './display-width.ts';
import { hang, wrap } from './wrap.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0], ['plain', 5], ['£1,234.50', 9], ['–…─', 3], ['é', 1], ['e\u0301', 1], ['漢字', 4], ['한글', 4], ['ＡＢ', 4], ['🏥', 2], ['ｶ', 1], ['Жук', 3],
  ])('of %j is %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('shorten, fitting and pad', () => {
  it('keep whole characters and count columns', () => {
    expect([fitting('漢字', 3), shorten('漢字漢', 4), shorten('Beech Grove', 7), shorten('Beech', 5), pad('漢', 4, true), pad('ab', 4, false)])
      .toEqual(['漢', '漢…', 'Beech…', 'Beech', '  漢', 'ab  ']);
  });
});

describe('wrap and hang', () => {
  it('break between words, and inside a word only when it is longer than a line', () => {
    expect(wrap('one two  three', 7)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
    expect(wrap('', 4)).toEqual(['']);
    expect(wrap('a\nb', 4)).toEqual(['a', 'b']);
    expect(hang('10. ', 'one two', 8)).toEqual(['10. one', '    two']);
  });
});
