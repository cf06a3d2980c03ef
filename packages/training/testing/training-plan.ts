import { error, refused } from '@pbc-planner/base';
import {
  foldPlan, nextToUndo, type Command, type CommandContext, type CommandResult, type EventBody, type PlanEvent, type PlanState, type Registry, type TrainingProgramme,
} from '@pbc-planner/domain';
import { contribution } from '../src/index.ts';
import { programmes } from '../src/programmes.generated.ts';

/** A plan that lives in memory, with some practices, on which the commands of this package run as they would in a workspace. */
export class TrainingPlan {
  events: PlanEvent[] = [];
  now = '2005-11-21T10:00:00.000Z';
  readonly #programmes: readonly TrainingProgramme[];

  constructor(practices: readonly string[], shipped: readonly TrainingProgramme[] = Object.values(programmes)) {
    this.#programmes = shipped;
    this.#keep('init', [{ type: 'plan founded', data: { name: 'Tarrow Vale', year: '2005/06' as never, framework: 'pbc-2005', fictional: true } }]);
    this.#keep('locality.join', practices.map((practice): EventBody => ({ type: 'practice joined', data: { practice, membership: 'in', name: `Practice ${practice}` } })));
  }

  get state(): PlanState {
    return foldPlan(this.events);
  }

  /** Runs a command and keeps its events. */
  async run(id: string, params: object = {}): Promise<CommandResult> {
    const registry = { trainingProgrammes: async () => this.#programmes } as unknown as Registry;
    const dataSets = { load: async () => refused(error('data-set-missing', 'None.')), keep: () => '' };
    const context = { state: this.state, by: 'LMC office', registry, dataSets, clock: () => this.now } as unknown as CommandContext;
    const result = await (contribution.commands?.[id] as Command)({ absent: false, ...params } as never, context);
    this.#keep(id, result.events ?? []);
    return result;
  }

  /** Takes the last change back, as the planner does. */
  undo(): void {
    const next = nextToUndo(this.events);
    if (next !== null) this.#keep('undo', [{ type: 'undone', data: { change: next.change } }]);
  }

  #keep(command: string, bodies: readonly EventBody[]): void {
    const change = (this.events.at(-1)?.change ?? 0) + 1;
    this.events = [...this.events, ...bodies.map((body, index) => ({ ...body, sequence: this.events.length + index + 1, change, time: this.now, by: 'LMC office', command }))];
  }
}
