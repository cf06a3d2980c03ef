import type { Diagnostic } from '@pbc-planner/base';
import type { EventBody } from '../plan/plan-event.ts';
import type { PlanState } from '../plan/plan-state.ts';
import type { Outcome, OutcomeKind } from '../outcome/outcome.ts';
import type { ParametersSchema } from './json-schema.ts';
import type { DataSets, FileContent, OpenPlan, Registry, TableReader } from './ports.ts';
import type { WorkspaceCare } from './workspace-care.ts';

/** A command as data: enough for `--help`, the palette, a form, a key and a typed call. */
export interface CommandManifest {
  /** `noun.verb`; on the command line the dots are spaces. Never changes. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Command lines that work, shown by `--help`. */
  readonly examples: readonly string[];
  /** When it can be run: `workspace`, `!workspace`, `practices && spend`. Absent: always. */
  readonly when?: string;
  /** The question that must be answered with yes before it runs. */
  readonly confirm?: string;
  /** The parameter that calls for that question: without it, nothing is asked. */
  readonly confirmFor?: string;
  /** The kind of answer it gives when it succeeds. */
  readonly outcome: OutcomeKind;
  /** Whether it may change the plan. */
  readonly changesPlan?: boolean;
  /** Whether it works on the files of the workspace, and so also where the plan in it cannot be opened. */
  readonly worksOnFiles?: boolean;
  /** Whether the options of all budget methods are parameters of it too. */
  readonly takesMethodOptions?: boolean;
  readonly parameters: ParametersSchema;
}

/** A call of a command: what a vote carries, and what an outcome may ask to be run next. */
export interface Call {
  readonly command: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A call in the name of somebody: how a scenario tells what its people did. A parameter that is a file names one of the scenario's files. */
export interface ScriptedCall extends Call {
  /** Who acts. */
  readonly by: string;
  /** Minutes that went by before it. A script ends now, so its beginning lies as far back as its minutes add up to. */
  readonly after?: number;
}

/** The first history of a new workspace: calls in their order, each a change of its own, and the files that they name. */
export interface Script {
  readonly calls: readonly ScriptedCall[];
  readonly files: readonly FileContent[];
}

/** What a command may use. Everything else is out of its reach. */
export interface CommandContext {
  readonly state: PlanState;
  /** `null` outside a workspace. */
  readonly plan: OpenPlan | null;
  /** Who acts. */
  readonly by: string;
  /** The time now: ISO 8601, UTC. */
  readonly clock: () => string;
  readonly registry: Registry;
  readonly dataSets: DataSets;
  /** The files of the workspace; absent where there is none. */
  readonly care?: WorkspaceCare;
  /** The reader of delimited files, loaded when a command first needs it. */
  readonly tables: () => Promise<TableReader>;
  /** The parameters that somebody gave; the others hold their defaults. */
  readonly given: ReadonlySet<string>;
  /** Whether the person has said yes, by `--yes` or when asked. */
  readonly confirmed: boolean;
}

/**
 * How it went, which a script reads as the exit code: `fine` 0, `problems` 1 (the answer is "problems found"),
 * `usage` 2 (called wrongly), `refused` 3 (the data cannot be taken).
 */
export type CommandStatus = 'fine' | 'problems' | 'usage' | 'refused';

/** What a command returns. It changes nothing itself: the events are saved, or nothing is. */
export interface CommandResult<O extends Outcome = Outcome> {
  readonly status: CommandStatus;
  readonly outcome: O;
  readonly diagnostics: readonly Diagnostic[];
  readonly events?: readonly EventBody[];
  /** A new workspace for the events, instead of the open one; without a directory it is a temporary one. Its script is saved with it, or nothing is. */
  readonly found?: { readonly directory: string | null; readonly script?: Script };
  /** Commands to run next, in the same step of undo. */
  readonly then?: readonly Call[];
}

/** The code of a command. */
export type Command<Params = never, O extends Outcome = Outcome> = {
  bivarianceHack(params: Params, context: CommandContext): CommandResult<O> | Promise<CommandResult<O>>;
}['bivarianceHack'];
