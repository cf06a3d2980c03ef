import {
  foldPlan, nextToUndo, type Command, type CommandContext, type CommandResult, type EventBody, type PlanEvent, type PlanState, type Registry, type SessionTemplate, type TableReader,
} from '@pbc-planner/domain';
import { contribution } from '../src/index.ts';
import { templates } from '../src/templates.generated.ts';

/** A plan of four practices that lives in memory, on which the commands of this package run as they would in a workspace, by a clock that a test moves. */
export class SessionPlan {
  events: PlanEvent[] = [];
  now = '2006-11-07T12:00:00.000Z';
  readonly #templates: readonly SessionTemplate[];

  constructor({ fictional = true, own = [] }: { readonly fictional?: boolean; readonly own?: readonly SessionTemplate[] } = {}) {
    this.#templates = [...Object.values(templates), ...own];
    this.keep('init', [{ type: 'plan founded', data: { name: 'Tarrow Vale', year: '2006/07' as never, framework: 'pbc-2005', fictional } }]);
    this.keep('locality.join', ['abbey', 'brook', 'canal', 'hope'].map((practice) => ({ type: 'practice joined', data: { practice, membership: 'in', name: `${practice} Surgery`, list: '5000' } }) as EventBody));
  }

  get state(): PlanState {
    return foldPlan(this.events);
  }

  /** Lets minutes go by. */
  wait(minutes: number): void {
    this.now = new Date(Date.parse(this.now) + minutes * 60_000).toISOString();
  }

  /** Runs a command, with the defaults of its parameters, and keeps its events. */
  async run(id: string, params: object = {}, by = 'LMC'): Promise<CommandResult> {
    const command = contribution.commands?.[id] as Command;
    const manifest = contribution.manifest.commands?.find((one) => one.id === id);
    const defaults = Object.fromEntries(Object.entries(manifest?.parameters.properties ?? {}).flatMap(([name, schema]) => (schema.default === undefined ? [] : [[name, schema.default]])));
    const registry = { sessionTemplates: async () => this.#templates } as unknown as Registry;
    const tables = async () => ({ text: ({ bytes }: { readonly bytes: string }) => ({ ok: true, value: bytes, diagnostics: [] }) }) as unknown as TableReader;
    const plan = { events: this.events, revision: 1, name: 'Tarrow Vale', year: '2006/07' };
    const context = { state: this.state, plan, by, registry, tables, clock: () => this.now, dataSets: {} } as unknown as CommandContext;
    const result = await command({ ...defaults, ...params } as never, context);
    this.keep(id, result.events ?? [], by);
    return result;
  }

  /** Keeps facts as one change. */
  keep(command: string, bodies: readonly EventBody[], by = 'LMC'): void {
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

  /** A copy of the plan, as a table takes it. */
  copy(): SessionPlan {
    const copied = new SessionPlan();
    copied.events = [...this.events];
    copied.now = this.now;
    return copied;
  }
}

/** A file that holds an outcome as `--json` writes it. */
export function fileOf(name: string, { outcome, diagnostics }: CommandResult, change: (text: string) => string = (text) => text): { readonly file: { readonly name: string; readonly bytes: string } } {
  const { kind, ...rest } = outcome;
  return { file: { name, bytes: change(JSON.stringify({ kind, format: 1, ...rest, diagnostics })) } };
}
