import { decimal, parseDecimal, pence, TraceBuilder, unitsAt, type Amounts, type Decimal, type Grade, type Pence, type TraceStep } from '@pbc-planner/base';
import { estimateNames, type EstimateFigures, type EstimateName } from '../outcome/project-outcomes.ts';
import type { QuickWin, QuickWinInput, QuickWinUnit } from '../project/quick-win.ts';
import { readFormula, type Formula } from './formula.ts';

/** What an estimate rests on: exact decimals in the units of the inputs, and how much is delivered in per cent. */
export interface EstimateInputs {
  readonly inputs: Readonly<Record<string, string>>;
  readonly deliverable: Readonly<Record<EstimateName, string>>;
  /** Who gave the inputs, and why they are what they are. */
  readonly by: string;
  readonly reason: string;
  readonly deliverableGrade: Grade;
}

/** A quick win worked out: low, central and high, and how each figure came about. */
export interface WorkedOut {
  readonly estimates: readonly EstimateFigures[];
  readonly grade: Grade;
  /** Before the share that is delivered; negative where there is nothing to avoid. */
  readonly volumeInFull: string;
  /** The steps to a figure's net, for one of the three. */
  readonly explain: (name: EstimateName) => TraceStep[];
}

/**
 * Works out a quick win. Money is carried in pence and exact; gross and each cost is rounded once, half away from zero, and net
 * is what is left of the rounded figures, so that a page adds up. `null` where a figure is too large to be money.
 * @throws Error where an input is missing or a formula is wrong, both of which are checked before.
 */
export function workOut(win: QuickWin, { inputs, deliverable, by, reason, deliverableGrade }: EstimateInputs): WorkedOut | null {
  const trace = new TraceBuilder([...estimateNames]);
  const entered = (label: string, unit: string, values: readonly Decimal[], grade: Grade, why = reason): Amounts => {
    const scale = Math.max(...values.map((value) => value.scale));
    return trace.input({ label, unit, scale, units: values.map((value) => unitsAt(value, scale)), cite: () => ({ by, reason: why, grade }), grade });
  };
  const same = (value: Decimal) => estimateNames.map(() => value);
  const named = new Map<string, Amounts>();
  for (const input of win.inputs) {
    const value = valueOf(input, inputs[input.id] ?? input.otherwise);
    const why = inputs[input.id] === undefined ? 'nobody gave it, so nothing is reckoned for it' : reason;
    named.set(input.id, entered(input.title, unitTitles[input.unit], same(value), 'unverified', why));
  }
  const share = entered('Delivered', 'share of the volume', estimateNames.map((name) => hundredth(deliverable[name])), deliverableGrade, 'how much of the hope is delivered');
  const inFull = record(trace, parsed(win.volume.formula), named, `${win.volume.title}, in full`, win.volume.title);
  const delivered = trace.multiply(`${win.volume.title}, delivered`, win.volume.title, inFull, share);
  named.set('volume', delivered);
  const part = (title: string, formula: string | undefined): Amounts => {
    if (formula === undefined) return entered(title, 'pence', same(decimal(0n)), 'verified', 'the quick win has no such cost');
    return trace.round(title, 'pence', record(trace, parsed(formula), named, `${title}, exact`, 'pence'), 0);
  };
  const gross = part('Gross saving', win.gross);
  const reprovision = part('Reprovision', win.reprovision);
  const setUp = part('Set-up', win.setUp);
  const management = part('Management', win.management);
  const costs = trace.total('Costs', 'pence', [reprovision, setUp, management]);
  const net = trace.subtract('Net saving', 'pence', gross, costs);
  const finished = trace.trace();
  const valueAt = (amounts: Amounts, name: EstimateName) => finished.explain(amounts.node, name).at(-1)?.value as string;
  const isTooLarge = [gross, reprovision, setUp, management, costs, net].some((amounts) => estimateNames.some((name) => !Number.isSafeInteger(Number(valueAt(amounts, name)))));
  if (isTooLarge) return null;
  const penceAt = (amounts: Amounts, name: EstimateName): Pence => pence(BigInt(valueAt(amounts, name)));
  return {
    grade: trace.grade(net),
    volumeInFull: valueAt(inFull, 'high'),
    estimates: estimateNames.map((name) => ({
      name,
      deliverable: deliverable[name],
      volume: valueAt(delivered, name),
      grossPence: penceAt(gross, name), reprovisionPence: penceAt(reprovision, name), setUpPence: penceAt(setUp, name),
      managementPence: penceAt(management, name), netPence: penceAt(net, name),
    })),
    explain: (name) => finished.explain(net.node, name),
  };
}

/** What a unit is called in a step. Pounds are carried as pence. */
const unitTitles: Readonly<Record<QuickWinUnit, string>> = { count: 'number', percent: 'share', ratio: 'ratio', pounds: 'pence' };

/** Records a formula step by step; each step is called after what it joins. */
function record(trace: TraceBuilder, formula: Formula, named: ReadonlyMap<string, Amounts>, label: string, unit: string): Amounts {
  if (formula.kind === 'name') return named.get(formula.name) as Amounts;
  if (formula.kind === 'number') {
    const value = parseDecimal(formula.text) as Decimal;
    return trace.input({
      label: formula.text, unit: 'number', scale: value.scale, units: estimateNames.map(() => value.units),
      cite: () => ({ by: 'the quick win', reason: 'a number of its formula', grade: 'proposed' }), grade: 'proposed',
    });
  }
  const left = record(trace, formula.left, named, labelOf(formula.left, trace, named), unit);
  const right = record(trace, formula.right, named, labelOf(formula.right, trace, named), unit);
  if (formula.by === '*') return trace.multiply(label, unit, left, right);
  return formula.by === '+' ? trace.add(label, unit, left, right) : trace.subtract(label, unit, left, right);
}

const signs = { '+': 'plus', '-': 'less', '*': 'times' } as const;

function labelOf(formula: Formula, trace: TraceBuilder, named: ReadonlyMap<string, Amounts>): string {
  if (formula.kind === 'number') return formula.text;
  if (formula.kind === 'name') return trace.label(named.get(formula.name) as Amounts);
  return `${labelOf(formula.left, trace, named)} ${signs[formula.by]} ${labelOf(formula.right, trace, named)}`;
}

function parsed(text: string): Formula {
  const formula = readFormula(text);
  if ('fault' in formula) throw new Error(`A formula that the pack check let through: ${text}`);
  return formula;
}

/** An input as formulas use it: a percentage as its hundredth part, pounds as pence. */
function valueOf({ id, unit }: QuickWinInput, text: string | undefined): Decimal {
  const value = parseDecimal(text ?? '');
  if (value === null) throw new Error(`The input ${id} was not checked`);
  if (unit === 'percent') return { units: value.units, scale: value.scale + 2 };
  return unit === 'pounds' ? { units: value.units * 100n, scale: value.scale } : value;
}

function hundredth(text: string): Decimal {
  const { units, scale } = parseDecimal(text) as Decimal;
  return { units, scale: scale + 2 };
}
