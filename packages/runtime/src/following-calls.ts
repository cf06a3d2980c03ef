import { error, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import {
  foldPlan, refusal,
  type Call, type CommandContext, type CommandResult, type CommandStatus, type EventBody, type Outcome, type PlanEvent, type PlanState, type Script,
} from '@pbc-planner/domain';
import { checkParameters, type ReadFile } from './command-inputs.ts';
import { notAvailable, notRepeatable, requireChangesPlan, unknownCommand } from './faults-of-calls.ts';
import type { LoadedRegistry } from './registry.ts';

/** In whose name and when a call runs, and where the files that it names come from. */
export interface Acting {
  readonly by: string;
  readonly readFile: ReadFile;
  readonly clock: () => Date;
  /** For a call that is made again: whether whoever made it first had said yes. */
  readonly repeats?: { readonly confirmed: boolean };
}

/** What calls that were asked for came to. */
export interface Followed {
  readonly refused: boolean;
  readonly status: CommandStatus;
  readonly events: readonly PlanEvent[];
  readonly parts: readonly Outcome[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What calls run on. */
export interface CallGround extends Acting {
  readonly registry: LoadedRegistry;
  /** Why a command cannot be run on a state; `null` when it can. */
  readonly whyNot: (command: string, state: PlanState, events: readonly PlanEvent[]) => string | null;
  readonly contextOf: (state: PlanState, events: readonly PlanEvent[], given: ReadonlySet<string>, confirmed: boolean, now: () => Date) => CommandContext;
}

/** Calls that other calls, scripts and kept changes ask for, run on the plan as it would be then. Nothing of them is saved here. */
export class FollowingCalls {
  readonly #ground: CallGround;

  constructor(ground: CallGround) {
    this.#ground = ground;
  }

  /** The events of a script's calls, each call a change of its own in the name of who made it and at its time. Refused at the first call that is. */
  async tell({ calls, files }: Script, founding: readonly PlanEvent[], begun: Date): Promise<Result<PlanEvent[]>> {
    const readFile: ReadFile = async (name) => {
      const file = files.find((one) => one.name === name);
      return file ? ok(file) : refused(error('file-missing', `The scenario has no file ${name}.`));
    };
    const events: PlanEvent[] = [];
    let time = begun.getTime();
    for (const { by, after = 0, ...call } of calls) {
      time += after * 60_000;
      const at = new Date(time);
      const told = await this.runAll([call], [...founding, ...events], undefined, { by, readFile, clock: () => at });
      if (told.refused) return refused(...told.diagnostics);
      events.push(...told.events);
    }
    return ok(events);
  }

  /** Runs calls one after the other, and whatever they ask for, after these events: all in one change, or in the next one where none is begun. */
  async runAll(asked: readonly Call[], past: readonly PlanEvent[], inChange: number | undefined, acting: Acting = this.#ground): Promise<Followed> {
    const events: PlanEvent[] = [];
    const parts: Outcome[] = [];
    const diagnostics: Diagnostic[] = [];
    let status: CommandStatus = 'fine';
    const calls = [...asked];
    for (let call = calls.shift(); call !== undefined; call = calls.shift()) {
      const all = [...past, ...events];
      const next = await this.#runNext(call, all, acting);
      diagnostics.push(...next.diagnostics);
      if (next.status === 'usage' || next.status === 'refused') return { refused: true, status: 'refused', events, parts, diagnostics };
      const time = acting.clock().toISOString();
      events.push(...stamped(next.events ?? [], all, { command: call.command, time, by: acting.by }, inChange ?? events[0]?.change));
      calls.unshift(...(next.then ?? []));
      parts.push(next.outcome);
      if (status === 'fine') status = next.status;
    }
    return { refused: false, status, events, parts, diagnostics };
  }

  /** Runs one call on the plan as it would be then. Whoever asked has confirmed what there was to confirm. */
  async #runNext({ command, params }: Call, events: readonly PlanEvent[], { by, readFile, clock, repeats }: Acting): Promise<CommandResult> {
    const { registry, whyNot, contextOf } = this.#ground;
    const code = await registry.command(command);
    const schema = registry.parameters(command);
    const cannot = (diagnostics: readonly Diagnostic[]): CommandResult => ({ status: 'refused', outcome: refusal(command), diagnostics });
    if (code === null || schema === null) return cannot([unknownCommand(command, registry)]);
    const manifest = registry.manifest(command);
    if (repeats && (manifest?.changesPlan !== true || manifest.worksOnFiles === true)) return cannot([notRepeatable(manifest?.title ?? command)]);
    const state = foldPlan(events);
    const reason = whyNot(command, state, events);
    if (reason !== null) return cannot([notAvailable(manifest?.title ?? command, reason)]);
    const checked = await checkParameters(command, schema, params, readFile);
    if (!checked.ok) return cannot(checked.diagnostics);
    const { care, ...context } = contextOf(state, events, checked.value.given, repeats?.confirmed ?? true, clock);
    // What is made again reaches the plan alone, and no file: a kept change is a file that anybody may have written.
    const result = await code(checked.value.params as never, { ...context, ...(care && !repeats && { care }), by });
    if ((result.events ?? []).length > 0) requireChangesPlan(manifest);
    if (result.found !== undefined && repeats) return cannot([notRepeatable(manifest?.title ?? command)]);
    if (result.found !== undefined) throw new Error(`${command} makes a workspace, so no other command can ask for it`);
    return result;
  }
}

/** Facts with their places after those of a plan: in a change that is begun, or in the next one. */
export function stamped(bodies: readonly EventBody[], past: readonly PlanEvent[], stamp: Pick<PlanEvent, 'command' | 'time' | 'by'>, inChange?: number): PlanEvent[] {
  const last = past.at(-1);
  const change = inChange ?? (last?.change ?? 0) + 1;
  return bodies.map((body, index) => ({ ...body, sequence: (last?.sequence ?? 0) + index + 1, change, ...stamp }));
}

/** When a script's first call was made: as far back as its minutes add up to. */
export function beginningOf(script: Script | undefined, now: Date): Date {
  return new Date(now.getTime() - (script?.calls ?? []).reduce((sum, { after = 0 }) => sum + after, 0) * 60_000);
}
