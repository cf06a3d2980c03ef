import type { FinancialYear } from '@pbc-planner/base';
import type { CommandContext, PolicyParameter } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { policyList } from './policy-list.ts';

const source = { title: 'A guide', publisher: 'A publisher', date: '2006' };
const share: PolicyParameter = {
  id: 'share',
  title: 'Share',
  description: 'What a practice may keep.',
  unit: 'per cent',
  values: [
    { from: '2005/06', until: '2005/06', value: '50', grade: 'verified', source, quote: 'Half.' },
    { from: '2006/07', value: '70', grade: 'derived', source, quote: 'More than half.' },
  ],
};
const pace: PolicyParameter = {
  id: 'pace',
  title: 'Pace',
  description: 'How fast a budget moves.',
  unit: 'per cent a year',
  values: [{ from: '2007/08', value: null, grade: 'unverified', source: { title: 'Another guide' }, quote: 'It is not said.' }],
};

/** A context with only what the command uses. */
function context(planYear: string | null = null): CommandContext {
  const plan = planYear === null ? null : { year: planYear as FinancialYear };
  return { plan, registry: { policyParameters: async () => [share, pace] } } as unknown as CommandContext;
}

async function rowsOf(parameters: Parameters<typeof policyList>[0], given = context()) {
  const { outcome } = await policyList(parameters, given);
  return outcome.kind === 'table' ? outcome.table.rows : outcome.kind;
}

const paceRow = ['pace', 'Pace', 'not known', 'per cent a year', '2007/08', 'unverified', 'Another guide'];
const halfRow = ['share', 'Share', '50', 'per cent', '2005/06', 'verified', 'A guide (A publisher, 2006)'];
const moreRow = ['share', 'Share', '70', 'per cent', '2006/07', 'derived', 'A guide (A publisher, 2006)'];

describe('policy.list', () => {
  it('lists every value by id where neither a year nor a plan is at hand', async () => {
    const { status, outcome, diagnostics } = await policyList({}, context());
    expect({ status, diagnostics }).toEqual({ status: 'fine', diagnostics: [] });
    expect(outcome).toEqual({
      kind: 'table',
      fictional: false,
      table: {
        id: 'policy-parameters',
        title: 'Policy parameters, every value',
        columns: [
          { id: 'id', title: 'Id', kind: 'code' },
          { id: 'title', title: 'Parameter', kind: 'text' },
          { id: 'value', title: 'Value', kind: 'text' },
          { id: 'unit', title: 'Unit', kind: 'text' },
          { id: 'from', title: 'From', kind: 'text' },
          { id: 'grade', title: 'Grade', kind: 'text' },
          { id: 'source', title: 'Source', kind: 'text' },
        ],
        rows: [paceRow, halfRow, moreRow],
      },
    });
  });

  it('lists the values of the plan\'s year, or of the year asked for in any of its writings', async () => {
    expect(await rowsOf({}, context('2008/09'))).toEqual([paceRow, moreRow]);
    expect(await rowsOf({ year: '2005/06' }, context('2008/09'))).toEqual([halfRow]);
    expect(await rowsOf({ year: '2007-2008' })).toEqual([paceRow, moreRow]);
  });

  it('counts the parameters that it leaves out', async () => {
    const { status, diagnostics } = await policyList({ year: '2005/06' }, context());
    expect(status).toBe('fine');
    expect(diagnostics).toEqual([{
      severity: 'info',
      code: 'no-value-in-year',
      message: '1 parameter without a value in 2005/06 left out.',
      hint: 'Ask for another year, or show a parameter to see all its values.',
    }]);
  });

  it('lists one grade only where asked', async () => {
    expect(await rowsOf({ grade: 'unverified' })).toEqual([paceRow]);
    expect(await rowsOf({ grade: 'proposed' })).toEqual([]);
    expect(await rowsOf({ year: '2006/07', grade: 'verified' })).toEqual([]);
  });

  it('refuses a year whose halves do not follow each other', async () => {
    expect(await policyList({ year: '2006/09' }, context())).toEqual({
      status: 'usage',
      outcome: { kind: 'refusal', command: 'policy.list' },
      diagnostics: [{
        severity: 'error',
        code: 'unknown-year',
        message: '"2006/09" is not a financial year.',
        hint: 'Its second half names the year after the first, as in 2006/07.',
      }],
    });
  });
});
