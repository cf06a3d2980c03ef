import { compareText, error, lowestGrade, type Diagnostic, type Grade, type Table } from '@pbc-planner/base';
import {
  loadFigures, localityPractices, placeServiceLine, refusal,
  type Command, type EventBody, type HeldFigures, type PlanState, type RefusalOutcome, type ServiceLineState, type TableOutcome,
} from '@pbc-planner/domain';
import { stateOf } from './line-states.ts';

interface LineParameters {
  readonly line?: string;
  readonly state?: 'in-budget' | 'blocked-back' | 'out-of-scope';
  readonly reason?: string;
}

const states: Readonly<Record<NonNullable<LineParameters['state']>, ServiceLineState>> = {
  'in-budget': 'in budget', 'blocked-back': 'blocked back', 'out-of-scope': 'out of scope',
};

/** `budget.line`: places a service line in the budget, back with the PCT or out of scope; without a line it shows where they all stand. */
export const line: Command<LineParameters, TableOutcome | RefusalOutcome> = async ({ line: name, state, reason }, context) => {
  const refuse = (status: 'usage' | 'refused', ...diagnostics: readonly Diagnostic[]) => ({ status, outcome: refusal('budget.line'), diagnostics });
  const loaded = await loadFigures(context.state, context.dataSets);
  if (!loaded.ok) return refuse('refused', ...loaded.diagnostics);
  const known = linesHeld(loaded.value);
  if (name === undefined) {
    if (state !== undefined || reason !== undefined) return refuse('usage', error('no-line', 'No service line is named, so nothing can be placed.', { hint: `Name one: ${known.join(', ')}.` }));
    return shown(loaded.value, context.state);
  }
  if (!known.includes(name)) {
    return refuse('usage', error('unknown-line', `The plan holds no spend on "${name}".`, { hint: known.length === 0 ? 'Import a file with spend by service line first.' : `It holds ${known.join(', ')}.` }));
  }
  if (state === undefined) return refuse('usage', error('no-state', `Nothing says where ${name} is to stand.`, { hint: 'Say --state in-budget, blocked-back or out-of-scope.' }));
  const placed = { line: name, state: states[state], ...(reason === undefined ? {} : { reason }) };
  const events: readonly EventBody[] = [{ type: 'service line placed', data: placed }];
  return { ...shown(loaded.value, placeServiceLine(context.state, placed)), events };
};

function linesHeld({ measures }: HeldFigures): string[] {
  return [...new Set(measures.flatMap(({ measure }) => (measure.kind === 'spend' ? [measure.serviceLine] : [])))].sort(compareText);
}

function shown(figures: HeldFigures, state: PlanState) {
  const { table, grade } = lineTable(figures, state);
  const outcome: TableOutcome = { kind: 'table', fictional: state.founded?.fictional ?? false, ...(table.rows.length > 0 && { grade }), table };
  return { status: 'fine' as const, outcome, diagnostics: [] };
}

/** Every line by year, with the spend of the locality's practices on it, and the lowest grade of all of it. */
function lineTable(figures: HeldFigures, state: PlanState): { readonly table: Table; readonly grade: Grade } {
  const practices = localityPractices(state, figures).filter(({ membership }) => membership === 'in').map(({ practice }) => practice);
  const grades: Grade[] = [];
  const rows = figures.measures.flatMap((dated) => {
    if (dated.measure.kind !== 'spend') return [];
    const { serviceLine } = dated.measure;
    const column = figures.column(dated, practices);
    grades.push(column.grade);
    const spent = column.units.reduce<bigint>((sum, units) => sum + (units ?? 0n), 0n);
    return [[serviceLine, dated.year, stateOf(state, serviceLine), Number(spent), state.serviceLines.get(serviceLine)?.reason ?? ''] as const];
  });
  const table: Table = {
    id: 'service-lines',
    title: 'Service lines',
    columns: [
      { id: 'line', title: 'Line', kind: 'text' }, { id: 'year', title: 'Year', kind: 'text' }, { id: 'state', title: 'Where it stands', kind: 'text' },
      { id: 'spend', title: 'Spend', kind: 'pence' }, { id: 'reason', title: 'Reason', kind: 'text' },
    ],
    rows: rows.toSorted((a, b) => compareText(a[1], b[1]) || compareText(a[0], b[0])),
  };
  return { table, grade: lowestGrade(grades) };
}
