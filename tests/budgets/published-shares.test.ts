import { describe, expect, it } from 'vitest';
import { onPlan } from './plan.ts';

const bands = ['0_4', '5_14', '15_24', '25_34', '35_44', '45_54', '55_64', '65_74', '75_plus'];

/** Two real practices, October to December 2013, whose prescribing units were published: an older seaside list and a young city one. */
const lists = [
  ['N84014', 'Seaside', 2932, 59, 162, 185, 127, 164, 240, 196, 193, 158, 53, 157, 171, 130, 151, 212, 187, 202, 185],
  ['P84034', 'City', 13_439, 390, 660, 554, 1412, 1354, 970, 719, 427, 272, 393, 660, 641, 1548, 1107, 791, 633, 451, 457],
];
const files = {
  'lists-2013_10-12.csv': `practice_code,practice_name,total,${bands.map((band) => `male_${band}`).join(',')},${bands.map((band) => `female_${band}`).join(',')}\n${lists.map((row) => row.join(',')).join('\n')}\n`,
};

describe('lists by age and sex of two real practices', () => {
  it('share inpatient care by the cost curve: their expected cost at national rates, to the pound', () => onPlan(files, async ({ amounts }) => {
    // Worked out beside the table of rates: 1,828,751 and 6,279,534 pounds, 22.554 and 77.446 per cent.
    expect(await amounts('capitation', { methods: ['capitation'], components: 'hospital=100:inpatient-cost-2011', pool: '8,108,285' }))
      .toEqual({ N84014: 182_875_100, P84034: 627_953_400 });
  }, '2013/14'));

  it('share prescribing by the published units: 23.0305 and 76.9695 per cent', () => onPlan(files, async ({ amounts }) => {
    const { N84014 = 0, P84034 = 0 } = await amounts('capitation', { methods: ['capitation'], components: 'prescribing=100:astro-pu-2013', pool: '1,000,000' });
    expect([Math.round(N84014 / 100) / 10_000, Math.round(P84034 / 100) / 10_000, N84014 + P84034]).toEqual([23.0305, 76.9695, 100_000_000]);
  }, '2013/14'));
});
