import { error, warning, type Diagnostic } from '@pbc-planner/base';
import { emptyPlan, refusal, type CommandManifest, type CommandStatus, type Outcome, type ParametersSchema, type PlanEvent, type Registry } from '@pbc-planner/domain';
import type { PlanView, Run, Toolkit } from '@pbc-planner/toolkit';
import { fakeCommands } from './fake-commands.ts';
import { fakeComparison, fakeExplanation, fakeLocality } from './fake-locality.ts';

/** How a fake toolkit behaves. */
export interface FakeOptions {
  readonly practices?: number;
  readonly workspace?: boolean;
  readonly fictional?: boolean;
  /** Why budgets cannot be compared; they can when nobody says. */
  readonly noBudgets?: string;
  /** Why nothing can be saved; it can when nobody says. */
  readonly readOnly?: string | null;
  /** Waits before a comparison is given: a promise that the test settles. */
  readonly before?: (command: string) => Promise<void>;
}

/** A fake toolkit, and what was asked of it. */
export interface FakeToolkit extends Toolkit {
  readonly calls: readonly { readonly command: string; readonly params: Readonly<Record<string, unknown>>; readonly confirmed: boolean }[];
}

const event = (sequence: number, body: Pick<PlanEvent, 'type' | 'data'>): PlanEvent =>
  ({ ...body, sequence, change: sequence, time: '2006-11-06T09:00:00Z', by: 'Dr Shah', command: 'init' }) as PlanEvent;

/** A toolkit with plausible answers and no disk, for tests of the workbench and for its benchmark. */
export function fakeToolkit({ practices = 8, workspace = true, fictional = true, noBudgets, readOnly = null, before }: FakeOptions = {}): FakeToolkit {
  const calls: FakeToolkit['calls'][number][] = [];
  let revision = 2;
  const founded = { name: 'Tarrow Vale', year: fakeComparison(1, '50').year, framework: 'pbc-2005', fictional };
  const events = [event(1, { type: 'plan founded', data: founded }), event(2, { type: 'practice left', data: { practice: 'T99999' } })];
  const plan = (): PlanView | null => (workspace
    ? { directory: '/nowhere', temporary: false, readOnly, revision, state: { ...emptyPlan, founded }, events } : null);
  const manifest = (id: string): CommandManifest | null => fakeCommands.find((one) => one.id === id) ?? null;

  function answer(command: string, params: Readonly<Record<string, unknown>>): Run {
    const give = (outcome: Outcome, diagnostics: readonly Diagnostic[] = [], status: CommandStatus = 'fine', changed = false): Run =>
      ({ status, changed, answer: { format: 1, diagnostics, ...outcome } });
    const comparison = () => fakeComparison(practices, String(params.blend ?? '50'), fictional);
    switch (command) {
      case 'budget.compare': return give(comparison(), [warning('no-spend', 'T81099 has no spend of 2005/06 and is left out.', { place: { file: 'spend.csv', line: 12 }, hint: 'Import its spend.' })], 'problems');
      case 'budget.explain': {
        const found = fakeExplanation(comparison(), String(params.practice), String(params.method));
        return found ? give(found) : give(refusal(command), [error('unknown-practice', `There is no practice ${String(params.practice)}.`)], 'refused');
      }
      case 'locality.show': return give(fakeLocality(practices, fictional));
      case 'undo': case 'redo': {
        revision += 1;
        return give({ kind: 'message', text: command === 'undo' ? 'Undone: Dr Shah imported spend.csv.' : 'Redone: Dr Shah imported spend.csv.' }, [], 'fine', true);
      }
      case 'import': return give(refusal(command), [error('unclosed-quote', 'A quote is opened and never closed.', { place: { file: String(params.file), line: 7, column: 2 }, hint: 'Close the quote, or take it out.' })], 'refused');
      case 'policy.list': return give({ kind: 'table', fictional: false, table: {
        id: 'parameters', title: 'Policy parameters',
        columns: [{ id: 'id', title: 'parameter', kind: 'code' }, { id: 'value', title: 'value', kind: 'number' }],
        rows: Array.from({ length: 60 }, (_, index) => [`parameter-${index + 1}`, index === 1 ? null : 1_000 * index]),
      } });
      default: return give({ kind: 'message', text: `${command} is done.` });
    }
  }

  const registry = { commands: fakeCommands, budgetMethods: [{ id: 'historic', role: 'current' }, { id: 'capitation', role: 'fair share' }, { id: 'blended', needs: ['historic', 'capitation'] }] } as unknown as Registry;
  return {
    calls, registry: registry as Toolkit['registry'], by: 'Dr Shah', plan, manifest,
    parameters: (id): ParametersSchema | null => manifest(id)?.parameters ?? null,
    availability: (id) => {
      if (id === 'budget.compare' && noBudgets !== undefined) return { available: false, reason: noBudgets };
      const { when } = manifest(id) ?? {};
      if (when === undefined || (when === 'workspace') === workspace) return { available: true };
      return { available: false, reason: when === 'workspace' ? 'there is no workspace here' : 'a workspace is open here' };
    },
    choices: async (source) => (source === 'practices' ? ['T81001', 'T81002'] : source === 'weightedLists' ? ['list', 'carr-hill'] : []),
    dataSet: async () => null,
    run: (async (command: string, params: Readonly<Record<string, unknown>> = {}, { confirmed = false } = {}) => {
      calls.push({ command, params, confirmed });
      await before?.(command);
      return answer(command, params);
    }) as Toolkit['run'],
    close: async () => undefined,
  };
}
