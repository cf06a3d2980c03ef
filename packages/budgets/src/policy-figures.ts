import { parseDecimal, sourceText, type Amount, type Decimal, type FinancialYear, type Source, type TraceBuilder } from '@pbc-planner/base';
import { valueInForce, type CommandContext, type PolicyParameter, type PolicyValue, type Setting } from '@pbc-planner/domain';

/** A policy parameter with the value that holds in a year. */
export interface PolicyFigure {
  readonly parameter: PolicyParameter;
  readonly held: PolicyValue;
  /** `null` for a named gap, and for a value that is no number. */
  readonly value: Decimal | null;
}

/** The policy parameters of a registry, by id. */
export type PolicyLookup = ReadonlyMap<string, PolicyParameter>;

export async function policyLookup({ registry }: CommandContext): Promise<PolicyLookup> {
  return new Map((await registry.policyParameters()).map((parameter) => [parameter.id, parameter]));
}

/** What a parameter says for a year; `null` where it says nothing then. */
export function policyFigure(lookup: PolicyLookup, id: string, year: FinancialYear): PolicyFigure | null {
  const parameter = lookup.get(id);
  const held = parameter === undefined ? null : valueInForce(parameter, year);
  return parameter === undefined || held === null ? null : { parameter, held, value: held.value === null ? null : parseDecimal(held.value) };
}

/** What a parameter says for the newest year that it speaks of: for findings of research, which hold whenever they were published. */
export function newestFigure(lookup: PolicyLookup, id: string): PolicyFigure | null {
  const parameter = lookup.get(id);
  const held = parameter?.values.reduce((newest, value) => (value.from > newest.from ? value : newest));
  return parameter === undefined || held === undefined ? null : { parameter, held, value: held.value === null ? null : parseDecimal(held.value) };
}

/** A policy figure as a leaf of a trace. @throws RangeError for one without a value. */
export function policyLeaf(trace: TraceBuilder, { parameter, held, value }: PolicyFigure, label: string): Amount {
  if (value === null) throw new RangeError(`${parameter.id} has no value`);
  return trace.parameter({ label, unit: parameter.unit, value, parameter: parameter.id, source: sourceText(held.source), date: held.from, grade: held.grade });
}

/** A policy figure as a setting. */
export function policySetting(id: string, title: string, text: string, { parameter, held }: PolicyFigure, by: 'policy' | 'research' = 'policy'): Setting {
  return { id, title, text, grade: held.grade, by, reason: `${parameter.id} from ${held.from}`, parameter: parameter.id };
}

/** The years that a parameter has a value for, in words: `2007/08 and 2010/11 to 2014/15`. */
export function yearsHeld(parameter: PolicyParameter): string {
  const spans = parameter.values.filter(({ value }) => value !== null).map(({ from, until }) => (until === undefined ? `${from} on` : until === from ? from : `${from} to ${until}`));
  return spans.length < 2 ? (spans[0] ?? 'no year') : `${spans.slice(0, -1).join(', ')} and ${String(spans.at(-1))}`;
}

/** What policy says, in one line: `It says so (A rule, A ministry, 2006; verified)`. */
export function evidenceText({ held }: PolicyFigure): string {
  return `${held.quote.replace(/\.$/, '')} (${sourceText(held.source as Source)}; ${held.grade})`;
}
