import { describe, expect, it } from 'vitest';
import { countTests } from './vitest-counts.ts';

const file = (status: string, ...assertionResults: { fullName: string; status: string }[]) =>
  ({ name: '/house/packages/base/src/money.test.ts', status, assertionResults });

describe('the counts of a test run', () => {
  it('are those of the tests, with the skipped ones by name', () => {
    const report = { testResults: [
      file('failed', { fullName: 'a', status: 'passed' }, { fullName: 'b', status: 'failed' }, { fullName: ' money c', status: 'skipped' }),
      file('passed', { fullName: 'd', status: 'passed' }, { fullName: 'e', status: 'todo' }, { fullName: 'f', status: 'pending' }),
    ] };
    expect(countTests(report, false, '/house')).toEqual({
      passed: 2, failed: 1,
      skipped: ['packages/base/src/money.test.ts: money c', 'packages/base/src/money.test.ts: e', 'packages/base/src/money.test.ts: f'],
    });
  });

  it('count a file that broke before its tests as one failure', () => {
    expect(countTests({ testResults: [file('failed'), file('passed', { fullName: 'a', status: 'passed' })] }, false, '/house'))
      .toEqual({ passed: 1, failed: 1, skipped: [] });
  });

  it('count a run that failed without a failing test', () => {
    expect(countTests({ testResults: [file('passed', { fullName: 'a', status: 'passed' })] }, false, '/house'))
      .toEqual({ passed: 1, failed: 1, skipped: [] });
  });

  it('take no report, or no test, for a failure', () => {
    expect(countTests(null, true, '/house')).toEqual({ passed: 0, failed: 1, skipped: [] });
    expect(countTests({ testResults: [] }, true, '/house')).toEqual({ passed: 0, failed: 1, skipped: [] });
  });
});
