import { foldPlan, type Command, type CommandContext, type CommandResult, type PlanEvent, type PlanState, type Registry } from '@pbc-planner/domain';
import { contribution } from '../src/index.ts';

/** A plan of Tarrow Vale that lives in memory, on which the commands of this package run as they would in a workspace. */
export class PlanInMemory {
  events: PlanEvent[] = [];

  constructor() {
    this.#append('init', [{ type: 'plan founded', data: { name: 'Tarrow Vale', year: '2006/07' as never, framework: 'pbc-2005', fictional: true } }]);
  }

  get state(): PlanState {
    return foldPlan(this.events);
  }

  /** Runs a command and keeps its events. */
  async run(id: string, params: object): Promise<CommandResult> {
    const command = contribution.commands?.[id] as Command;
    const result = await command({ remove: false, drop: false, ...params } as never, this.context());
    this.#append(id, result.events ?? []);
    return result;
  }

  /** Takes the last change back. */
  undo(): void {
    const change = this.events.at(-1)?.change ?? 0;
    this.#append('undo', [{ type: 'undone', data: { change } }]);
  }

  /** What a command may use, as the plan stands. */
  context(): CommandContext {
    const { clinicalAreas = {}, quickWins = {}, priorityGrids = {} } = contribution.packs ?? {};
    const registry = {
      clinicalAreas: async () => Object.values(clinicalAreas), quickWins: async () => Object.values(quickWins), priorityGrids: async () => Object.values(priorityGrids),
    } as unknown as Registry;
    return { state: this.state, by: 'Dr Shah', registry, clock: () => '2006-11-06T11:00:00.000Z' } as unknown as CommandContext;
  }

  #append(command: string, bodies: NonNullable<CommandResult['events']>): void {
    const change = (this.events.at(-1)?.change ?? 0) + 1;
    this.events = [...this.events, ...bodies.map((body, index) => ({ ...body, sequence: this.events.length + index + 1, change, time: '2006-11-06T11:00:00.000Z', by: 'Dr Shah', command }))];
  }
}
