import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { codesOf, outcomeOf, runIndex } from '../../testing/run-need.ts';

const heading = 'practice_code,practice_name,icb_code,icb_name,population,wp_general_acute,wp_community,wp_mental_health,wp_maternity,wp_prescribing,wp_health_inequalities,wp_core_overall';

/** A row whose figures not given are those of general and acute. */
function row(code: string, icb: 'QNX' | 'QH8' | '', population: string, acute: string, maternity = acute): string {
  const name = { QNX: 'NHS Sussex ICB', QH8: 'NHS Mid and South Essex ICB', '': '' }[icb];
  return [code, `SURGERY ${code}`, icb, name, population, acute, acute, acute, maternity, acute, acute, acute].join(',');
}

/** Sussex: 10,000 people, 12,000 weighted (index 1.2). Essex: 4,000 people, 3,000 weighted (index 0.75). */
const data = [
  heading,
  row('H80001', 'QNX', '2000', '3000', '0'),
  row('H80002', 'QNX', '7999.92', '8999.92'),
  row('H80003', 'QNX', '0.08', '0.08', ''),
  row('F80001', 'QH8', '3000', '2500'),
  row('F80002', 'QH8', '1000', '500'),
].join('\n');

const sussex = { name: 'East', icb: 'NHS Sussex ICB', practices: ['H80001'] };

