import { apportion, type Apportionment, type ApportionFault } from '../apportion.ts';
import { decimal, divideByRoot, divideRounded, unitsAt, type Decimal } from '../decimal.ts';
import { pence, type Pence } from '../money.ts';
import { lowestGrade, type Grade } from '../source.ts';
import { sumExactly } from '../sum-exactly.ts';
import { RecordedSteps, type Amount, type Amounts } from './recorded-steps.ts';
import { clamp, isWithin, roundTowards } from './replay.ts';
import type { ChoiceLeaf, InputColumn, ParameterLeaf } from './trace-leaves.ts';
import type { Operation } from './trace-step.ts';
import { Trace, type TraceNode } from './trace.ts';

/**
 * Computes and records in one act, so that a value and its explanation cannot drift apart.
 * The keys of a run are fixed when it begins; every `Amounts` holds one value for each.
 */
export class TraceBuilder {
  readonly keys: readonly string[];
  readonly #steps = new RecordedSteps();

  constructor(keys: readonly string[]) {
    this.keys = keys;
  }

  /** The trace so far. */
  trace(): Trace {
    return new Trace(this.keys, this.#steps.nodes);
  }

  /** Values read from files. @throws RangeError unless there is one for each key. */
  input(column: InputColumn): Amounts {
    if (column.units.length !== this.keys.length) throw new RangeError(`${column.label}: not one value for each key`);
    const { label, unit, scale, units, cite, grade } = column;
    return this.#each({ kind: 'input', label, unit, inputs: [], scale, values: units, cite, grade });
  }

  /** A value that a dated rule gives. */
  parameter({ value, label, unit, ...details }: ParameterLeaf): Amount {
    return this.#one({ kind: 'parameter', label, unit, inputs: [], scale: value.scale, values: value.units, details, grade: details.grade });
  }

  /** A number that holds by definition, such as the 100 of per cent. */
  definition(label: string, unit: string, value: Decimal): Amount {
    const details = { parameter: 'definition', source: 'by definition', grade: 'verified' } as const;
    return this.#one({ kind: 'parameter', label, unit, inputs: [], scale: value.scale, values: value.units, details, grade: 'verified' });
  }

  /** A value that somebody chose. */
  choice({ value, label, unit, ...details }: ChoiceLeaf): Amount {
    return this.#one({ kind: 'choice', label, unit, inputs: [], scale: value.scale, values: value.units, details, grade: details.grade });
  }

  add(label: string, unit: string, a: Amounts, b: Amount | Amounts): Amounts;
  add(label: string, unit: string, a: Amount, b: Amount): Amount;
  add(label: string, unit: string, a: Amount | Amounts, b: Amount | Amounts): Amount | Amounts {
    return this.#aligned('add', label, unit, a, b, (x, y) => x + y);
  }

  subtract(label: string, unit: string, a: Amounts, b: Amount | Amounts): Amounts;
  subtract(label: string, unit: string, a: Amount, b: Amount): Amount;
  subtract(label: string, unit: string, a: Amount | Amounts, b: Amount | Amounts): Amount | Amounts {
    return this.#aligned('subtract', label, unit, a, b, (x, y) => x - y);
  }

  multiply(label: string, unit: string, a: Amounts, b: Amount | Amounts): Amounts;
  multiply(label: string, unit: string, a: Amount, b: Amount): Amount;
  multiply(label: string, unit: string, a: Amount | Amounts, b: Amount | Amounts): Amount | Amounts {
    const scale = this.#steps.of(a).scale + this.#steps.of(b).scale;
    return this.#pairwise('multiply', label, unit, a, b, scale, (x, y) => x * y);
  }

  /** @throws RangeError on division by zero. */
  divide(label: string, unit: string, a: Amounts, b: Amount | Amounts, places: number): Amounts;
  divide(label: string, unit: string, a: Amount, b: Amount, places: number): Amount;
  divide(label: string, unit: string, a: Amount | Amounts, b: Amount | Amounts, places: number): Amount | Amounts {
    const shift = places + this.#steps.of(b).scale - this.#steps.of(a).scale;
    const up = 10n ** BigInt(Math.max(0, shift));
    const down = 10n ** BigInt(Math.max(0, -shift));
    return this.#pairwise('divide', label, unit, a, b, places, (x, y) => divideRounded(x * up, y * down), { places });
  }

  /** The first over the root of the second, cut off after `places`. @throws RangeError unless the second is above zero and the first not below it. */
  divideByRoot(label: string, unit: string, a: Amounts, b: Amount | Amounts, places: number): Amounts;
  divideByRoot(label: string, unit: string, a: Amount, b: Amount, places: number): Amount;
  divideByRoot(label: string, unit: string, a: Amount | Amounts, b: Amount | Amounts, places: number): Amount | Amounts {
    const [over, under] = [this.#steps.of(a).scale, this.#steps.of(b).scale];
    return this.#pairwise('divide-by-root', label, unit, a, b, places, (x, y) => divideByRoot(decimal(x, over), decimal(y, under), places).units, { places });
  }

  /** The smaller of two. */
  min(label: string, unit: string, a: Amounts, b: Amount | Amounts): Amounts;
  min(label: string, unit: string, a: Amount, b: Amount): Amount;
  min(label: string, unit: string, a: Amount | Amounts, b: Amount | Amounts): Amount | Amounts {
    return this.#aligned('min', label, unit, a, b, (x, y) => (x < y ? x : y));
  }

  /** The larger of two. */
  max(label: string, unit: string, a: Amounts, b: Amount | Amounts): Amounts;
  max(label: string, unit: string, a: Amount, b: Amount): Amount;
  max(label: string, unit: string, a: Amount | Amounts, b: Amount | Amounts): Amount | Amounts {
    return this.#aligned('max', label, unit, a, b, (x, y) => (x > y ? x : y));
  }

  /** Rounded to decimal places, half away from zero. */
  round(label: string, unit: string, a: Amounts, places: number): Amounts;
  round(label: string, unit: string, a: Amount, places: number): Amount;
  round(label: string, unit: string, a: Amount, places: number): Amount;
  round(label: string, unit: string, a: Amount | Amounts, places: number): Amount | Amounts {
    const node = this.#steps.of(a);
    const shift = BigInt(Math.abs(node.scale - places));
    const factor = 10n ** shift;
    const one = node.scale > places ? (x: bigint) => divideRounded(x, factor) : (x: bigint) => x * factor;
    const values = typeof node.values === 'bigint' ? one(node.values) : node.values.map(one);
    return this.#steps.push({ kind: 'calculation', operation: 'round', label, unit, inputs: [a.node], scale: places, values, grade: node.grade, details: { places } });
  }

  /** Rounded to decimal places, always up or always down. */
  roundTowards(label: string, unit: string, a: Amounts, places: number, towards: 'up' | 'down'): Amounts {
    const { scale, values, grade } = this.#steps.of(a);
    const one = (units: bigint) => roundTowards({ units, scale }, places, towards).units;
    return this.#each({
      kind: 'calculation', operation: 'round', label, unit, inputs: [a.node], scale: places, values: (values as readonly bigint[]).map(one), grade,
      details: { places, towards },
    });
  }

