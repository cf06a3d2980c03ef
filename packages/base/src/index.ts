export { apportion, getsOddPenny, type Apportionment, type ApportionFault, type CutOff } from './apportion.ts';
export { basisPointsOf } from './basis-points.ts';
export {
  add, compareDecimals, decimal, decimalText, divide, divideByRoot, divideRounded, fixedText, MAXIMUM_DIGITS, multiply, parseDecimal, round, subtract, trim,
  unitsAt, wholeRoot,
  type Decimal,
} from './decimal.ts';
export {
  error, hasError, info, ok, placeText, refused, warning, type Diagnostic, type Place, type Result, type Severity,
} from './diagnostic.ts';
export { blocksFor, type Block, type Document } from './document.ts';
export { DiagnosticList, MAXIMUM_DIAGNOSTICS } from './diagnostic-list.ts';
export {
  financialYear, firstCalendarYear, followingYear, parseFinancialYear, quarterInFileName, yearInFileName, type FinancialYear,
} from './financial-year.ts';
export { sumExactly } from './sum-exactly.ts';
export { formatPounds, groupThousands, pence, penceFromPounds, poundsText, sumPence, type Pence } from './money.ts';
export { pencePerHead } from './per-head.ts';
export { readNumber, type NumberFault } from './number-text.ts';
export { grades, lowestGrade, sourceNamed, sourceText, type Grade, type Source } from './source.ts';
export type { Cell, ColumnKind, Marks, Table, TableColumn } from './table.ts';
export { cleanLines, cleanText, compareText, counted, MAXIMUM_TEXT, safeForTerminal, safeJson } from './text.ts';
export { replay, type ReplayFault } from './trace/replay.ts';
export type { Amount, Amounts } from './trace/recorded-steps.ts';
export type { ChoiceLeaf, InputColumn, ParameterLeaf } from './trace/trace-leaves.ts';
export { TraceBuilder } from './trace/trace-builder.ts';
export type { Citation, Entry, Operation, StepKind, SumOver, TraceStep } from './trace/trace-step.ts';
export { Trace, type TraceNode } from './trace/trace.ts';
