import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { error, refused } from '@pbc-planner/base';
import {
  foldPlan, nextToRedo, nextToUndo,
  type Command, type CommandContext, type CommandResult, type EventBody, type FileContent, type PlanEvent, type PlanState, type PolicyParameter, type Registry, type ResponsibilityFramework,
} from '@pbc-planner/domain';
import { tableReader } from '@pbc-planner/imports';
import { contribution } from '../src/index.ts';

const packages = join(import.meta.dirname, '../..');

/** A shipped framework, as its file says. */
export function frameworkNamed(id: string): ResponsibilityFramework {
  return JSON.parse(readFileSync(join(packages, `responsibility/frameworks/${id}.json`), 'utf8')) as ResponsibilityFramework;
}

const deadline = JSON.parse(readFileSync(join(packages, 'policy/parameters/universal-coverage-date.json'), 'utf8')) as PolicyParameter;

/** The practices of the fictional locality with their lists. */
export const valeLists: Readonly<Record<string, string>> = {
  abbey: '11800', brook: '10250', canal: '9400', drovers: '8700', elm: '7900', foundry: '6150', glebe: '4300', hope: '2100',
};

/** What a plan in memory starts from. */
export interface Beginning {
  /** Registered patients by practice; `null` where they are not known. */
  readonly lists?: Readonly<Record<string, string | null>>;
  readonly framework?: ResponsibilityFramework;
  readonly time?: string;
}

/** A plan that lives in memory, on which the commands of this package run as they would in a workspace. */
export class PlanInMemory {
  events: PlanEvent[] = [];
  readonly #framework: ResponsibilityFramework;
  readonly #start: number;

  constructor({ lists = valeLists, framework = frameworkNamed('pbc-2005'), time = '2006-05-02T09:00:00.000Z' }: Beginning = {}) {
    this.#framework = framework;
    this.#start = Date.parse(time);
    this.append('init', [{ type: 'plan founded', data: { name: 'Tarrow Vale', year: '2006/07' as never, framework: framework.id, fictional: true } }]);
    this.append('locality.join', Object.entries(lists).map(([practice, list]): EventBody => ({ type: 'practice joined', data: { practice, membership: 'in', ...(list === null ? {} : { list }) } })));
  }

  get state(): PlanState {
    return foldPlan(this.events);
  }

  /** Runs a command and keeps its events. */
  async run<Result extends CommandResult = CommandResult>(id: string, params: object = {}): Promise<Result> {
    const result = await (contribution.commands?.[id] as Command)({ dryRun: false, clear: false, withdraw: false, ascii: false, measure: 'willingness', ...params } as never, this.context());
    this.append(id, result.events ?? []);
    return result as Result;
  }

  /** Takes the last change back; false where it may not be. */
  undo(): boolean {
    return this.#answer(nextToUndo(this.events)?.change);
  }

  /** Brings back what was taken back last. */
  redo(): boolean {
    return this.#answer(nextToRedo(this.events)?.change);
  }

  append(command: string, bodies: readonly EventBody[]): void {
    const change = (this.events.at(-1)?.change ?? 0) + 1;
    const time = new Date(this.#start + change * 60_000).toISOString();
    this.events.push(...bodies.map((body, index): PlanEvent => ({ ...body, sequence: this.events.length + index + 1, change, time, by: 'Dr Shah', command })));
  }

  context(): CommandContext {
    return {
      state: this.state,
      plan: { events: this.events, revision: this.events.length, name: 'Tarrow Vale', year: '2006/07' as never },
      by: 'Dr Shah',
      clock: () => '2006-11-06T11:00:00.000Z',
      registry: { responsibilityFrameworks: async () => [this.#framework], policyParameters: async () => [deadline] } as unknown as Registry,
      dataSets: { load: async () => refused(error('data-set-missing', 'None.')), keep: () => '' },
      tables: async () => tableReader,
      given: new Set(),
      confirmed: true,
    };
  }

  #answer(change: number | undefined): boolean {
    if (change === undefined) return false;
    this.append('undo', [{ type: 'undone', data: { change } }]);
    return true;
  }
}

/** A file of text. */
export function fileOf(name: string, text: string): FileContent {
  return { name, bytes: new TextEncoder().encode(text), sha256: 'a1'.repeat(32) };
}

/** Refusals as short lines: severity, code and line. */
export function told({ diagnostics }: Pick<CommandResult, 'diagnostics'>): string[] {
  return diagnostics.map(({ severity, code, place }) => `${severity} ${code}${place?.line === undefined ? '' : ` @ ${place.line}`}`);
}
