import { lowestGrade, type Grade } from '../source.ts';
import type { TraceNode } from './trace.ts';

/** One traced value for the whole run. */
export interface Amount {
  readonly node: number;
  readonly shape: 'one';
}

/** One traced value for each key of the run. */
export interface Amounts {
  readonly node: number;
  readonly shape: 'each';
}

/** The steps of a run in the order in which they were worked out, and the amounts given out for them. */
export class RecordedSteps {
  readonly nodes: TraceNode[] = [];
  /** The amounts that were given out here: one of another trace would name a step that is not its own. */
  readonly #own = new WeakSet<Amount | Amounts>();

  /** The step behind an amount. @throws RangeError for an amount of another trace. */
  of(amount: Amount | Amounts): TraceNode {
    if (!this.#own.has(amount)) throw new RangeError('The amount is of another trace');
    return this.nodes[amount.node] as TraceNode;
  }

  /** The lowest grade that amounts rest on. */
  grade(amounts: readonly (Amount | Amounts)[]): Grade {
    return lowestGrade(amounts.map((amount) => this.of(amount).grade));
  }

  /** Records a step with one value for each key, or one for the run. */
  push(node: TraceNode): Amount | Amounts {
    this.nodes.push(node);
    return this.#amount(this.nodes.length - 1, typeof node.values === 'bigint' ? 'one' : 'each');
  }

  /** The sum of an amount over all keys under a label, where it was recorded already. */
  sumOf({ node: input }: Amounts, label: string): Amount | null {
    const same = this.nodes.findIndex((one) => one.operation === 'sum' && typeof one.values === 'bigint' && one.inputs[0] === input && one.label === label);
    return same < 0 ? null : (this.#amount(same, 'one') as Amount);
  }

  #amount(node: number, shape: 'one' | 'each'): Amount | Amounts {
    const amount = { node, shape } as Amount | Amounts;
    this.#own.add(amount);
    return amount;
  }
}
