import { foldPlan, type CommandContext, type EventBody, type PlanEvent } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { contextOf, list } from '../../testing/small-plan.ts';
import { carryForward, decideUse, proposeUse } from './uses.ts';

const base = contextOf({ files: [{ name: 'practices.csv', columns: [list({ A: 1 })] }], methods: [] });
const freedUp = (...bodies: readonly EventBody[]) =>
  foldPlan(bodies.map((body, index): PlanEvent => ({ ...body, sequence: index + 1, change: index + 1, time: '2007-04-01T09:00:00Z', by: 'Bea', command: 'test' }))).freedUp;
const context = (...bodies: readonly EventBody[]): CommandContext => ({ ...base, state: { ...base.state, freedUp: freedUp(...bodies) } });

describe('a use of savings', () => {
  it('waits for the PCT, which approves it or refuses it with a reason', async () => {
    const { events = [] } = await proposeUse({ practice: 'A', pounds: '80', purpose: ' a nurse ' }, base);
    expect(freedUp(...events).uses.get('use-1')).toEqual({ practice: 'A', pence: 8000, purpose: 'a nurse', state: 'proposed', reason: null, by: 'Bea' });
    const approved = (await decideUse({ use: 'use-1', decision: 'approved' }, context(...events))).events ?? [];
    expect(freedUp(...events, ...approved).uses.get('use-1')?.state).toBe('approved');
    const refused = (await decideUse({ use: 'use-1', decision: 'refused', reason: 'paid already' }, context(...events))).events ?? [];
    expect(freedUp(...events, ...refused).uses.get('use-1')).toMatchObject({ state: 'refused', reason: 'paid already' });
    expect((await decideUse({ use: 'use-1', decision: 'refused' }, context(...events))).diagnostics[0]?.code).toBe('no-reason');
    expect((await decideUse({ use: 'use-1', decision: 'approved' }, context(...events, ...approved))).diagnostics[0]?.code).toBe('already-decided');
    expect((await decideUse({ use: 'use-2', decision: 'approved' }, context(...events))).diagnostics[0]?.code).toBe('unknown-use');
    expect(freedUp(...events, ...approved, ...refused).uses.get('use-1')?.state).toBe('approved');
  });

  it.each([
    [{ practice: 'A', pounds: '0', purpose: 'it' }, 'bad-pounds'], [{ practice: 'A', pounds: '1', purpose: ' ' }, 'no-purpose'], [{ practice: 'Z', pounds: '1', purpose: 'it' }, 'unknown-practice'],
  ])('is not proposed with %o', async (parameters, code) => {
    expect((await proposeUse(parameters, base)).diagnostics[0]?.code).toBe(code);
  });
});

describe('a balance carried forward', () => {
  it('is of an earlier year, and the latest word on that year', async () => {
    const first = (await carryForward({ practice: 'A', pounds: '(12.50)', from: '2005-06' }, base)).events ?? [];
    const second = (await carryForward({ practice: 'A', pounds: '3', from: '2005/06' }, base)).events ?? [];
    const other = (await carryForward({ practice: 'A', pounds: '4', from: '2004/05' }, base)).events ?? [];
    expect([...(freedUp(...first, ...second, ...other).carried.get('A') ?? [])].map(([year, { pence }]) => [year, pence])).toEqual([['2005/06', 300], ['2004/05', 400]]);
    expect(freedUp(...first).carried.get('A')?.get('2005/06' as never)?.pence).toBe(-1250);
  });

  it.each([
    [{ practice: 'A', pounds: '1', from: '2006/07' }, 'bad-year'], [{ practice: 'A', pounds: '1', from: '2005/07' }, 'bad-year'],
    [{ practice: 'A', pounds: 'x', from: '2005/06' }, 'bad-pounds'], [{ practice: 'Z', pounds: '1', from: '2005/06' }, 'unknown-practice'],
  ])('is not taken from %o', async (parameters, code) => {
    expect((await carryForward(parameters, base)).diagnostics[0]?.code).toBe(code);
  });
});
