import { compareExactly, type Question } from '../oracle/comparison.ts';
import type { ComparisonJson, ImportJson } from './built-product.ts';

/** The figures of a comparison alone. */
export function figuresOf({ poolPence, rows }: ComparisonJson) {
  return { poolPence, rows: rows.map(({ practice, amounts, distance }) => ({ practice, amounts, distance })) };
}

/** The figures that the independent calculation gives. */
export function expectedFigures(question: Question) {
  const { poolPence, rows } = compareExactly(question);
  return { poolPence, rows };
}

/** Where an import says that values were left out, and which practice's, in the order of the file. */
export function leftOutCells({ diagnostics }: ImportJson) {
  return diagnostics
    .map(({ code, place: { line = 0, column = 0, columnName: heading, key: practice } = {} }) =>
      ({ line, column, heading, practice, why: code.replace(/-(cell|money|weight)$/, '') }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
