import {
  compareText, counted, error, info, parseFinancialYear, type Cell, type FinancialYear, type Grade, type Table,
} from '@pbc-planner/base';
import {
  refusal, valueInForce, type Command, type PolicyParameter, type PolicyValue, type RefusalOutcome, type TableOutcome,
} from '@pbc-planner/domain';
import { sourceText, valueText } from './parameter-text.ts';

interface PolicyListParameters {
  readonly year?: string;
  readonly grade?: Grade;
}

interface Listed {
  readonly parameter: PolicyParameter;
  readonly value: PolicyValue;
}

/**
 * `policy.list`: one row for each parameter's value in the year asked for, else in the plan's year; without either,
 * one row for every value. Parameters without a value in that year are left out, and counted in a diagnostic.
 */
export const policyList: Command<PolicyListParameters, TableOutcome | RefusalOutcome> = async (asked, { registry, plan }) => {
  const year = asked.year === undefined ? (plan?.year ?? null) : parseFinancialYear(asked.year);
  if (asked.year !== undefined && year === null) {
    const fault = error('unknown-year', `"${asked.year}" is not a financial year.`, {
      hint: 'Its second half names the year after the first, as in 2006/07.',
    });
    return { status: 'usage', outcome: refusal('policy.list'), diagnostics: [fault] };
  }
  const parameters = [...await registry.policyParameters()].sort((a, b) => compareText(a.id, b.id));
  const listed = parameters
    .flatMap((parameter) => valuesOf(parameter, year).map((value) => ({ parameter, value })))
    .filter(({ value }) => asked.grade === undefined || value.grade === asked.grade);
  const without = parameters.filter((parameter) => valuesOf(parameter, year).length === 0).length;
  const leftOut = info('no-value-in-year', `${counted(without, 'parameter')} without a value in ${year} left out.`, {
    hint: 'Ask for another year, or show a parameter to see all its values.',
  });
  return {
    status: 'fine',
    outcome: { kind: 'table', fictional: false, table: parameterTable(listed, year) },
    diagnostics: without === 0 ? [] : [leftOut],
  };
};

function valuesOf(parameter: PolicyParameter, year: FinancialYear | null): readonly PolicyValue[] {
  if (year === null) return parameter.values;
  const value = valueInForce(parameter, year);
  return value === null ? [] : [value];
}

function parameterTable(listed: readonly Listed[], year: FinancialYear | null): Table {
  return {
    id: 'policy-parameters',
    title: year === null ? 'Policy parameters, every value' : `Policy parameters in ${year}`,
    columns: [
      { id: 'id', title: 'Id', kind: 'code' },
      { id: 'title', title: 'Parameter', kind: 'text' },
      { id: 'value', title: 'Value', kind: 'text' },
      { id: 'unit', title: 'Unit', kind: 'text' },
      { id: 'from', title: 'From', kind: 'text' },
      { id: 'grade', title: 'Grade', kind: 'text' },
      { id: 'source', title: 'Source', kind: 'text' },
    ],
    rows: listed.map(({ parameter: { id, title, unit }, value }): readonly Cell[] => [
      id, title, valueText(value), unit, value.from, value.grade, sourceText(value.source),
    ]),
  };
}
