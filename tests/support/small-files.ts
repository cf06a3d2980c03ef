import fc from 'fast-check';

/** One practice of a generated plan. `null` is a cell that is left blank. */
export interface GeneratedPractice {
  readonly code: string;
  readonly list: number;
  /** Weighted people in hundredths. */
  readonly weight: number | null;
  /** Pence on two service lines. */
  readonly spend: readonly [number, number | null];
}

/** The files of a generated plan, with what was asked. */
export interface GeneratedPlan {
  readonly practices: readonly GeneratedPractice[];
  readonly options: { readonly blend: string; readonly weights: string; readonly uplift: string; readonly pool?: string };
}

const code = fc.oneof(fc.stringMatching(/^[A-Z]\d{5}$/), fc.stringMatching(/^[a-z_][A-Za-z0-9._-]{0,6}$/), fc.constantFrom('__proto__', 'constructor', 'toString', '-1', 'Z9', 'Z10'));
const people = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 40_000 }));
const pence = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 2_000_000_000 }));
const decimals = (max: number) => fc.tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 3 }))
  .map(([whole, fraction, places]) => (places === 0 ? `${whole}` : `${whole}.${String(fraction).padStart(3, '0').slice(0, places)}`));

/** Plans of a few practices, with awkward codes, ties, weights with two decimals, blanks, and any options. At least one practice has every figure. */
export const generatedPlans: fc.Arbitrary<GeneratedPlan> = fc.record({
  practices: fc.uniqueArray(
    fc.record({
      code, list: people,
      weight: fc.option(people.chain((whole) => fc.integer({ min: 0, max: 99 }).map((fraction) => whole * 100 + fraction)), { freq: 8 }),
      spend: fc.tuple(pence, fc.option(pence, { freq: 4 })),
    }),
    { minLength: 1, maxLength: 12, selector: (practice) => practice.code },
  ).map(([first, ...others]) => [{ ...(first as GeneratedPractice), weight: (first as GeneratedPractice).weight ?? 12_345 }, ...others]),
  options: fc.record({ blend: decimals(99), weights: fc.constantFrom('list', 'carr-hill'), uplift: decimals(20), pool: decimals(99_999_999).map((pool) => pool.replace(/(\.\d\d)\d$/, '$1')) }, { requiredKeys: ['blend', 'weights', 'uplift'] }),
}).filter(({ options: { pool } }) => pool === undefined || Number(pool) > 0);

const hundredths = (units: number | null) => (units === null ? '' : `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`);

/** The generic files of a plan, with the rows in the order of the practices. A name holds a comma and quotes, so that lines are not cells. */
export function filesOf(practices: readonly GeneratedPractice[]): { readonly 'practices.csv': string; readonly 'spend.csv': string } {
  const rows = practices.map(({ code: own, list, weight }) => `${own},"The ""Old"" Surgery, ${own.length}",${list},${hundredths(weight)}`);
  const spend = practices.flatMap(({ code: own, spend: [hospital, drugs] }) => [
    `${own},2005/06,hospital,${hundredths(hospital)}`, ...(drugs === null ? [] : [`${own},2005/06,drugs,${hundredths(drugs)}`]),
  ]);
  return {
    'practices.csv': `${['practice_code,name,list_size,carr-hill', ...rows].join('\n')}\n`,
    'spend.csv': `${['practice_code,year,service_line,pounds', ...spend].join('\n')}\n`,
  };
}
