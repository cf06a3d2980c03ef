import { describe, expect, it } from 'vitest';
import { readPlaces } from './read-places.ts';

const saved = {
  places: ['North', 'South & West'],
  'South & West': { gps: ['H82003: MEADOWS SURGERY', 'H82005'], icb: 'NHS Sussex ICB' },
  North: { gps: [' F81006 : CLAYHILL'], icb: 'NHS Mid and South Essex ICB' },
  unused: { gps: [], icb: 'X' },
  session: true,
};

function read(value: unknown) {
  const result = readPlaces('places.json', typeof value === 'string' ? value : JSON.stringify(value));
  return { places: result.ok ? result.value : null, told: result.diagnostics.map(({ code, place }) => [code, place?.path ?? `${place?.line}:${place?.column}`]) };
}

const places = (value: unknown) => read(value).places?.map(({ name, icb, practices }) => [name, icb, practices.map(({ code }) => code)]);

describe('places', () => {
  it('are read from a saved session in the order in which it lists them, by code whatever the name says', () => {
    expect(places(saved)).toEqual([
      ['North', 'NHS Mid and South Essex ICB', ['F81006']],
      ['South & West', 'NHS Sussex ICB', ['H82003', 'H82005']],
    ]);
    expect(read(saved).told).toEqual([['place-not-listed', '/unused']]);
  });

  it('are read from a session of the tool before, and from one that lists none', () => {
    const { North, 'South & West': south } = saved;
    expect(places({ North, B: south, group_list: ['B', 'North'] })?.map(([name]) => name)).toEqual(['B', 'North']);
    expect(places({ North, B: south })?.map(([name]) => name)).toEqual(['North', 'B']);
  });

  it('are read from a list', () => {
    expect(places([{ name: 'East', icb: 'QNX', practices: ['H82003', 'H82005: X'] }])).toEqual([['East', 'QNX', ['H82003', 'H82005']]]);
  });

  it('that are wrong are told with their path, and the others are still read', () => {
    const good = { name: 'Good', icb: 'QNX', practices: ['H82003', 7, null] };
    const { places: found, told } = read([
      1, {}, { name: '\u200B', icb: 'QNX', practices: [] }, { name: 'A', icb: '', practices: [] }, { name: 'A', icb: 'QNX', practices: 'H82003' }, good,
    ]);
    expect(found?.map(({ name, practices }) => [name, practices.length])).toEqual([['Good', 1]]);
    expect(told).toEqual([
      ['bad-place', '/0'], ['bad-place', '/1'], ['bad-place', '/2'], ['bad-place', '/3'], ['bad-place', '/4'],
      ['bad-place-practice', '/5/practices/1'], ['bad-place-practice', '/5/practices/2'],
    ]);
    expect(read({ places: ['Gone', 3, 'a/b', 'A'], 'a/b': 1, A: { gps: ['H82003'], icb: 'QNX' } })).toMatchObject({
      places: [{ name: 'A' }], told: [['bad-place', '/places/0'], ['bad-place', '/places/1'], ['bad-place', '/a~1b']],
    });
  });

  it.each([
    ['no places', '7', [['not-places', '']]],
    ['an empty list', '[]', [['no-places', 'undefined:undefined']]],
    ['an empty session', '{}', [['no-places', 'undefined:undefined']]],
    ['a comma too many', '[\n  {"name": "A",}\n]', [['bad-json', '2:16']]],
    ['a name given twice', '{"A": 1,\n "A": 2}', [['json-name-twice', '2:2']]],
    ['lists a million deep', '['.repeat(1_000_000), [['json-too-deep', '1:65']]],
  ] as const)('refuse a file with %s in one line', (_, text, told) => {
    expect(read(text)).toEqual({ places: null, told });
  });
});
