import { decimalText, type Decimal } from '../decimal.ts';
import { lowestGrade, type Grade } from '../source.ts';
import type { Citation, Entry, Operation, StepKind, SumOver, TraceStep } from './trace-step.ts';

/** What a trace remembers of one step, for every key at once. Values are `units / 10^scale`. */
export interface TraceNode {
  readonly kind: StepKind;
  readonly label: string;
  readonly unit: string;
  readonly inputs: readonly number[];
  readonly scale: number;
  /** One value for the whole run, or one for each key. */
  readonly values: bigint | readonly bigint[];
  /** The grade of the whole step: the lowest over all keys. */
  readonly grade: Grade;
  readonly operation?: Operation;
  readonly cite?: (position: number) => Citation | Entry;
  readonly details?: Partial<TraceStep>;
  readonly cutOff?: { readonly remainder: Decimal; readonly key: string } | null;
}

/** A finished trace: the shared steps of one run, from which the steps of any figure are cut on demand. */
export class Trace {
  readonly keys: readonly string[];
  readonly nodes: readonly TraceNode[];
  readonly #positions: ReadonlyMap<string, number>;

  constructor(keys: readonly string[], nodes: readonly TraceNode[]) {
    this.keys = keys;
    this.nodes = nodes;
    this.#positions = new Map(keys.map((key, position) => [key, position]));
  }

  /**
   * The steps behind one figure, renumbered from 0; the figure itself is the last.
   * @param node index of the node in this trace. @param key whose value; ignored where the node has but one.
   * @throws RangeError for a node or a key that the trace does not have.
   */
  explain(node: number, key: string): TraceStep[] {
    const position = this.#positions.get(key);
    if (position === undefined) throw new RangeError(`The trace has no ${key}`);
    const wanted = this.#reach(node);
    const renumbered = new Map(wanted.map((index, order) => [index, order]));
    const grades: Grade[] = [];
    return wanted.map((index, order) => {
      const step = this.#step(index, position, order, renumbered, grades);
      grades.push(step.grade);
      return step;
    });
  }

  /** The indices that a node rests on, itself included, in order. A sum over all keys hides what lies under it. */
  #reach(node: number): number[] {
    const found = new Set<number>();
    const open = [node];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (found.has(index)) continue;
      found.add(index);
      if (!this.#sumsOverKeys(index)) open.push(...this.#node(index).inputs);
    }
    return [...found].sort((a, b) => a - b);
  }

  #node(index: number): TraceNode {
    const node = this.nodes[index];
    if (node === undefined) throw new RangeError(`The trace has no step ${index}`);
    return node;
  }

  #sumsOverKeys(index: number): boolean {
    const node = this.#node(index);
    return node.operation === 'sum' && typeof node.values === 'bigint';
  }

  #step(index: number, position: number, order: number, renumbered: ReadonlyMap<number, number>, grades: readonly Grade[]): TraceStep {
    const node = this.#node(index);
    const units = typeof node.values === 'bigint' ? node.values : (node.values[position] as bigint);
    const base = { index: order, kind: node.kind, label: node.label, value: decimalText({ units, scale: node.scale }), unit: node.unit };
    if (node.cite) {
      const { grade, ...cited } = node.cite(position);
      return { ...base, kind: 'file' in cited ? 'input' : 'choice', inputs: [], grade, ...cited };
    }
    if (this.#sumsOverKeys(index)) {
      return { ...base, inputs: [], grade: node.grade, operation: 'sum', over: this.#over(node) };
    }
    const inputs = node.inputs.map((input) => renumbered.get(input) as number);
    const own = inputs.length === 0 ? [node.grade] : inputs.map((input) => grades[input] as Grade);
    const grade = lowestGrade(node.details?.grade ? [...own, node.details.grade] : own);
    return {
      ...base,
      inputs,
      ...node.details,
      grade,
      ...(node.operation ? { operation: node.operation } : {}),
      ...(node.cutOff === undefined ? {} : {
        key: this.keys[position] as string,
        cutOff: node.cutOff && { remainder: decimalText(node.cutOff.remainder), key: node.cutOff.key },
      }),
    };
  }

  #over(sum: TraceNode): SumOver {
    const summed = this.#node(sum.inputs[0] as number);
    const found = new Map<string, RowRange>();
    for (let position = 0; summed.cite && position < this.keys.length; position += 1) {
      const cited = summed.cite(position);
      if (!('file' in cited)) continue;
      const { file, sha256, line, column, columnNumber } = cited;
      const id = `${columnNumber} ${sha256}`;
      const seen = found.get(id);
      if (seen === undefined) {
        found.set(id, { file, sha256, column, columnNumber, rows: 1, firstLine: line, lastLine: line });
        continue;
      }
      seen.rows += 1;
      seen.firstLine = Math.min(line, seen.firstLine);
      seen.lastLine = Math.max(line, seen.lastLine);
    }
    return { label: summed.label, rows: this.keys.length, from: [...found.values()] };
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type RowRange = Mutable<SumOver['from'][number]>;
