import type { Toolkit, WhatIfOutcome } from '@pbc-planner/toolkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPlan } from './support/plan-of.ts';

/** Pence spent and weighted people (in tenths) of the fictional locality, as its files say. */
const vale: Readonly<Record<string, readonly [spend: number, weighted: number]>> = {
  abbey: [709180000, 110920], brook: [561700000, 104550], canal: [575280000, 111860], drovers: [433260000, 76560],
  elm: [454250000, 84530], foundry: [362850000, 76260], glebe: [243380000, 39130], hope: [137550000, 24150],
};
const codes = Object.keys(vale);

type Step =
  | { readonly kind: 'join' | 'leave' | 'alone'; readonly practice: string }
  | { readonly kind: 'merge'; readonly practices: readonly string[]; readonly into: string };

let toolkit: Toolkit;

beforeAll(async () => {
  toolkit = await demoPlan();
});

afterAll(() => toolkit.close());

async function tried(parameters: Readonly<Record<string, unknown>>): Promise<WhatIfOutcome> {
  const { status, answer } = await toolkit.run('locality.what-if', parameters);
  if (answer.kind !== 'what-if') throw new Error(`${status}: ${answer.diagnostics[0]?.message}`);
  return answer;
}

async function undo(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) expect((await toolkit.run('undo')).status).toBe('fine');
}

/** Shares by weights: rounded down, then a penny each to the largest remainders, ties to the lower code. */
function shares(pool: number, weights: ReadonlyMap<string, number>): Map<string, number> {
  const whole = BigInt([...weights.values()].reduce((sum, one) => sum + one, 0));
  const parts = [...weights].map(([code, weight]) => ({ code, down: (BigInt(pool) * BigInt(weight)) / whole, rest: (BigInt(pool) * BigInt(weight)) % whole }));
  let odd = BigInt(pool) - parts.reduce((sum, { down }) => sum + down, 0n);
  const amounts = new Map(parts.map(({ code, down }) => [code, Number(down)]));
  for (const { code } of parts.toSorted((a, b) => (a.rest === b.rest ? (a.code < b.code ? -1 : 1) : a.rest > b.rest ? -1 : 1))) {
    if (odd === 0n) break;
    amounts.set(code, (amounts.get(code) ?? 0) + 1);
    odd -= 1n;
  }
  return amounts;
}

/** The locality after some steps, kept as a plain list of groups of old practices under one code, with whether it is in the pool. */
function after(steps: readonly Step[]): { readonly spend: ReadonlyMap<string, number>; readonly weighted: ReadonlyMap<string, number> } {
  const members = new Map(codes.map((code) => [code, { parts: [code], within: true }]));
  for (const step of steps) {
    if (step.kind === 'leave') members.delete(step.practice);
    else if (step.kind === 'merge') {
      const own = step.practices.map((code) => members.get(code) as { parts: string[]; within: boolean });
      const within = members.get(step.into)?.within ?? true;
      for (const code of step.practices) members.delete(code);
      members.set(step.into, { parts: own.flatMap(({ parts }) => parts), within });
    } else members.set(step.practice, { parts: members.get(step.practice)?.parts ?? [step.practice], within: step.kind === 'join' });
  }
  const figure = (index: 0 | 1) => new Map([...members].filter(([, { within }]) => within)
    .map(([code, { parts }]) => [code, parts.reduce((sum, part) => sum + (vale[part]?.[index] ?? 0), 0)]));
  return { spend: figure(0), weighted: figure(1) };
}

const code = fc.constantFrom(...codes);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(fc.oneof(
  fc.record({ kind: fc.constantFrom('leave', 'alone', 'join'), practice: code }),
  fc.record({ kind: fc.constant('merge' as const), practices: fc.uniqueArray(code, { minLength: 2, maxLength: 3 }), into: fc.constantFrom('', 'new-1', 'new-2') })
    .map(({ practices, into, ...rest }) => ({ ...rest, practices, into: into === '' ? practices[0] as string : into })),
), { minLength: 1, maxLength: 4 }) as fc.Arbitrary<readonly Step[]>;

const asTried = (step: Step) => (step.kind === 'merge' ? { merge: step.practices, into: step.into } : { [step.kind]: [step.practice] });

const asCommand = (step: Step): readonly [string, Readonly<Record<string, unknown>>] => {
  if (step.kind === 'merge') return ['locality.merge', { practices: step.practices, into: step.into }];
  if (step.kind === 'leave') return ['locality.leave', { practice: step.practice }];
  return ['locality.join', { practice: step.practice, membership: step.kind === 'alone' ? 'alone' : 'in' }];
};

