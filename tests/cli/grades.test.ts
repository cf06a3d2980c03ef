import { exportAnswer } from '@pbc-planner/exports';
import { presentOutcome, type Answer } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { everyCommand, folderForEveryCommand } from './every-command.ts';
import { figuresHeld, rowGrades } from './figures-held.ts';
import { freshVale, pbc } from './pbc.ts';

const folder = freshVale();
pbc(['locality', 'what-if', 'smaller', '--leave', 'hope', '--alone', 'canal', '-C', 'vale'], { cwd: folder });
const calls: readonly (readonly [string, readonly string[]])[] = [
  ['budget compare', []], ['budget pace', []], ['budget explain', ['abbey', '--method', 'capitation']], ['budget risk-pool', []], ['budget savings', []],
  ['budget weighted-lists', ['--components', 'all=100:need-weighted']], ['budget line', []], ['budget letter', ['abbey']], ['locality what-if', ['smaller']],
];

describe.each(calls)('the answer of %s', (command, words) => {
  // The fictional locality's figures are unverified, so whatever rests on them is.
  it.each(['table', 'csv', 'tsv', 'md', 'txt', 'html', 'json'])('carries the lowest grade of what it rests on, as %s', (format) => {
    const { stdout, code } = pbc([...command.split(' '), ...words, '-C', 'vale', '--format', format], { cwd: folder });
    const rowsAlone = format === 'csv' || format === 'tsv';
    // Steps and letters are no rows, so there is nothing to write, and the command line says so.
    if ((command === 'budget explain' || command === 'budget letter') && rowsAlone) expect([code, stdout]).toEqual([2, '']);
    else expect([code, stdout]).toEqual([0, expect.stringContaining('unverified')]);
  });
});

it('an answer on verified policy alone is verified, in every format', () => {
  for (const format of ['table', 'csv', 'md', 'html', 'json']) {
    const { stdout } = pbc(['budget', 'threshold', '--base', '2000000', '--value', '2300000', '--year', '2010/11', '--format', format], { cwd: folder });
    expect(stdout).toContain('verified');
    expect(stdout).not.toContain('unverified');
  }
});

it('where budgets stand rests on the day by which they should be agreed, which a locality set itself', () => {
  const { stdout } = pbc(['budget', 'status', '-C', 'vale', '--format', 'csv'], { cwd: folder });
  const [heading, ...rows] = stdout.trim().split('\n');
  expect([heading?.endsWith(',fictional,lowest_grade'), rows.length, rows.every((row) => row.endsWith(',FICTIONAL,proposed'))]).toEqual([true, 8, true]);
});

/** Answers that name money and rest on no figure, or say the grade in their sentence, and why. Every other command's answer has a grade. */
const ungraded: Readonly<Record<string, string>> = {
  'budget.challenge': 'repeats the amount that was entered', 'budget.challenge-step': 'repeats the amount that was entered',
  'budget.savings-use': 'repeats the amount that was entered', 'budget.savings-decision': 'repeats the amount that was entered',
  'budget.carry-forward': 'repeats the amount that was entered', 'process.review': 'repeats the amounts that were entered',
  'process.case-submit': 'says the grade in its sentence', 'session.minutes': 'records what was said and done', 'log': 'records what was said and done',
};

describe('the answer of every command', () => {
  const everything = folderForEveryCommand();

  // That every command has a call is a test of its own, beside the schemas.
  it.each(Object.entries(everyCommand))('%s has a grade, in every format, where it holds money or weighted people', async (id, words) => {
    const ran = pbc([...id.split('.'), ...words, '--json'], { cwd: everything });
    expect(ran.code).toBe(0);
    const answer = JSON.parse(ran.stdout) as Answer;
    const figures = figuresHeld(answer);
    const named = Object.hasOwn(ungraded, id);
    if (figures.length === 0 || named) return expect([id, figures.length > 0]).toEqual([id, named]);
    const document = presentOutcome(answer);
    const tables = rowGrades(document).filter(({ table }) => figuresHeld(table).length > 0 && !table.columns.some((column) => column.id === 'grade'));
    expect(tables.filter(({ grade }) => grade === null).map(({ table }) => table.id)).toEqual([]);
    if (rowGrades(document).length === 0) expect([id, document.grade]).toEqual([id, expect.any(String)]);
    const grades = new Set([...tables.flatMap(({ grade }) => grade ?? []), ...(document.grade === undefined ? [] : [document.grade])]);
    for (const format of ['json', 'md', 'html', 'txt', ...(tables.length > 0 ? ['csv', 'tsv'] : [])]) {
      const written = await exportAnswer(answer, { format });
      const text = written.ok ? Buffer.from(written.value).toString('utf8') : '';
      for (const grade of grades) expect([format, text.match(new RegExp(`\\b${grade}\\b`))?.[0]]).toEqual([format, grade]);
    }
  });
});
