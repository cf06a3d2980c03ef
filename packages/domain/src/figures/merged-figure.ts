import { decimalText, formatPounds, groupThousands, lowestGrade, type Citation, type Entry } from '@pbc-planner/base';
import type { DataSet } from '../data-set.ts';
import type { Measure } from '../measure.ts';
import type { PracticeCode } from '../practice.ts';

/** A practice that went up in another, and the event that did it. */
export interface MergedPart {
  readonly practice: PracticeCode;
  readonly sequence: number;
}

/** A figure of one of the practices that became one. */
export interface PartFigure {
  readonly practice: PracticeCode;
  readonly units: number;
  readonly scale: number;
  readonly entry: Citation | Entry;
  readonly dataSets: readonly DataSet[];
}

/** The figures of practices that became one, added up, with where each of them stands. There is at least one. */
export function mergedFigure(measure: Measure, parts: readonly PartFigure[]) {
  const scale = Math.max(...parts.map((part) => part.scale));
  const units = parts.reduce((sum, part) => sum + part.units * 10 ** (scale - part.scale), 0);
  const entry: Entry = {
    by: 'the planner',
    reason: `added up, because they merged: ${parts.map((part) => partText(measure, part)).join('; ')}`,
    grade: lowestGrade(parts.map((part) => part.entry.grade)),
  };
  return { units, scale, held: null, row: 0, merged: { entry, dataSets: new Set(parts.flatMap(({ dataSets }) => dataSets)) } };
}

function partText(measure: Measure, { practice, units, scale, entry }: PartFigure): string {
  const [whole = '', fraction] = decimalText({ units: BigInt(units), scale }).split('.');
  const figure = measure.kind === 'spend' ? formatPounds(units) : `${groupThousands(whole)}${fraction === undefined ? '' : `.${fraction}`}`;
  return 'file' in entry
    ? `${figure} of ${practice} from ${entry.file}, line ${entry.line}, column ${entry.columnNumber} "${entry.column}"`
    : `${figure} of ${practice}, ${entry.reason}`;
}
