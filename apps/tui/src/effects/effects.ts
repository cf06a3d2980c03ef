import type { Toolkit } from '@pbc-planner/toolkit';
import type { Action, Effect } from '../state/actions.ts';
import type { KeyTable } from '../keys/key-table.ts';
import { compare, explain, readBoard, readLocality } from './figures.ts';
import { saveFile } from './save-file.ts';
import { readPlan } from './read-plan.ts';

/** What effects reach outside of the workbench. */
export interface Outside {
  readonly toolkit: Toolkit;
  readonly keys: KeyTable;
  readonly dispatch: (...actions: readonly Action[]) => void;
  /** Puts a text on the clipboard of whoever sits at the terminal. */
  readonly copy: (text: string) => void;
  readonly leave: (code: number) => void;
  /** A bug: a promise that should never have failed. */
  readonly fail: (fault: unknown) => void;
}

/** The one place where the workbench does anything: runs commands, copies, leaves. */
export interface Effects {
  readonly perform: (effect: Effect) => void;
  /** Reads everything that the views show. Settles when all of it is on its way to the screen. */
  readonly load: () => Promise<void>;
}

type Comparison = Extract<Effect, { kind: 'compare' }>;

/** Makes the effects of a workbench. Comparisons run one at a time, and of those that wait only the latest is run. */
export function createEffects(outside: Outside): Effects {
  const { toolkit, keys, dispatch } = outside;
  let comparing = false;
  let waiting: Comparison | null = null;
  let shown: Comparison = { kind: 'compare', given: {}, figure: null };

  async function keepComparing(first: Comparison): Promise<void> {
    if (comparing) {
      waiting = first;
      return;
    }
    comparing = true;
    for (let next: Comparison | null = first; next !== null; next = waiting) {
      waiting = null;
      shown = next;
      dispatch(await compare(toolkit, next.given, next.figure));
    }
    comparing = false;
  }

  async function load(): Promise<void> {
    const plan = readPlan(toolkit, keys);
    dispatch(plan);
    if (plan.plan === null) return;
    const locality = readLocality(toolkit).then((action) => dispatch(action));
    await Promise.all([locality, keepComparing(shown)]);
  }

  async function run({ command, title, params, confirmed }: Extract<Effect, { kind: 'run' }>): Promise<void> {
    const done = await toolkit.run(command, params, { confirmed });
    if (command === 'budget.compare' && done.answer.kind === 'comparison') shown = { kind: 'compare', given: params, figure: null };
    dispatch(readPlan(toolkit, keys), { type: 'answered', command, title, given: params, run: done });
    if (done.changed) await load();
  }

  async function offer({ command, field, source }: Extract<Effect, { kind: 'choices' }>): Promise<void> {
    dispatch({ type: 'choices read', command, field, choices: await toolkit.choices(source) });
  }

  async function perform(effect: Effect): Promise<void> {
    switch (effect.kind) {
      case 'compare': return keepComparing(effect);
      case 'explain': return dispatch(await explain(toolkit, effect.given, effect.figure));
      case 'read': return dispatch(await readBoard(toolkit, effect));
      case 'subjects': return dispatch({ type: 'subjects read', subject: effect.subject, values: await toolkit.choices(effect.source) });
      case 'run': return run(effect);
      case 'choices': return offer(effect);
      case 'save': return dispatch(await saveFile(toolkit, effect.outcome, effect.format));
      case 'copy': return outside.copy(effect.text);
      case 'leave': return outside.leave(effect.code);
    }
  }

  return {
    load,
    perform: (effect) => {
      perform(effect).catch(outside.fail);
    },
  };
}
