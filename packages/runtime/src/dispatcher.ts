import { error, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import {
  foldPlan, patientFaults, refusal,
  type Answer, type CommandContext, type CommandResult, type CommandStatus, type Outcome, type PlanEvent, type PlanState, type RememberedCall, type Repeated, type TableReader, type WorkspaceCare,
} from '@pbc-planner/domain';
import { checkParameters, type ReadFile } from './command-inputs.ts';
import { contextOf, reasonFor } from './context-keys.ts';
import { notAvailable, requireChangesPlan, unknownCommand } from './faults-of-calls.ts';
import { beginningOf, FollowingCalls, stamped } from './following-calls.ts';
import { PendingDataSets } from './pending-data-sets.ts';
import type { AppendOptions, Keeping, PlanKeeper } from './plan-keeper.ts';
import type { LoadedRegistry } from './registry.ts';
import { rememberedCall } from './remembered-call.ts';
import { failingTerms, parseWhen } from './when.ts';

/** How a call went: as its command says, or the plan could not be opened or saved. */
export type RunStatus = CommandStatus | 'storage';

/** What a call answered. */
export interface Dispatched {
  readonly status: RunStatus;
  readonly answer: Answer;
  /** Whether the plan was changed and saved. */
  readonly changed: boolean;
}

/** What the dispatcher stands on. */
export interface DispatcherOptions {
  readonly registry: LoadedRegistry;
  readonly tables: () => Promise<TableReader>;
  readonly readFile: ReadFile;
  readonly keeping: Keeping;
  readonly clock: () => Date;
  readonly by: string;
  readonly keeper: PlanKeeper | null;
  /** The folder of a workspace whose plan is left unopened, for the commands that work on its files. */
  readonly unopened?: string | null;
}

/** Runs every command, whoever calls it: checks, runs, saves, answers. Nothing else writes to a plan. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #dataSets: PendingDataSets;
  readonly #following: FollowingCalls;
  #keeper: PlanKeeper | null;
  #state: PlanState | null;
  #queue: Promise<unknown> = Promise.resolve();
  #packsTold = 0;
  #storageFailed = false;
  /** Whether the call at hand has changed the plan through the care of its files. */
  #changedByCare = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#keeper = options.keeper;
    this.#state = options.keeper === null ? null : foldPlan(options.keeper.plan.events);
    this.#dataSets = new PendingDataSets(options.keeping, () => this.#keeper);
    this.#following = new FollowingCalls({
      ...options, whyNot: (...asked) => this.#unavailable(...asked), contextOf: (...parts) => this.#context(...parts),
    });
  }

  get keeper(): PlanKeeper | null {
    return this.#keeper;
  }

  get state(): PlanState | null {
    return this.#state;
  }

  get dataSets(): PendingDataSets {
    return this.#dataSets;
  }

  /** Why a command cannot be run now; `null` when it can. */
  unavailable(command: string): string | null {
    return this.#unavailable(command, this.#state, this.#keeper?.plan.events ?? []);
  }

  #unavailable(command: string, state: PlanState | null, events: readonly PlanEvent[]): string | null {
    const when = this.#options.registry.manifest(command)?.when;
    const { worksOnFiles } = this.#options.registry.manifest(command) ?? {};
    if (worksOnFiles && this.#directory === null) return reasonFor({ key: 'workspace', negated: false, equals: null });
    const clause = when === undefined ? [] : parseWhen(when);
    if (typeof clause === 'string' || clause.length === 0) return null;
    const failing = failingTerms(clause, contextOf(state, events));
    return failing.length === 0 ? null : (state === null ? failing.slice(0, 1) : failing).map(reasonFor).join(' ');
  }

  /** Runs a command after those that are running. Bad input is in the answer; only a bug is thrown. */
  run(command: string, params: Readonly<Record<string, unknown>>, confirmed: boolean): Promise<Dispatched> {
    const run = this.#queue.then(() => this.#run(command, params, confirmed));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  async #run(command: string, raw: Readonly<Record<string, unknown>>, confirmed: boolean): Promise<Dispatched> {
    const { registry, readFile } = this.#options;
    const manifest = registry.manifest(command);
    const schema = registry.parameters(command);
    if (manifest === null || schema === null) return refuse(command, 'usage', [unknownCommand(command, registry)]);
    const person = patientFaults(this.#options.by, 'name of who acts');
    if (person.length > 0) return refuse(command, 'refused', person);
    const reason = this.unavailable(command);
    if (reason !== null) {
      return refuse(command, this.#keeper === null ? 'storage' : 'usage', [notAvailable(manifest.title, reason)]);
    }
    const checked = await checkParameters(command, schema, raw, readFile);
    if (!checked.ok) {
      const usage = checked.diagnostics.every(({ code }) => code !== 'patient-identity') && checked.diagnostics.some(({ code }) => code === 'bad-parameter');
      return refuse(command, usage ? 'usage' : 'refused', checked.diagnostics);
    }
    const asks = manifest.confirmFor === undefined || checked.value.given.has(manifest.confirmFor);
    if (manifest.confirm !== undefined && asks && !confirmed) {
      return refuse(command, 'usage', [error('needs-yes', manifest.confirm, { hint: 'Say yes with --yes.' })]);
    }
    const code = await registry.command(command);
    if (code === null) throw new Error(`No code for ${command}`);
    const call = rememberedCall(command, schema, raw, checked.value, confirmed);
    this.#storageFailed = false;
    this.#changedByCare = false;
    try {
      const result = await code(checked.value.params as never, this.#context(this.#state, this.#keeper?.plan.events ?? [], checked.value.given, confirmed));
      if (this.#storageFailed) return { ...refuse(command, 'storage', result.diagnostics), changed: this.#changedByCare };
      const finished = await this.#finish(command, result, call);
      return this.#changedByCare ? { ...finished, changed: true } : finished;
    } finally {
      this.#dataSets.discard();
    }
  }

  #context(state: PlanState | null, events: readonly PlanEvent[], given: ReadonlySet<string>, confirmed: boolean, now = this.#options.clock): CommandContext {
    const { registry, tables, by } = this.#options;
    const current = state ?? foldPlan([]);
    const plan = current.founded === null ? null : { events, revision: this.#keeper?.plan.revision ?? 0, name: current.founded.name, year: current.founded.year };
    const care = this.#care();
    const clock = () => now().toISOString();
    return { state: current, plan, by, clock, registry, dataSets: this.#dataSets, tables, given, confirmed, ...(care && { care }) };
  }

  get #directory(): string | null {
    return this.#keeper?.directory ?? this.#options.unopened ?? null;
  }

  /** The care of the workspace at hand. A plan that was restored is the open one from then on. */
  #care(): WorkspaceCare | null {
    const { keeping, by } = this.#options;
    if (this.#directory === null) return null;
    const care = keeping.care(this.#directory, by);
    const restore: WorkspaceCare['restore'] = async (revision) => {
      const restored = await care.restore(revision);
      this.#storageFailed = !restored.ok;
      if (!restored.ok) return restored;
      this.#keep(restored.value);
      this.#changedByCare = true;
      return ok({ revision: restored.value.plan.revision }, restored.diagnostics);
    };
    const keptChanges: WorkspaceCare['keptChanges'] = async () => {
      const found = await care.keptChanges();
      this.#storageFailed = !found.ok;
      if (!found.ok) return found;
      if (found.value.plan.plan.revision !== this.#keeper?.plan.revision) {
        this.#keep(found.value.plan);
        this.#changedByCare = true;
      }
      return ok({ events: found.value.plan.plan.events, changes: found.value.changes });
    };
    return { ...care, restore, keptChanges, attempt: (call) => this.#attempt(call), repeat: (call) => this.#repeat(call) };
  }

  /** What a call would do to the plan at hand; nothing of it is kept. */
  async #attempt({ confirmed, ...call }: RememberedCall): Promise<Repeated> {
    try {
      const { refused: isRefused, events, diagnostics } = await this.#following.runAll([call], this.#keeper?.plan.events ?? [], undefined, { ...this.#options, repeats: { confirmed } });
      return { ok: !isRefused, events, diagnostics };
    } finally {
      this.#dataSets.discard();
    }
  }

  /** Makes a call again and saves it as a change of its own. It lies in a file already, so it is not kept once more where that fails. */
  async #repeat(call: RememberedCall): Promise<Repeated> {
    try {
      const made = await this.#following.runAll([call], this.#keeper?.plan.events ?? [], undefined, { ...this.#options, repeats: call });
      if (made.refused || made.events.length === 0) return { ok: !made.refused, events: [], diagnostics: made.diagnostics };
      const saved = await this.#save(made.events, undefined, { call, isKept: true });
      this.#storageFailed = !saved.ok;
      this.#changedByCare ||= saved.ok;
      return { ok: saved.ok, events: saved.ok ? made.events : [], diagnostics: [...made.diagnostics, ...saved.diagnostics] };
    } finally {
      this.#dataSets.discard();
    }
  }

  /** Runs what the command asks to be run next, then saves all their events as one change; where one of them cannot be run, none is saved. */
  async #finish(command: string, result: CommandResult, call: RememberedCall): Promise<Dispatched> {
    const past = result.found === undefined ? (this.#keeper?.plan.events ?? []) : [];
    const begun = beginningOf(result.found?.script, this.#options.clock());
    const events: PlanEvent[] = stamped(result.events ?? [], past, { command, time: begun.toISOString(), by: this.#options.by });
    if (result.found?.script) {
      const told = await this.#following.tell(result.found.script, events, begun);
      if (!told.ok) return refuse(command, 'refused', this.#withPacks(told.diagnostics));
      events.push(...told.value);
    }
    const next = await this.#following.runAll(result.then ?? [], [...past, ...events], events[0]?.change);
    const diagnostics = [...result.diagnostics, ...next.diagnostics];
    if (next.refused) return refuse(command, 'refused', this.#withPacks(diagnostics));
    events.push(...next.events);
    if (events.length > 0) {
      requireChangesPlan(this.#options.registry.manifest(command));
      const saved = await this.#save(events, result.found, { call });
      diagnostics.push(...saved.diagnostics);
      if (!saved.ok) return refuse(command, 'storage', this.#withPacks(diagnostics));
    }
    const outcome = result.outcome.kind === 'collection' ? { ...result.outcome, parts: [...result.outcome.parts, ...next.parts] } : result.outcome;
    const status = result.status === 'fine' ? next.status : result.status;
    return { status, answer: answerOf(outcome, this.#withPacks(diagnostics)), changed: events.length > 0 };
  }

  /** Packs of the user's that were left out are told of by the first answer after they were read. */
  #withPacks(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    const untold = this.#options.registry.packsLeftOut().slice(this.#packsTold);
    this.#packsTold += untold.length;
    return [...diagnostics, ...untold.filter((one) => !diagnostics.includes(one)).map((one): Diagnostic => ({ ...one, severity: 'warning' }))];
  }

  /** Saves durably. Data sets are written before the events that name them. */
  async #save(events: readonly PlanEvent[], found: CommandResult['found'], options: AppendOptions): Promise<Result<void>> {
    const { by, keeping } = this.#options;
    if (found) {
      const created = await keeping.create(found.directory, events, by, this.#dataSets.pending);
      if (!created.ok) return created;
      this.#dataSets.settle();
      this.#keep(created.value);
      return ok(undefined, created.diagnostics);
    }
    const keeper = this.#keeper;
    if (keeper === null) throw new Error('Events without a workspace');
    const written = await this.#dataSets.write(keeper);
    if (!written.ok) return written;
    const saved = await keeper.append(events, by, options);
    if (!saved.ok) return refused(...written.diagnostics, ...saved.diagnostics);
    this.#keep(keeper);
    return ok(undefined, [...written.diagnostics, ...saved.diagnostics]);
  }

  #keep(keeper: PlanKeeper): void {
    this.#keeper = keeper;
    this.#state = foldPlan(keeper.plan.events);
  }
}

function answerOf(outcome: Outcome, diagnostics: readonly Diagnostic[]): Answer {
  const { kind, ...rest } = outcome;
  return { kind, format: 1, ...rest, diagnostics } as Answer;
}

function refuse(command: string, status: RunStatus, diagnostics: readonly Diagnostic[]): Dispatched {
  return { status, answer: answerOf(refusal(command), diagnostics), changed: false };
}
