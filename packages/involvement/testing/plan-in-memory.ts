import {
  foldPlan, nextToUndo,
  type Command, type CommandContext, type CommandResult, type EventBody, type FileContent, type InvolvementGuide, type PlanEvent, type PlanState, type Registry,
} from '@pbc-planner/domain';
import { tableReader } from '@pbc-planner/imports';
import { guides } from '../src/guides.generated.ts';
import { contribution } from '../src/index.ts';

/** A plan of Tarrow Vale that lives in memory, with one project, on which the commands of this package run as they would in a workspace. */
export class PlanInMemory {
  events: PlanEvent[] = [];
  now = '2006-11-06T11:00:00.000Z';
  readonly #guides: readonly InvolvementGuide[];

  constructor({ own = [], year = '2006/07' }: { readonly own?: readonly InvolvementGuide[]; readonly year?: string } = {}) {
    this.#guides = [...Object.values(guides), ...own];
    this.keep('init', [{ type: 'plan founded', data: { name: 'Tarrow Vale', year: year as never, framework: 'pbc-2005', fictional: true } }]);
    this.keep('project.add', [{ type: 'project added', data: { project: 'dvt', title: 'DVT', area: 'dvt' } }]);
  }

  get state(): PlanState {
    return foldPlan(this.events);
  }

  /** Runs a command and keeps its events. */
  async run<Result extends CommandResult = CommandResult>(id: string, params: object = {}): Promise<Result> {
    const registry = { involvementGuides: async () => this.#guides } as unknown as Registry;
    const context = { state: this.state, by: 'Dr Shah', registry, clock: () => this.now, tables: async () => tableReader } as unknown as CommandContext;
    const result = await (contribution.commands?.[id] as Command)(params as never, context);
    this.keep(id, result.events ?? []);
    return result as Result;
  }

  /** Keeps facts as one change. */
  keep(command: string, bodies: readonly EventBody[]): void {
    const change = (this.events.at(-1)?.change ?? 0) + 1;
    this.events = [...this.events, ...bodies.map((body, index) => ({ ...body, sequence: this.events.length + index + 1, change, time: this.now, by: 'Dr Shah', command }))];
  }

  /** Takes the last change back. */
  undo(): void {
    const next = nextToUndo(this.events);
    if (next !== null) this.keep('undo', [{ type: 'undone', data: { change: next.change } }]);
  }
}

/** A file of text. */
export function fileOf(name: string, text: string): FileContent {
  return { name, bytes: new TextEncoder().encode(text), sha256: 'a1'.repeat(32) };
}

/** Refusals as short lines: code, line and column. */
export function told({ diagnostics }: Pick<CommandResult, 'diagnostics'>): string[] {
  return diagnostics.map(({ code, place }) => `${code}${place?.line === undefined ? '' : ` ${place.line}${place.column === undefined ? '' : `:${place.column}`}`}`);
}
