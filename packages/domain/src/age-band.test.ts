import { describe, expect, it } from 'vitest';
import { bandWithin, parseAgeBand, type AgeBand } from './age-band.ts';

describe('an age band', () => {
  it.each([
    ['0-4', { from: 0, to: 4 }], ['75+', { from: 75, to: null }], ['7-7', { from: 7, to: 7 }],
    ['14-5', null], ['', null], ['75 +', null], ['-4', null], ['1000+', null], ['0–4', null],
  ])('%s', (text, band) => {
    expect(parseAgeBand(text)).toEqual(band);
  });

  it.each([
    ['5-9', '5-14', true], ['5-14', '5-14', true], ['85-89', '75+', true], ['95+', '75+', true],
    ['10-15', '5-14', false], ['4-9', '5-14', false], ['75+', '75-84', false], ['70+', '75+', false],
  ])('%s within %s: %s', (inner, outer, within) => {
    expect(bandWithin(parseAgeBand(inner) as AgeBand, parseAgeBand(outer) as AgeBand)).toBe(within);
  });
});
