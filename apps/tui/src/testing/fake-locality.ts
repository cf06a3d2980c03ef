import { compareText, pence, sumPence, type FinancialYear, type Grade } from '@pbc-planner/base';
import type { ComparisonOutcome, ComparisonRow, ExplanationOutcome, LocalityOutcome } from '@pbc-planner/domain';

const year = '2006/07' as FinancialYear;
const names = ['Abbey Street', 'Brook Lane', 'Church Row', 'Dale View', 'Elm Grove', 'Foundry Road', 'Grange Park', 'Hill Top'];
const lists = [12_410, 9_870, 4_312, 7_655, 6_020, 7_904, 11_233, 3_150];
const spends = [7_091_800_00, 4_617_000_00, 2_250_441_00, 3_902_118_50, 2_988_000_00, 3_628_500_00, 5_441_227_25, 1_530_913_25];

/** A locality made up for tests: the first eight practices have names and figures of their own, the others follow a pattern. */
export function fakePractices(count: number): { practice: string; name: string; list: number; spend: number }[] {
  return Array.from({ length: count }, (_, index) => ({
    practice: `T${String(81_001 + index)}`,
    name: names[index] ?? `Practice ${index + 1}`,
    list: lists[index] ?? 2_000 + ((index * 7_919) % 14_000),
    spend: spends[index] ?? 100_000_000 + ((index * 104_729_017) % 600_000_000),
  }));
}

/** A comparison of those practices at a blend of so many per cent historic. Capitation is by plain list, the last practice takes the rest. */
export function fakeComparison(count: number, blend: string, fictional = true): ComparisonOutcome {
  const practices = fakePractices(count);
  const pool = practices.reduce((sum, { spend }) => sum + spend, 0);
  const people = practices.reduce((sum, { list }) => sum + list, 0);
  const shares = practices.map(({ list }) => Math.floor((pool / people) * list));
  shares[count - 1] = pool - shares.slice(0, -1).reduce((sum, share) => sum + share, 0);
  const parts = Number(blend);
  const rows = practices.map(({ practice, name, list, spend }, index): ComparisonRow => {
    const share = shares[index] as number;
    const blended = share + Math.round(((spend - share) / 100) * parts);
    return {
      practice, name, list,
      amounts: { historic: pence(spend), capitation: pence(share), blended: pence(blended) },
      distance: { pence: pence(spend - share), basisPoints: Math.round(((spend - share) * 10_000) / share) },
    };
  });
  const total = (method: string) => sumPence(rows.map(({ amounts }) => amounts[method] as number));
  const method = (id: string, title: string, options: Record<string, string>, grade: Grade, reads: string[]) => ({ id, title, options, grade, reads });
  return {
    kind: 'comparison', locality: 'Tarrow Vale', fictional, year, poolPence: pence(pool), rows,
    methods: [
      method('historic', 'Historic', { uplift: '0' }, 'verified', ['spend of 2005/06']),
      method('capitation', 'Capitation', { weights: 'list' }, 'derived', ['registered list of 2006/07']),
      method('blended', 'Blended', { blend }, 'derived', []),
    ],
    totals: { historic: total('historic'), capitation: total('capitation'), blended: total('blended') },
    inputs: [{ name: 'spend.csv', sha256: 'ab12', rows: count, year, source: 'made up', grade: 'verified' }],
    notes: [],
  };
}

/** The practices of that locality, with the files that they came from. */
export function fakeLocality(count: number, fictional = true): LocalityOutcome {
  return {
    kind: 'locality', name: 'Tarrow Vale', year, framework: 'pbc-2005', fictional,
    practices: fakePractices(count).sort((a, b) => compareText(a.practice, b.practice))
      .map(({ practice, name, list }, index) => ({ practice, name, list: index === 3 ? null : String(list), membership: index === 2 ? 'observing' : 'in' })),
    inputs: [
      { name: 'practices.csv', rows: count, year, source: 'made up for tests', grade: 'verified' },
      { name: 'spend.csv', rows: count, year: '2005/06' as FinancialYear, source: 'made up for tests', grade: 'unverified' },
    ],
  };
}

/** An explanation of a figure of that comparison. */
export function fakeExplanation(comparison: ComparisonOutcome, practice: string, method: string): ExplanationOutcome | null {
  const row = comparison.rows.find((one) => one.practice === practice);
  const compared = comparison.methods.find(({ id }) => id === method);
  if (!row || !compared) return null;
  const amount = (id: string) => row.amounts[id] ?? pence(0);
  const leaf = { inputs: [], grade: 'verified', file: 'spend.csv', sha256: 'ab12', line: 12, column: 'pounds', columnNumber: 4, source: 'made up' } as const;
  return {
    kind: 'explanation', locality: comparison.locality, fictional: comparison.fictional, practice, name: row.name, year, method,
    title: compared.title, pence: amount(method), grade: compared.grade,
    steps: [
      { index: 0, kind: 'input', label: 'spend of 2005/06', value: String(amount('historic')), unit: 'pence', ...leaf },
      { index: 1, kind: 'method', label: 'capitation budget', value: String(amount('capitation')), unit: 'pence', inputs: [], grade: 'derived', method: 'capitation' },
      { index: 2, kind: 'choice', label: 'blend', value: String(comparison.methods[2]?.options.blend), unit: 'per cent', inputs: [], grade: 'proposed', by: 'Dr Shah', reason: 'agreed in March' },
      { index: 3, kind: 'calculation', label: `${compared.title.toLowerCase()} budget`, value: String(amount(method)), unit: 'pence', inputs: [0, 1, 2], grade: compared.grade, operation: 'apportion' },
    ],
  };
}