describe('need.index', () => {
  it('divides the ratio of a place by the ratio of its board, rounded once', async () => {
    const { status, diagnostics, ...answer } = await runIndex(data, [sussex]);
    const { rows, populations, inputs, places, grade } = outcomeOf({ status, diagnostics, ...answer });
    expect(rows.map(({ kind, name, practices, population, weighted, index }) => [kind, name, practices, population, weighted['general_acute'], index['general_acute']])).toEqual([
      ['icb', 'NHS Sussex ICB', 3, 10000, 12000, 1.2],
      ['place', 'East', 1, 2000, 3000, 1.25],
    ]);
    expect(rows[1]?.unrounded.index['general_acute']).toBe(1.25);
    expect(rows[1]?.icb).toEqual({ code: 'QNX', name: 'NHS Sussex ICB' });
    expect(populations.map(({ id }) => id)).toEqual(['general_acute', 'community', 'mental_health', 'maternity', 'prescribing', 'core_overall', 'health_inequalities']);
    expect([inputs[0]?.name, inputs[0]?.year, inputs[0]?.rows, inputs[0]?.sha256.length, places.name, grade]).toEqual(['weighted-2025-26.csv', '2025/26', 5, 64, 'places.json', 'verified']);
    expect([status, codesOf(diagnostics)]).toEqual(['fine', ['blank-cell']]);
  });

  it('rounds half up on the exact value, people and indices alike', async () => {
    const halves = [heading, row('H80001', 'QNX', '2', '2.5'), row('H80002', 'QNX', '1998', '1997.5')].join('\n');
    const [board, place] = outcomeOf(await runIndex(halves, [{ ...sussex, practices: ['H80001'] }])).rows;
    expect([board?.population, board?.index['general_acute']]).toEqual([2000, 1]);
    expect([place?.weighted['general_acute'], place?.index['general_acute'], place?.unrounded.weighted['general_acute']]).toEqual([3, 1.25, 2.5]);
    const fine = [heading, row('H80001', 'QNX', '2000', '1001'), row('H80002', 'QNX', '2000', '2999')].join('\n');
    expect(outcomeOf(await runIndex(fine, [sussex])).rows[1]?.index['general_acute']).toBe(0.501);
  });

  it('shows each board at its first use, followed by all its places, whatever their order', async () => {
    const { rows, overlaps } = outcomeOf(await runIndex(data, [
      { name: 'One', icb: 'qh8', practices: ['F80001'] },
      sussex,
      { name: 'Two', icb: 'nhs mid AND  south essex icb', practices: ['F80002', 'F80001'] },
    ]));
    expect(rows.map(({ kind, name, small, sharedPractices }) => [kind, name, small, sharedPractices])).toEqual([
      ['icb', 'NHS Mid and South Essex ICB', false, []],
      ['place', 'One', false, ['F80001']],
      ['place', 'Two', false, ['F80001']],
      ['icb', 'NHS Sussex ICB', false, []],
      ['place', 'East', false, []],
    ]);
    expect(overlaps).toEqual([{ practice: 'F80001', places: ['One', 'Two'] }]);
  });

  it('counts a practice named twice once, and one of another board all the same', async () => {
    const { status, diagnostics, outcome } = await runIndex(data, [{ ...sussex, practices: ['H80001', 'F80002: ANY NAME', 'H80001: SURGERY'] }]);
    const place = outcomeOf({ status, diagnostics, outcome }).rows[1];
    expect([place?.practices, place?.population, place?.weighted['general_acute']]).toEqual([2, 3000, 3500]);
    expect(place?.unrounded.index['general_acute']).toBeCloseTo(3500 / 3000 / 1.2, 15);
    expect(status).toBe('fine');
    expect(diagnostics.map(({ code, place: at }) => [code, at?.path])).toEqual([
      ['practice-named-twice', '/0/practices/2'], ['practice-of-another-icb', '/0/practices/1'], ['blank-cell', undefined],
    ]);
  });

  it('names unknown practices, boards and empty places, and works out the others', async () => {
    const { status, diagnostics, outcome } = await runIndex(data, [
      { name: 'Ghosts', icb: 'NHS Sussex ICB', practices: ['Z99999', 'Z99998'] },
      { name: 'Nobody', icb: 'NHS Sussex ICB', practices: [] },
      { name: 'Nowhere', icb: 'NHS Atlantis ICB', practices: ['F80001'] },
      { name: 'Some', icb: 'NHS Sussex ICB', practices: ['H80001', 'Z99999'] },
    ]);
    expect(status).toBe('problems');
    expect(outcomeOf({ status, diagnostics, outcome }).rows.map(({ name, practices }) => [name, practices])).toEqual([['NHS Sussex ICB', 3], ['Some', 1]]);
    expect(codesOf(diagnostics)).toEqual(['unknown-practice', 'unknown-practice', 'empty-place', 'empty-place', 'unknown-icb', 'unknown-practice', 'blank-cell']);
    expect(diagnostics[4]).toMatchObject({ place: { file: 'places.json', path: '/2' }, hint: 'Its practices belong to NHS Mid and South Essex ICB.' });
  });

  it('gives places of 0.08 people, of no weight and of blank cells their figures', async () => {
    const { status, diagnostics, outcome } = await runIndex(data, [
      { name: 'Tiny', icb: 'QNX', practices: ['H80003'] },
      { name: 'No maternity', icb: 'QNX', practices: ['H80001'] },
    ]);
    const { rows } = outcomeOf({ status, diagnostics, outcome });
    const [, tiny, none] = rows;
    expect([tiny?.population, tiny?.unrounded.population, tiny?.small]).toEqual([0, 0.08, true]);
    expect([tiny?.index['general_acute'], tiny?.weighted['maternity'], tiny?.index['maternity']]).toEqual([0.833, 0, 0]);
    expect([none?.weighted['maternity'], none?.index['maternity'], none?.small]).toEqual([0, 0, false]);
    expect(rows[0]?.unrounded.weighted['maternity']).toBe(8999.92);
    expect(status).toBe('fine');
    expect(diagnostics).toEqual([expect.objectContaining({
      severity: 'info', code: 'blank-cell', place: { file: 'weighted-2025-26.csv', line: 4, column: 9, columnName: 'wp_maternity' },
    })]);
  });

  it('leaves an index unknown where there is nobody to divide by', async () => {
    const empty = [heading, row('H80001', 'QNX', '0', '0'), row('H80002', 'QNX', '2000', '0')].join('\n');
    const { rows } = outcomeOf(await runIndex(empty, [sussex, { ...sussex, name: 'West', practices: ['H80002'] }]));
    expect(rows.map(({ index }) => index['general_acute'])).toEqual([0, null, null]);
    expect(rows.map(({ unrounded }) => unrounded.index['general_acute'])).toEqual([0, null, null]);
  });

  it('shows what the places leave of a board when asked', async () => {
    const essex = { name: 'All', icb: 'QH8', practices: ['F80001', 'F80002'] };
    const { diagnostics, outcome, status } = await runIndex(data, [sussex, essex], { rest: true });
    const { rows } = outcomeOf({ diagnostics, outcome, status });
    expect(rows.map(({ kind, name, practices, population }) => [kind, name, practices, population])).toEqual([
      ['icb', 'NHS Sussex ICB', 3, 10000], ['place', 'East', 1, 2000], ['rest', 'Rest of NHS Sussex ICB', 2, 8000],
      ['icb', 'NHS Mid and South Essex ICB', 2, 4000], ['place', 'All', 2, 4000],
    ]);
    expect(rows[2]?.index['general_acute']).toBe(0.938);
    expect(codesOf(diagnostics)).toContain('no-rest');
  });

  it('takes a place apart into what each practice brings to its index', async () => {
    const { breakdown, rows } = outcomeOf(await runIndex(data, [{ ...sussex, practices: ['H80002', 'H80001'] }], { breakdown: 'East' }));
    expect(breakdown?.rows.map(({ practice, name, population, index, contribution }) => [practice, name, population, index['general_acute'], contribution['general_acute']])).toEqual([
      ['H80001', 'SURGERY H80001', 2000, 1.25, 0.25],
      ['H80002', 'SURGERY H80002', 8000, 0.938, 0.75],
    ]);
    const sum = breakdown?.rows.reduce((total, { unrounded }) => total + (unrounded.contribution['general_acute'] ?? 0), 0);
    expect(sum).toBeCloseTo(rows[1]?.unrounded.index['general_acute'] ?? 0, 14);
  });

  it('refuses a breakdown of a place that there is not', async () => {
    const { status, outcome, diagnostics } = await runIndex(data, [sussex], { breakdown: 'West' });
    expect([status, outcome.kind]).toEqual(['usage', 'refusal']);
    expect(diagnostics.at(-1)).toMatchObject({ code: 'unknown-place', hint: 'There is "East".' });
  });

  it('tells what is wrong with both files in one run', async () => {
    const twice = `${data}\n${row('F80002', 'QH8', '-1', '5')}`;
    const { status, outcome, diagnostics } = await runIndex(twice, '[{]');
    expect([status, outcome.kind]).toEqual(['refused', 'refusal']);
    expect(diagnostics.map(({ code, place }) => [code, place?.file, place?.line])).toEqual([
      ['practice-twice', 'weighted-2025-26.csv', 7], ['bad-json', 'places.json', 1],
    ]);
  });

  it.each([
    ['a negative number of people', row('H80009', 'QNX', '-5', '5'), 'refused', 'negative-people'],
    ['a negative weighted population', row('H80009', 'QNX', '5', '-5'), 'refused', 'negative-people'],
    ['no people at all', row('H80009', 'QNX', '', '5'), 'problems', 'blank-cell'],
    ['a word for a number', row('H80009', 'QNX', '5', 'many'), 'problems', 'not-a-number'],
    ['1e400', row('H80009', 'QNX', '1e400', '5'), 'problems', 'not-a-number'],
    ['a code that a spreadsheet changed', row('5.00E+01', 'QNX', '5', '5'), 'problems', 'mangled-practice-code'],
    ['a practice without a board', row('H80009', '', '5', '5'), 'fine', 'blank-cell'],
  ] as const)('meets %s in the data', async (_, line, wanted, code) => {
    const { status, diagnostics } = await runIndex(`${data}\n${line}`, [sussex]);
    expect(status).toBe(wanted);
    expect(codesOf(diagnostics)).toContain(code);
  });

  it.each([
    ['has no weighted populations', 'practice_code,name,list_size\nH80001,One,200\n', 'no-weighted-populations'],
    ['is not known', 'a,b\n1,2\n', 'file-not-recognised'],
    ['lacks its board', data.replaceAll('icb_name', 'board'), 'column-missing'],
    ['holds no practice', heading, 'no-practices-in-file'],
    ['is empty', '', 'file-empty'],
  ])('refuses data that %s', async (_, text, code) => {
    const { status, diagnostics } = await runIndex(text, [sussex]);
    expect([status, codesOf(diagnostics)]).toEqual(['refused', [code]]);
  });

  it('reads the file as it was published before 2025/26, under the headings of that time', async () => {
    const published = 'Practice_Code,GP_Practice_Name,ICS22,ICS22name,pop 2022/23,G&A WP,CS WP,MH WP,Mat WP,Health Ineq WP,Prescr WP,Final WP,Primary Medical Care WP,Final PMC WP';
    const table = [published, 'H80001,ONE,QNX,NHS Sussex ICB,100,110,120,130,140,150,160,170,180,190', 'H80002,TWO,QNX,NHS Sussex ICB,100,90,80,70,60,50,40,30,20,10'].join('\n');
    const { rows } = outcomeOf(await runIndex(table, [sussex]));
    expect(rows[1]?.index).toEqual({
      general_acute: 1.1, community: 1.2, mental_health: 1.3, maternity: 1.4, prescribing: 1.6, core_overall: 1.7, pmc_overall: 1.9, pmc_need: 1.8, health_inequalities: 1.5,
    });
  });

  it('names the year that the file or somebody gives, else none', async () => {
    const yearOf = async (dataName: string, year?: string) => {
      const answer = await runIndex(data, [sussex], { dataName, ...(year === undefined ? {} : { year }) });
      return answer.outcome.kind === 'need-index' ? answer.outcome.inputs[0]?.year : codesOf(answer.diagnostics);
    };
    expect(await yearOf('2025_2026.csv')).toBe('2025/26');
    expect(await yearOf('data.csv')).toBeNull();
    expect(await yearOf('data.csv', '2024/25')).toBe('2024/25');
    expect(await yearOf('data.csv', '2024/28')).toEqual(['not-a-year']);
  });

  it('answers any places at all without a crash', async () => {
    const text = fc.oneof(fc.constantFrom('H80001', 'NHS Sussex ICB', 'East', '__proto__', 'constructor', 'toString', ''), fc.string());
    const place = fc.record({ name: text, icb: text, practices: fc.array(text), gps: fc.array(text) }, { requiredKeys: [] });
    const places = fc.oneof(fc.jsonValue(), fc.array(place), fc.dictionary(text, fc.oneof(place, fc.array(text), fc.jsonValue())));
    await fc.assert(fc.asyncProperty(places, async (asked) => {
      const { status, outcome } = await runIndex(data, JSON.stringify(asked), { rest: true });
      expect(['fine', 'problems', 'refused']).toContain(status);
      if (outcome.kind !== 'need-index') return;
      for (const { population, index } of outcome.rows) {
        expect(Number.isInteger(population)).toBe(true);
        for (const one of Object.values(index)) expect(one === null || one >= 0).toBe(true);
      }
    }), { numRuns: 300 });
  });

  it('says once what is wrong with a practice, however often and in however many entries a place names it', async () => {
    const practices = [...Array.from({ length: 200_000 }, () => 'H80001'), ...Array.from({ length: 200_000 }, () => 'Z99999')];
    const { outcome, diagnostics, status } = await runIndex(data, [{ ...sussex, practices }]);
    expect(outcomeOf({ outcome, diagnostics, status }).rows[1]?.practices).toBe(1);
    expect(codesOf(diagnostics)).toEqual(['practice-named-twice', 'unknown-practice', 'blank-cell']);
  });

  it('tells of any number of unknown practices, and refuses more places than England has practices', async () => {
    const many = Array.from({ length: 200_000 }, (_, index) => `X${index}`);
    expect((await runIndex(data, [{ ...sussex, practices: ['H80001', ...many] }])).diagnostics).toHaveLength(200_001);
    const places = Array.from({ length: 10_001 }, (_, index) => ({ ...sussex, name: `P${index}` }));
    const { status, diagnostics } = await runIndex(data, places);
    expect([status, codesOf(diagnostics)]).toEqual(['refused', ['too-many-places']]);
  });

  it('tells of any number of rows that are wrong', async () => {
    const rows = Array.from({ length: 150_000 }, (_, index) => row(`H${String(index).padStart(5, '0')}`, 'QNX', '-1', '1'));
    const { status, diagnostics } = await runIndex([heading, ...rows.slice(0, 99_999), ...rows.slice(0, 50_000)].join('\n'), [sussex]);
    expect([status, diagnostics.length]).toEqual(['refused', 149_999]);
  });

  it('keeps places called __proto__ and constructor as what they are', async () => {
    const text = '{"places":["__proto__","constructor"],"__proto__":{"gps":["H80001"],"icb":"QNX"},"constructor":{"gps":["F80001"],"icb":"QH8"}}';
    const { rows } = outcomeOf(await runIndex(data, text, { breakdown: '__proto__' }));
    expect(rows.map(({ name, population }) => [name, population])).toEqual([
      ['NHS Sussex ICB', 10000], ['__proto__', 2000], ['NHS Mid and South Essex ICB', 4000], ['constructor', 3000],
    ]);
  });

  it('works out any places as exact fractions do', async () => {
    const cell = fc.tuple(fc.nat(99_999), fc.nat(999)).map(([whole, part]) => `${whole}.${String(part).padStart(3, '0')}`);
    const practices = fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 8 });
    await fc.assert(fc.asyncProperty(practices, fc.nat(255), async (cells, mask) => {
      const codes = cells.map((_, index) => `H8000${index}`);
      const members = codes.filter((_, index) => (mask >> index) % 2 === 1);
      fc.pre(members.length > 0);
      const table = [heading, ...cells.map(([people, weighted], index) => row(codes[index] as string, 'QNX', people, weighted))].join('\n');
      const units = (text: string) => BigInt(text.replace('.', ''));
      const sum = (of: readonly string[], column: 0 | 1) => of.reduce((total, code) => total + units((cells[codes.indexOf(code)] as [string, string])[column]), 0n);
      const top = sum(members, 1) * sum(codes, 0);
      const bottom = sum(members, 0) * sum(codes, 1);
      const place = outcomeOf(await runIndex(table, [{ name: 'P', icb: 'QNX', practices: members }])).rows[1];
      // floor(1000 x + 1/2) is the index in thousandths, half up.
      expect(place?.index['community']).toBe(bottom === 0n ? null : Number((2000n * top + bottom) / (2n * bottom)) / 1000);
      expect(place?.population).toBe(Number((sum(members, 0) + 500n) / 1000n));
    }), { numRuns: 200 });
  });
});