async function planNow(): Promise<unknown> {
  const { answer: compared } = await toolkit.run('budget.compare');
  const { answer: shown } = await toolkit.run('locality.show');
  return [
    compared.kind === 'comparison' ? [compared.poolPence, compared.rows] : compared.diagnostics,
    shown.kind === 'locality' ? shown.practices : shown,
  ];
}

describe('what is tried out beside the plan', () => {
  it('takes a leaver\'s history along and leaves the others to share the rest, by hand', async () => {
    const { rows, reconciliation, steps: taken, status } = await tried({ whatIf: 'smaller', leave: ['hope'], methods: ['historic', 'capitation'] });
    expect([status, taken.map(({ text }) => text)]).toEqual(['open', ['Hope Street (hope) leaves']]);
    // Hope has 137,550,000 by history and 133,735,298 by weighted list: it takes 3,814,702 more along than its share.
    expect(reconciliation.map(({ title: _, ...pools }) => pools)).toEqual([
      { method: 'historic', grade: 'unverified', beforePence: 3477450000, leavingPence: 137550000, comingPence: 0, mergingPence: 0, stayingPence: 0, afterPence: 3339900000 },
      { method: 'capitation', grade: 'unverified', beforePence: 3477450000, leavingPence: 133735298, comingPence: 0, mergingPence: 0, stayingPence: -3814702, afterPence: 3339900000 },
    ]);
    expect(rows.find(({ practice }) => practice === 'hope')).toMatchObject({ change: 'leaves', amounts: { historic: { beforePence: 137550000, afterPence: 0, differencePence: -137550000 } } });
    expect(await planNow()).toMatchObject([[3477450000, { length: 8 }], { length: 8 }]);
    await undo(1);
    expect((await tried({})).all.map(({ whatIf }) => whatIf)).toEqual(['two-small-ones']);
  });

  it('shows who goes alone with a budget of its own, and adds up those who merge', async () => {
    const { rows, alone } = await tried({ whatIf: 'both', alone: ['abbey'], merge: ['glebe', 'hope'], into: 'river', name: 'River Practice' });
    expect(alone).toEqual([{ practice: 'abbey', name: 'Abbey Street Surgery', list: 11800, pence: 709180000, basis: 'Historic: spend of 2005/06', grade: 'unverified' }]);
    expect(rows.filter(({ change }) => change !== 'stays').map(({ practice, change, into, list }) => [practice, change, into, list])).toEqual([
      ['abbey', 'out of the pool', null, 11800], ['glebe', 'merges', 'river', 4300], ['hope', 'merges', 'river', 2100], ['river', 'merged', null, 6400],
    ]);
    expect(rows.find(({ practice }) => practice === 'river')?.amounts['historic']).toEqual({ beforePence: 0, afterPence: 380930000, differencePence: 380930000 });
    const dropped = await tried({ whatIf: 'both', drop: true });
    expect([dropped.status, dropped.all]).toMatchObject(['dropped', [{ whatIf: 'two-small-ones', status: 'open' }, { whatIf: 'both', status: 'dropped' }]]);
    await undo(2);
  });

  it('reconciles to the penny, is what an independent calculation gives, and adopting is doing it by hand, for any steps', async () => {
    const untouched = await planNow();
    await fc.assert(fc.asyncProperty(steps, async (wanted) => {
      const taken: Step[] = [];
      let last: WhatIfOutcome | null = null;
      for (const step of wanted) {
        const { status, answer } = await toolkit.run('locality.what-if', { whatIf: 'random', methods: ['historic', 'capitation'], ...asTried(step) });
        if (answer.kind !== 'what-if') {
          expect(status).toBe('usage');
          continue;
        }
        taken.push(step);
        last = answer;
      }
      if (last === null) return;
      const expected = after(taken);
      const pool = [...expected.spend.values()].reduce((sum, one) => sum + one, 0);
      for (const { method, beforePence, leavingPence, comingPence, mergingPence, stayingPence, afterPence } of last.reconciliation) {
        expect(beforePence - leavingPence + comingPence + mergingPence + stayingPence).toBe(afterPence);
        expect([beforePence, afterPence]).toEqual([3477450000, pool]);
        const amounts = new Map(last.rows.map(({ practice, amounts: own }) => [practice, own[method]?.afterPence ?? 0]).filter(([, amount]) => amount !== 0) as [string, number][]);
        const shared = method === 'historic' ? expected.spend : shares(pool, expected.weighted);
        expect([...amounts].sort()).toEqual([...shared].sort());
      }
      expect(await planNow()).toEqual(untouched);

      expect((await toolkit.run('locality.what-if', { whatIf: 'random', adopt: true })).status).toBe('fine');
      const adopted = await planNow();
      await undo(1);
      expect(await planNow()).toEqual(untouched);
      await undo(taken.length);
      for (const step of taken) {
        const [command, parameters] = asCommand(step);
        expect((await toolkit.run(command, parameters)).status).toBe('fine');
      }
      expect(await planNow()).toEqual(adopted);
      await undo(taken.length);
      expect(await planNow()).toEqual(untouched);
    }), { numRuns: 25 });
  });

  it.each([
    ['no-what-if', { leave: ['hope'] }],
    ['unknown-what-if', { whatIf: 'never' }],
    ['unknown-what-if', { whatIf: 'never', adopt: true }],
    ['unknown-practice', { whatIf: 'x', leave: ['nobody'] }],
    ['unknown-practice', { whatIf: 'x', alone: ['nobody'] }],
    ['too-few-to-merge', { whatIf: 'x', merge: ['hope', 'hope'] }],
    ['merges-into-another', { whatIf: 'x', merge: ['hope', 'glebe'], into: 'abbey' }],
    ['nothing-to-merge', { whatIf: 'x', leave: ['hope'], into: 'abbey' }],
    ['whose-name', { whatIf: 'x', leave: ['hope'], name: 'Other' }],
    ['steps-first', { whatIf: 'x', leave: ['hope'], adopt: true }],
    ['adopt-or-drop', { whatIf: 'x', adopt: true, drop: true }],
  ] as const)('says %s, and changes nothing', async (codeOf, parameters) => {
    const { status, answer, changed } = await toolkit.run('locality.what-if', parameters as Readonly<Record<string, unknown>>);
    expect([status, changed, answer.diagnostics[0]?.code]).toEqual(['usage', false, codeOf]);
    expect(answer.diagnostics[0]?.hint).toBeTruthy();
  });

  it('knows a practice that merged no more, in the what-if and in the plan', async () => {
    await tried({ whatIf: 'merged', merge: ['hope', 'glebe'], into: 'glebe' });
    const again = await toolkit.run('locality.what-if', { whatIf: 'merged', leave: ['hope'] });
    expect([again.status, again.answer.diagnostics[0]?.code]).toEqual(['usage', 'practice-merged']);
    await tried({ whatIf: 'merged', adopt: true });
    for (const [command, parameters] of [['locality.join', { practice: 'hope' }], ['locality.leave', { practice: 'hope' }], ['budget.page', { practice: 'hope' }]] as const) {
      const { status, answer } = await toolkit.run(command, parameters);
      expect([status, answer.diagnostics[0]?.message]).toEqual(['usage', expect.stringContaining('merged into glebe')]);
    }
    await undo(2);
  });

  it('says when it does not fit the plan any more, and can still be dropped', async () => {
    await tried({ whatIf: 'old', leave: ['hope'] });
    await toolkit.run('locality.leave', { practice: 'hope' });
    const { status, answer } = await toolkit.run('locality.what-if', { whatIf: 'old' });
    expect([status, answer.diagnostics[0]?.code]).toEqual(['problems', 'what-if-out-of-date']);
    expect((await toolkit.run('locality.what-if', { whatIf: 'old', adopt: true })).status).toBe('refused');
    expect((await tried({ whatIf: 'old', drop: true })).status).toBe('dropped');
    expect((await toolkit.run('locality.what-if', { whatIf: 'old', adopt: true })).answer.diagnostics[0]?.code).toBe('what-if-settled');
    await undo(3);
  });

  it('keeps a given pool, or takes another for afterwards', async () => {
    const { reconciliation: [same], notes } = await tried({ whatIf: 'given', leave: ['hope'], methods: ['historic'], pool: '100' });
    expect([same?.beforePence, same?.afterPence, notes]).toEqual([10000, 10000, ['The pool was given and stays as it is: what those had who leave is shared by the others. Give another with --pool-after.']]);
    const { reconciliation: [less] } = await tried({ whatIf: 'given', methods: ['historic'], pool: '100', poolAfter: '90' });
    expect([less?.beforePence, less?.afterPence]).toEqual([10000, 9000]);
    await undo(1);
  });
});
