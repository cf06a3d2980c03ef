import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { themes } from '../theme/themes.ts';
import { clipText, fitText, textWidth, wrapText } from './character-width.ts';
import { basisPointsText, perCent, poundsPerHead, shortPounds, signed, wholePounds } from './figures.ts';
import { keyText } from './key-text.ts';
import { drawEnds, drawLine } from './spans.ts';

const { dark } = themes;
const bare = (line: string) => line.replace(/\u001B\[[\d;]*m/g, '');

describe('the width of a text', () => {
  it.each([['abc', 3], ['£1,234', 6], ['家庭医', 6], ['é', 1], ['e\u0301', 1], ['▲│█', 3], ['😀', 2], ['ｆ', 2], ['👍🏽', 2]])('%s takes %i columns', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it('clips and fills to exactly the room there is', () => {
    expect(clipText('Foundry Road', 8)).toBe('Foundry…');
    expect(fitText('家庭医', 5)).toBe('家庭…');
    expect(fitText('家庭医', 4)).toBe('家… ');
    expect(fitText('12', 4, 'right')).toBe('  12');
  });

  it('wraps between words, and inside a word only where it must', () => {
    expect(wrapText('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrapText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });
});

describe('a drawn line', () => {
  it('never is wider than its room, and never lets a text steer the terminal', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, width) => {
      const line = bare(drawLine(dark, width, ['a', ['heading', text], text], 'selected'));
      expect(textWidth(line)).toBe(width);
      expect(line).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
    }));
  });

  it('shows escapes as text', () => {
    expect(drawLine(dark, 40, ['a\u001B[2Jb\u202E'])).toBe('a\\x1b[2Jb\\u202e');
  });

  it('keeps what stands on the right when room is short', () => {
    expect(bare(drawEnds(dark, 12, ['a long left side'], ['right']))).toBe('a long…right');
  });
});

describe('figures', () => {
  it('rounds pence to whole pounds, half away from zero', () => {
    expect([709_180_050, 49, 50, -50, -49, 0].map(wholePounds)).toEqual(['7,091,801', '0', '1', '-1', '0', '0']);
  });

  it('writes shares, distances and amounts a head', () => {
    expect(perCent(1, 8, 2)).toBe('12.50%');
    expect(perCent(1, 0, 2)).toBeNull();
    expect([1_545, -5, 0].map(basisPointsText)).toEqual(['15.5%', '-0.1%', '0.0%']);
    expect(poundsPerHead(225_044_100, 4_312)).toBe('521.90');
    expect(poundsPerHead(100, null)).toBeNull();
    expect(['1', '-1', '0.0%', '15.5%'].map(signed)).toEqual(['+1', '-1', '0.0%', '+15.5%']);
    expect([3_477_450_000, 81_200_000, 123_45, -250_000_000].map(shortPounds)).toEqual(['£34.77m', '£812k', '£123', '-£2.50m']);
  });
});

describe('the name of a key', () => {
  it('is written as people know it', () => {
    expect(['ctrl+p', 'shift+left', 'pagedown', ':'].map((key) => keyText(key, dark))).toEqual(['Ctrl-P', 'Shift-←', 'PgDn', ':']);
    expect(keyText('left', themes.ascii)).toBe('Left');
  });
});
