import { relative } from 'node:path';

/** The part of vitest's JSON report that is counted. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Counts of tests, with the names of those that were not run. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

/**
 * Counts the tests of a report, each by its own status. A file that broke before its first test counts as one failure,
 * and so does a run that failed although no test did, or that found no test at all: silence is no success.
 * @param report `null` where vitest wrote none. @param exitedWell whether vitest ended with 0.
 */
export function countTests(report: VitestReport | null, exitedWell: boolean, root: string): TestCounts {
  let passed = 0;
  let failed = 0;
  const skipped: string[] = [];
  for (const file of report?.testResults ?? []) {
    if (file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed')) failed += 1;
    for (const { fullName, status } of file.assertionResults) {
      if (status === 'passed') passed += 1;
      else if (status === 'failed') failed += 1;
      else skipped.push(`${relative(root, file.name)}: ${fullName.trim()}`);
    }
  }
  if (failed === 0 && (!exitedWell || passed === 0)) failed = 1;
  return { passed, failed, skipped };
}
