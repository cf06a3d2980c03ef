import { error, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import type { Command, CommandManifest, Contribution, ContributionManifest, DataSet, FileContent, KeptChange, PlanEvent, WorkspaceFinding } from '@pbc-planner/domain';
import { contribution as runtimeContribution } from '../src/contribution.ts';
import { Dispatcher } from '../src/dispatcher.ts';
import type { CatalogueEntry } from '../src/catalogue.ts';
import type { KeeperCare, Keeping, PlanKeeper, WrittenDataSet } from '../src/plan-keeper.ts';
import { createRegistry, type RegistryOptions } from '../src/registry.ts';

/** A command's manifest with everything that a test does not care about. */
export function commandNamed(id: string, rest: Partial<CommandManifest> = {}): CommandManifest {
  return {
    id, title: `Do ${id}`, description: 'Does it.', examples: [`pbc ${id.replaceAll('.', ' ')}`], outcome: 'message',
    parameters: { type: 'object', additionalProperties: false, properties: {} }, ...rest,
  };
}

/** A contribution out of commands with their code. */
export function contributing(id: string, commands: readonly (readonly [CommandManifest, Command])[], rest: Partial<ContributionManifest> = {}): Contribution {
  return {
    manifest: { id, title: id, description: 'For tests.', commands: commands.map(([manifest]) => manifest), ...rest },
    commands: Object.fromEntries(commands.map(([manifest, code]) => [manifest.id, code])),
  };
}

/** The line of the catalogue for a contribution. */
export function entryOf(contribution: Contribution): CatalogueEntry {
  return { manifest: contribution.manifest, load: async () => contribution };
}

/** A plan that is kept in memory, and notes the order in which things are written. It can be made to fail. */
export class KeptInMemory implements PlanKeeper {
  readonly directory = '/kept/in/memory';
  plan: { revision: number; events: readonly PlanEvent[] };
  readonly written: string[] = [];
  readonly dataSets = new Map<string, string>();
  failing: Diagnostic | null = null;
  notices: readonly Diagnostic[] = [];

  constructor(events: readonly PlanEvent[] = []) {
    this.plan = { revision: 1, events };
  }

  append = async (events: readonly PlanEvent[]): Promise<Result<unknown>> => {
    if (this.failing) return refused(this.failing);
    this.written.push(`events ${events.map(({ type }) => type).join(', ')}`);
    this.plan = { revision: this.plan.revision + 1, events: [...this.plan.events, ...events] };
    return ok(undefined, this.notices);
  };

  readDataSet = async (name: string): Promise<Result<DataSet>> => {
    const text = this.dataSets.get(name);
    return text === undefined ? refused(error('data-set-missing', `There is no ${name}.`)) : ok(JSON.parse(text) as DataSet);
  };

  writeDataSet = async (name: string, text: string): Promise<Result<void>> => {
    this.written.push(`data set ${name}`);
    this.dataSets.set(name, text);
    return ok(undefined);
  };
}

/** Keeps plans in memory; every workspace that is made is noted. */
export class KeepingInMemory implements Keeping {
  readonly made: { readonly directory: string | null; readonly keeper: KeptInMemory }[] = [];
  failing: Diagnostic | null = null;

  create = async (directory: string | null, events: readonly PlanEvent[], _: string, dataSets: readonly WrittenDataSet[]): Promise<Result<PlanKeeper>> => {
    if (this.failing) return refused(this.failing);
    const keeper = new KeptInMemory(events);
    for (const { name, text } of dataSets) keeper.dataSets.set(name, text);
    this.made.push({ directory, keeper });
    return ok(keeper);
  };

  /** What the care of any workspace finds and keeps; the revision that can be restored is 1. */
  readonly findings: WorkspaceFinding[] = [];
  readonly mended: string[] = [];
  readonly keptChanges: KeptChange[] = [];
  readonly settled: string[] = [];
  /** The plan as it is found when it is opened anew. */
  openedAnew: KeptInMemory | null = null;

  care = (): KeeperCare => ({
    examine: async () => this.findings,
    mend: async ({ file }) => {
      this.mended.push(file);
      return file === 'stubborn' ? 'the disk is full (ENOSPC)' : null;
    },
    collect: async () => ok([{ file: 'data/unnamed', failure: null }]),
    keptChanges: async () => ok({ plan: this.openedAnew ?? new KeptInMemory([founded]), changes: this.keptChanges }),
    settle: async (file) => {
      this.settled.push(file);
      return null;
    },
    revisions: async () => ok([{ revision: 1, savedAt: '2006-11-06T10:00:00.000Z', savedBy: 'Dr Shah', changes: 1, file: 'backups/one' }]),
    restore: async (revision) => (revision === 1 ? ok(new KeptInMemory([founded]), this.notices) : refused(error('backup-missing', `There is no ${revision}.`))),
  });

  readonly notices: Diagnostic[] = [];

  serialise = (dataSet: DataSet) => ({ name: `hash-of-${dataSet.file.name}`, text: JSON.stringify(dataSet) });
}

/** The first event of a plan. */
export const founded: PlanEvent = {
  type: 'plan founded', data: { name: 'Tarrow Vale', year: '2006/07' as never, framework: 'pbc-2005', fictional: false },
  sequence: 1, change: 1, time: '2006-11-06T10:00:00.000Z', by: 'Dr Shah', command: 'init',
};

/** Files that a call may name, by path. */
export function filesAt(files: Readonly<Record<string, string | Uint8Array>>) {
  return async (path: string): Promise<Result<FileContent>> => {
    const content = Object.hasOwn(files, path) ? files[path] : undefined;
    if (content === undefined) return refused(error('file-missing', `There is no file "${path}".`, { place: { file: path } }));
    return ok({ name: path, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content, sha256: `hash-of-${path}` });
  };
}

/** What a dispatcher of a test stands on besides its contributions. */
export interface SmallHouse {
  readonly keeper?: PlanKeeper | null;
  readonly keeping?: Keeping;
  readonly files?: Readonly<Record<string, string>>;
  readonly registry?: RegistryOptions;
  /** The folder of a workspace whose plan cannot be opened. */
  readonly unopened?: string;
}

/** A dispatcher over some contributions and the runtime's own commands; its clock goes on by a minute at each look. */
export async function smallHouse(contributions: readonly Contribution[], { keeper = null, keeping = new KeepingInMemory(), files = {}, registry, unopened }: SmallHouse = {}): Promise<Dispatcher> {
  let minutes = 0;
  return new Dispatcher({
    registry: await createRegistry([...contributions, runtimeContribution].map(entryOf), registry),
    keeping, keeper, by: 'Dr Shah', ...(unopened !== undefined && { unopened }),
    readFile: filesAt(files),
    tables: async () => { throw new Error('No test of the runtime reads a table'); },
    clock: () => {
      minutes += 1;
      return new Date(Date.UTC(2006, 10, 6, 11, minutes));
    },
  });
}
