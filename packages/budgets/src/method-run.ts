import { cleanText, lowestGrade, sumPence, type Amount, type Amounts, type Decimal, type Diagnostic, type TraceBuilder } from '@pbc-planner/base';
import type { MethodRun, PoolRun, RegisteredMethod } from '@pbc-planner/domain';

/** A method broke its promise: a bug in the method, never bad input. */
export class MethodFault extends Error {
  constructor(method: string, what: string) {
    super(`The budget method "${method}" ${what}`);
    this.name = 'MethodFault';
  }
}

/** What all runs of one comparison share. */
export interface SharedRun {
  readonly trace: TraceBuilder;
  readonly practices: readonly string[];
  readonly given: ReadonlySet<string>;
  readonly by: string;
  readonly note: (text: string) => void;
}

/** What a method is handed to make the pool. */
export function poolRun(shared: SharedRun, { manifest }: RegisteredMethod, options: MethodRun['options'], figures: readonly Amounts[]): PoolRun {
  return {
    practices: shared.practices, options, figures, trace: shared.trace, note: shared.note,
    option: (name, unit, value) => optionLeaf(shared, manifest, name, unit, value),
  };
}

function optionLeaf(shared: SharedRun, manifest: RegisteredMethod['manifest'], name: string, unit: string, value: Decimal): Amount {
  const label = cleanText(`${name} of ${manifest.title.toLowerCase()}`);
  return shared.given.has(name)
    ? shared.trace.choice({ label, unit, value, by: shared.by, reason: `given as --${name}`, grade: 'verified' })
    : shared.trace.choice({ label, unit, value, by: 'the method', reason: 'stands until somebody chooses another', grade: 'proposed' });
}

/**
 * Runs a method inside its guard: one amount a practice, none negative, all from this trace, together the pool.
 * @throws MethodFault when the method breaks its promise. @returns the diagnostic when it says that it cannot run.
 */
export function guardedRun(registered: RegisteredMethod, run: MethodRun): Amounts | Diagnostic {
  const { manifest, method } = registered;
  const asked = method.calculate({
    ...run,
    ask: (id) => {
      if (!(manifest.needs ?? []).includes(id)) throw new MethodFault(manifest.id, `asks for "${id}", which its manifest does not say it needs`);
      return run.ask(id);
    },
  });
  if ('severity' in asked) return asked;
  const amounts = run.trace.valuesInPence(asked);
  if (amounts.length !== run.practices.length) throw new MethodFault(manifest.id, `gives ${amounts.length} amounts to ${run.practices.length} practices`);
  const negative = amounts.findIndex((amount) => amount < 0);
  if (negative >= 0) throw new MethodFault(manifest.id, `gives ${run.practices[negative] ?? ''} a negative budget`);
  const total = sumPence(amounts);
  const pool = run.trace.valueInPence(run.pool);
  if (total !== pool) throw new MethodFault(manifest.id, `shares ${total} pence out of a pool of ${pool}`);
  const grade = lowestGrade([manifest.grade, run.trace.grade(asked)]);
  return run.trace.method(`budget by ${manifest.title.toLowerCase()}`, manifest.id, asked, { source: manifest.source, grade });
}
