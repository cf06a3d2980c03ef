import {
  foldPlan, nextToUndo, type ChangeProcess, type Command, type CommandContext, type CommandResult, type EventBody, type PlanEvent, type PlanState, type Registry,
} from '@pbc-planner/domain';
import { contribution } from '../src/index.ts';
import { processes } from '../src/processes.generated.ts';

/** The project that stands in every plan here: it has nothing but a title until a test gives it more. */
export const dvt = { project: 'dvt' };

/** A plan of Tarrow Vale that lives in memory, with one project, on which the commands of this package run as they would in a workspace. */
export class WalkingPlan {
  events: PlanEvent[] = [];
  now = '2006-11-06T11:00:00.000Z';
  readonly #processes: readonly ChangeProcess[];

  constructor(own: readonly ChangeProcess[] = []) {
    this.#processes = [...Object.values(processes), ...own];
    this.keep('init', [{ type: 'plan founded', data: { name: 'Tarrow Vale', year: '2006/07' as never, framework: 'pbc-2005', fictional: true } }]);
    this.keep('project.add', [{ type: 'project added', data: { project: 'dvt', title: 'DVT', area: 'dvt' } }]);
  }

  get state(): PlanState {
    return foldPlan(this.events);
  }

  /** Runs a command and keeps its events. */
  async run(id: string, params: object = {}, by = 'Dr Shah'): Promise<CommandResult> {
    const command = contribution.commands?.[id] as Command;
    const registry = { processes: async () => this.#processes } as unknown as Registry;
    const context = { state: this.state, by, registry, clock: () => this.now } as unknown as CommandContext;
    const result = await command({ rival: false, none: false, ...params } as never, context);
    this.keep(id, result.events ?? [], by);
    return result;
  }

  /** Keeps facts as one change. */
  keep(command: string, bodies: readonly EventBody[], by = 'Dr Shah'): void {
    const change = (this.events.at(-1)?.change ?? 0) + 1;
    this.events = [...this.events, ...bodies.map((body, index) => ({ ...body, sequence: this.events.length + index + 1, change, time: this.now, by, command }))];
  }

  /** Takes the last change back, as the planner does; false where it may not be. */
  undo(): boolean {
    const next = nextToUndo(this.events);
    if (next === null) return false;
    this.keep('undo', [{ type: 'undone', data: { change: next.change } }]);
    return true;
  }

  /** Adds a piece of evidence of each kind, as of the day. */
  async hold(...kinds: readonly string[]): Promise<void> {
    for (const kind of kinds) await this.run('process.evidence', { ...dvt, kind, what: 'As asked', source: 'Paper 1', on: '2006-10-31' });
  }
}
