import type { Command, CommandContext, CommandResult, Registry, ScreenOutcome } from '@pbc-planner/domain';
import { parseDecimal, type Decimal } from '@pbc-planner/base';
import { tableReader } from '@pbc-planner/imports';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contribution } from '../index.ts';
import { potential } from './read-screen-table.ts';

const head = 'area,own_rate,peer_quartile,volume,unit_price\n';

async function screen(text: string, peers = 'the nine localities of Northmarsh'): Promise<CommandResult> {
  const registry = { clinicalAreas: async () => Object.values(contribution.packs?.clinicalAreas ?? {}) } as unknown as Registry;
  const context = { state: { founded: null }, by: 'Dr Shah', registry, tables: async () => tableReader } as unknown as CommandContext;
  const file = { name: 'rates.csv', bytes: new TextEncoder().encode(text), sha256: 'a1'.repeat(32) };
  return (contribution.commands?.['project.screen'] as Command)({ file, peers } as never, context);
}

const told = ({ diagnostics }: CommandResult) => diagnostics.map(({ code, place }) => `${code}${place?.line === undefined ? '' : ` ${place.line}${place.column === undefined ? '' : `:${place.column}`}`}`);

it('areas by what is above the quartile, most first, with the sum; at or below it there is nothing', async () => {
  // (24 - 18)% of 3,480 at £60 = £12,528; (12.5 - 10)% of 5,450 at £1,450 = £197,562.50; (3.33 - 3)% of 101 at £0.99 = 32.9967p.
  const { outcome, status } = await screen(`${head}Follow-ups,24,18,"3,480",£60\ndvt,9,11,180,380\nemergency,12.5%,10%,5450,1450\nSmall,3.33,3,101,0.99\nOrtho,10,10,100,100\n`) as { readonly outcome: ScreenOutcome; readonly status: string };
  expect(status).toBe('fine');
  expect(outcome.rows.map(({ area, potentialPence, line }) => [area, potentialPence, line])).toEqual([['emergency', 19_756_250, 4], ['Follow-ups', 1_252_800, 2], ['Small', 33, 5], ['Ortho', 0, 6], ['dvt', 0, 3]]);
  expect([outcome.totalPence, outcome.peers, outcome.grade]).toEqual([19_756_250 + 1_252_800 + 33, 'the nine localities of Northmarsh', 'unverified']);
  expect(outcome.rows.map(({ areaTitle }) => areaTitle)).toEqual(['Emergency admissions', null, null, null, expect.stringMatching(/vein/i)]);
  expect(outcome.cautions[0]).toMatch(/^Gross, and no saving/);
});

describe('every bad row by line and column', () => {
  it.each([
    ['a rate over a hundred', `${head}a,101,18,10,60\nb,24,100.5,10,60\n`, ['rate-above-100 2:2', 'rate-above-100 3:3']],
    ['below nothing', `${head}a,-1,18,-10,-60\n`, ['negative-rate 2:2', 'negative-volume 2:4', 'negative-price 2:5']],
    ['blank and no number', `${head}a,,18,many,1e3\n`, ['blank-cell 2:2', 'bad-number 2:4', 'bad-number 2:5']],
    ['a part of a penny', `${head}a,20,18,10,1.005\n`, ['bad-price 2:5']],
    ['no area, and one twice', `${head},20,18,10,1\nb,20,18,10,1\nB,20,18,10,1\n`, ['blank-cell 2:1', 'area-twice 4:1']],
    ['too much money', `${head}a,100,0,999999999999999,1000000000\n`, ['too-large 2:4']],
    ['too much money together', `${head}a,100,0,9000000,9000000\nb,100,0,9000000,9000000\n`, ['too-large']],
    ['a column that is missing', 'area,own_rate,volume\na,20,10\n', ['column-missing 1', 'column-missing 1']],
    ['no rows', head, ['no-rows 1']],
    ['a patient', `${head}Mrs Jane Smith,20,18,10,1\n`, ['patient-identity-value 2:1']],
  ])('%s', async (_, text, faults) => {
    const refused = await screen(text);
    expect([refused.status, told(refused)]).toEqual(['refused', faults]);
  });

  it('and no screen without saying whom the quartile is of', async () => {
    expect(told(await screen(`${head}a,20,18,10,1\n`, ' '))).toEqual(['no-peers']);
  });
});

it('the potential is never below nothing and within half a penny of the exact product', () => {
  const hundredths = (most: number) => fc.integer({ min: 0, max: most });
  const of = (units: number, scale: number): Decimal => ({ units: BigInt(units), scale });
  fc.assert(fc.property(hundredths(10_000), hundredths(10_000), fc.integer({ min: 0, max: 100_000 }), hundredths(500_000), (own, peer, volume, price) => {
    const found = potential(of(own, 2), of(peer, 2), of(volume, 0), of(price, 2));
    // In ten-thousandths of a penny: hundredths of a per cent, times volume, times pence.
    const exact = BigInt(Math.max(0, own - peer)) * BigInt(volume) * BigInt(price);
    const off = BigInt(found ?? -1) * 10_000n - exact;
    expect(off >= -5000n && off <= 5000n && (found ?? -1) >= 0).toBe(true);
  }));
  expect(potential(parseDecimal('50') as Decimal, parseDecimal('49.5') as Decimal, parseDecimal('1') as Decimal, parseDecimal('1') as Decimal)).toBe(1);
});
