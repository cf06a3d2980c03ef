import { error, info, warning } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import { diagnosticLine, diagnosticLines } from './diagnostics.ts';

const blank = (line: number) => warning('blank-cell', 'The cell is blank.', { place: { file: 'a.csv', line, column: 3, columnName: 'list' }, hint: 'Fill it in.' });

describe('a diagnostic', () => {
  it('is one line: severity, place, what, and what to do', () => {
    expect(diagnosticLine(blank(7))).toBe('warning: a.csv, line 7, column 3 "list": The cell is blank. Fill it in.');
    expect(diagnosticLine(info('done', 'All is well.'))).toBe('info: All is well.');
    expect(diagnosticLine(error('bad-parameter', '--limit cannot be "0".', { place: { path: '/limit' } }))).toBe('error: --limit cannot be "0".');
  });

  it('cannot steer a terminal', () => {
    expect(diagnosticLine(error('x', 'red \u001b[31m\u202ename\nnext', { place: { file: 'a\u0007.csv' } }))).toBe('error: a\\x07.csv: red \\x1b[31m\\u202ename\\x0anext');
  });
});

describe('diagnostics', () => {
  const many = [...Array.from({ length: 25 }, (_, index) => blank(index + 2)), info('done', 'Well.'), error('bad', 'Bad.')];

  it('are all told where nobody looks at a terminal', () => {
    expect(diagnosticLines(many, { terminal: false, quiet: false })).toHaveLength(27);
  });

  it('are told twenty of a kind on a terminal, and how many more there are', () => {
    const lines = diagnosticLines(many, { terminal: true, quiet: false });
    expect(lines).toHaveLength(23);
    expect(lines.slice(-3)).toEqual(['info: Well.', 'error: Bad.', '... and 5 more like it (blank-cell); --json lists them all.']);
  });

  it('that refuse are never left out', () => {
    const errors = Array.from({ length: 30 }, (_, index) => error('bad', `Bad ${index}.`));
    expect(diagnosticLines(errors, { terminal: true, quiet: false })).toHaveLength(30);
    expect(diagnosticLines(many, { terminal: true, quiet: true })).toEqual(['error: Bad.']);
  });
});
