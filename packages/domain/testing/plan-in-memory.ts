import { error, refused } from '@pbc-planner/base';
import {
  foldPlan, nextToRedo, nextToUndo,
  type Command, type CommandContext, type CommandResult, type Contribution, type EventBody, type PlanEvent, type PlanState, type Registry,
} from '../src/index.ts';

/** How a plan in memory begins; what is left out is as in Tarrow Vale, the fictional locality. */
export interface Beginning {
  readonly year?: string;
  readonly framework?: string;
  readonly fictional?: boolean;
  readonly by?: string;
  readonly now?: string;
}

/** What the commands of a package are handed besides the plan; files and data sets only where a test has some. */
export interface Supplies extends Partial<Pick<CommandContext, 'dataSets' | 'tables'>> {
  readonly registry?: Partial<Registry>;
}

/**
 * A plan that lives in memory, on which the commands of a package run as they would in a workspace: with the defaults of their parameters,
 * each call a change, undone and redone by the planner's own rules, at a time that a test moves.
 */
export class PlanInMemory {
  events: PlanEvent[] = [];
  now: string;
  readonly by: string;
  readonly #contribution: Contribution;
  readonly #supplies: Supplies;
  readonly #year: string;

  constructor(contribution: Contribution, supplies: Supplies = {}, { year = '2006/07', framework = 'pbc-2005', fictional = true, by = 'Dr Shah', now = '2006-11-06T11:00:00.000Z' }: Beginning = {}) {
    this.#contribution = contribution;
    this.#supplies = supplies;
    this.#year = year;
    this.by = by;
    this.now = now;
    this.keep('init', [{ type: 'plan founded', data: { name: 'Tarrow Vale', year: year as never, framework, fictional } }]);
  }

  get state(): PlanState {
    return foldPlan(this.events);
  }

  /** Runs a command and keeps its events. @throws Error for a command that the package does not have. */
  async run<Result extends CommandResult = CommandResult>(id: string, params: object = {}, by = this.by): Promise<Result> {
    const { commands, manifest } = this.#contribution;
    const command: Command | undefined = commands?.[id];
    if (command === undefined) throw new Error(`The package has no command ${id}`);
    const properties = manifest.commands?.find((one) => one.id === id)?.parameters.properties ?? {};
    const defaults = Object.fromEntries(Object.entries(properties).flatMap(([name, schema]) => (schema.default === undefined ? [] : [[name, schema.default]])));
    const result = await command({ ...defaults, ...params } as never, this.context(by));
    this.keep(id, result.events ?? [], by);
    return result as Result;
  }

  /** What a command is handed as the plan stands. */
  context(by = this.by): CommandContext {
    return {
      state: this.state, by,
      plan: { events: this.events, revision: this.events.length, name: 'Tarrow Vale', year: this.#year as never },
      clock: () => this.now,
      registry: (this.#supplies.registry ?? {}) as Registry,
      dataSets: this.#supplies.dataSets ?? { load: async () => refused(error('data-set-missing', 'None.')), keep: () => '' },
      tables: this.#supplies.tables ?? (async () => { throw new Error('This plan reads no files'); }),
      given: new Set(),
      confirmed: false,
    };
  }

  /** Keeps facts as one change. */
  keep(command: string, bodies: readonly EventBody[], by = this.by): void {
    const change = (this.events.at(-1)?.change ?? 0) + 1;
    this.events = [...this.events, ...bodies.map((body, index): PlanEvent => ({ ...body, sequence: this.events.length + index + 1, change, time: this.now, by, command }))];
  }

  /** Takes the last change back, as the planner does; false where it may not be. */
  undo(): boolean {
    return this.#takeBack(nextToUndo(this.events)?.change);
  }

  /** Brings back what was taken back last; false where nothing was. */
  redo(): boolean {
    return this.#takeBack(nextToRedo(this.events)?.change);
  }

  #takeBack(change: number | undefined): boolean {
    if (change === undefined) return false;
    this.keep('undo', [{ type: 'undone', data: { change } }]);
    return true;
  }
}