  /** Each value kept between two limits of its own. */
  clamp(label: string, unit: string, a: Amounts, low: Amounts, high: Amounts): Amounts {
    return this.#ofThree('clamp', label, unit, a, low, high, clamp);
  }

  /** A value where another is at most a tolerance from zero, either way; else nothing. */
  within(label: string, unit: string, a: Amounts, other: Amounts, tolerance: Amounts): Amounts {
    return this.#ofThree('within', label, unit, a, other, tolerance, (value, one, limit) => (isWithin(one, limit) ? value : decimal(0)));
  }

  /** A value where another is more than a tolerance from zero, either way; else nothing. */
  beyond(label: string, unit: string, a: Amounts, other: Amounts, tolerance: Amounts): Amounts {
    return this.#ofThree('beyond', label, unit, a, other, tolerance, (value, one, limit) => (isWithin(one, limit) ? decimal(0) : value));
  }

  /** The sum over all keys. Asked for again under the same label, it is the same step. */
  sum(label: string, unit: string, a: Amounts): Amount {
    return this.#sum(label, unit, a, sumExactly);
  }

  /** Several figures of each key added up, in one step. @throws RangeError where there are none. */
  total(label: string, unit: string, parts: readonly Amounts[]): Amounts {
    const nodes = parts.map((part) => this.#steps.of(part));
    if (nodes.length === 0) throw new RangeError(`${label}: nothing to add up`);
    const scale = Math.max(...nodes.map((node) => node.scale));
    const columns = nodes.map(({ values, scale: own }) => {
      const factor = 10n ** BigInt(scale - own);
      return factor === 1n ? (values as readonly bigint[]) : (values as readonly bigint[]).map((units) => units * factor);
    });
    const values = this.keys.map((_, position) => {
      let sum = columns[0]?.[position] as bigint;
      for (let index = 1; index < columns.length; index += 1) sum += columns[index]?.[position] as bigint;
      return sum;
    });
    return this.#each({
      kind: 'calculation', operation: 'sum', label, unit, inputs: parts.map(({ node }) => node), scale, values, grade: this.#steps.grade(parts),
    });
  }

  /**
   * Shares a total of whole pence over the keys by weights (largest remainder, ties to the lower key).
   * @returns the fault instead, with nothing recorded, where the weights cannot share anything.
   */
  apportion(label: string, total: Amount, weights: Amounts, weightLabel: string): Amounts | ApportionFault {
    const weight = this.#steps.of(weights);
    const shared: Apportionment | ApportionFault = apportion(this.valueInPence(total), weight.values as readonly bigint[], this.keys);
    if (typeof shared === 'string') return shared;
    const weightTotal = this.#sum(weightLabel, weight.unit, weights, () => shared.weightTotal);
    const cutOff = shared.cutOff && { key: shared.cutOff.key, remainder: decimal(shared.cutOff.remainder, weight.scale) };
    return this.#each({
      kind: 'calculation', operation: 'apportion', label, unit: 'pence', inputs: [total.node, weights.node, weightTotal.node],
      scale: 0, values: shared.shares.map(BigInt), cutOff, grade: this.#steps.grade([total, weights]),
    });
  }

  /** Marks figures as what a method gives. */
  method(label: string, method: string, amounts: Amounts, evidence: { source: string; grade: Grade }): Amounts {
    const node = this.#steps.of(amounts);
    return this.#each({
      kind: 'method', label, unit: node.unit, inputs: [amounts.node], scale: node.scale, values: node.values,
      grade: lowestGrade([node.grade, evidence.grade]), details: { method, ...evidence },
    });
  }

  /** What a traced amount is called. */
  label(amount: Amount | Amounts): string {
    return this.#steps.of(amount).label;
  }

  /** The unit of a traced amount. */
  unit(amount: Amount | Amounts): string {
    return this.#steps.of(amount).unit;
  }

  /** The value of a traced amount. */
  value(amount: Amount): Decimal {
    const node = this.#steps.of(amount);
    return { units: node.values as bigint, scale: node.scale };
  }

  /** The value of an amount that is whole pence. @throws RangeError when it is not. */
  valueInPence(amount: Amount): Pence {
    return pence(unitsAt(this.value(amount), 0));
  }

  /** The values of amounts that are whole pence, in the order of the keys. @throws RangeError when one is not. */
  valuesInPence(amounts: Amounts): Pence[] {
    const node = this.#steps.of(amounts);
    const values = node.values as readonly bigint[];
    if (node.scale === 0) return values.map((units) => pence(units));
    return values.map((units) => pence(unitsAt({ units, scale: node.scale }, 0)));
  }

  /** The values of amounts in units of their own scale, in the order of the keys: what an apportionment weighs. */
  valuesOf(amounts: Amounts): readonly bigint[] {
    return this.#steps.of(amounts).values as readonly bigint[];
  }

  /** The lowest grade that an amount rests on. */
  grade(amount: Amount | Amounts): Grade {
    return this.#steps.of(amount).grade;
  }

  #one(node: TraceNode): Amount {
    return this.#steps.push(node) as Amount;
  }

  #each(node: TraceNode): Amounts {
    return this.#steps.push(node) as Amounts;
  }

  #sum(label: string, unit: string, a: Amounts, add: (values: readonly bigint[]) => bigint): Amount {
    const { scale, values, grade } = this.#steps.of(a);
    return this.#steps.sumOf(a, label)
      ?? this.#one({ kind: 'calculation', operation: 'sum', label, unit, inputs: [a.node], scale, values: add(values as readonly bigint[]), grade });
  }

  #aligned(operation: Operation, label: string, unit: string, a: Amount | Amounts, b: Amount | Amounts, work: (x: bigint, y: bigint) => bigint): Amount | Amounts {
    const scaleA = this.#steps.of(a).scale;
    const scaleB = this.#steps.of(b).scale;
    const scale = Math.max(scaleA, scaleB);
    if (scaleA === scaleB) return this.#pairwise(operation, label, unit, a, b, scale, work);
    const factorA = 10n ** BigInt(scale - scaleA);
    const factorB = 10n ** BigInt(scale - scaleB);
    return this.#pairwise(operation, label, unit, a, b, scale, (x, y) => work(x * factorA, y * factorB));
  }

  #ofThree(
    operation: Operation, label: string, unit: string, a: Amounts, b: Amounts, c: Amounts, work: (x: Decimal, y: Decimal, z: Decimal) => Decimal,
  ): Amounts {
    const all = [a, b, c];
    const nodes = all.map((one) => this.#steps.of(one));
    const scale = Math.max(...nodes.map((node) => node.scale));
    const at = (index: number, position: number): Decimal => {
      const node = nodes[index] as TraceNode;
      return { units: (node.values as readonly bigint[])[position] as bigint, scale: node.scale };
    };
    const values = this.keys.map((_, position) => unitsAt(work(at(0, position), at(1, position), at(2, position)), scale));
    return this.#each({ kind: 'calculation', operation, label, unit, inputs: all.map(({ node }) => node), scale, values, grade: this.#steps.grade(all) });
  }

  #pairwise(
    operation: Operation, label: string, unit: string, a: Amount | Amounts, b: Amount | Amounts, scale: number,
    work: (x: bigint, y: bigint) => bigint, details: TraceNode['details'] = {},
  ): Amount | Amounts {
    const left = this.#steps.of(a).values;
    const right = this.#steps.of(b).values;
    const values = typeof left === 'bigint'
      ? (typeof right === 'bigint' ? work(left, right) : right.map((y) => work(left, y)))
      : typeof right === 'bigint' ? left.map((x) => work(x, right)) : left.map((x, position) => work(x, right[position] as bigint));
    return this.#steps.push({ kind: 'calculation', operation, label, unit, inputs: [a.node, b.node], scale, values, details, grade: this.#steps.grade([a, b]) });
  }
}
