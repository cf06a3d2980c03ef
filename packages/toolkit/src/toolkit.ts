import type {
  Answer, CommandManifest, CommandStatus, DataSet, Outcome, ParametersSchema, PlanEvent, PlanState, RefusalOutcome, Registry,
} from '@pbc-planner/domain';
import type { CommandTypes } from './commands.generated.ts';

/** How a toolkit is opened. */
export interface ToolkitOptions {
  /** A folder in or under a workspace; `null` for no workspace. Default: the current folder. */
  readonly workspace?: string | null;
  /** `false` leaves the plan closed, even a damaged one, for the commands that work on the files of a workspace. Default: it is opened. */
  readonly openPlan?: boolean;
  /** Who acts, for the plan's log. Default: `PBC_BY`, else the system's user. */
  readonly by?: string;
  /** A folder with packs of data of one's own, besides the workspace's `packs/`. */
  readonly packs?: string;
  /** The time now, for scripts and tests that play a history. Default: the computer's clock. */
  readonly clock?: () => Date;
}

/** How a command is run. */
export interface RunOptions {
  /** The answer to a command's `confirm` question. */
  readonly confirmed?: boolean;
}

/** What a command answered, with how it went. */
export interface Run<O extends Outcome = Outcome> {
  readonly status: CommandStatus | 'storage';
  readonly answer: Answer<O>;
  /** Whether the plan was changed and saved. */
  readonly changed: boolean;
}

/** Whether a command can be run now, and if not, why and what would make it so. */
export type Availability = { readonly available: true } | { readonly available: false; readonly reason: string };

/** What the open plan holds, for screens that show it. `null` outside a workspace. */
export interface PlanView {
  readonly directory: string;
  readonly temporary: boolean;
  /** Why nothing can be saved, in a sentence, as it was when the plan was opened; `null` where nothing stands in the way. */
  readonly readOnly: string | null;
  readonly revision: number;
  readonly state: PlanState;
  readonly events: readonly PlanEvent[];
}

/** What follows the id in a call: the parameters, which may be left out where none is required, and how to run it. */
export type RunArguments<Id extends keyof CommandTypes> = Partial<CommandTypes[Id]['params']> extends CommandTypes[Id]['params']
  ? [params?: CommandTypes[Id]['params'], options?: RunOptions]
  : [params: CommandTypes[Id]['params'], options?: RunOptions];

/** Runs a command: typed by its id, or by a text that was only known when the program ran. */
export interface RunCommand {
  <Id extends keyof CommandTypes>(command: Id, ...rest: RunArguments<Id>): Promise<Run<CommandTypes[Id]['outcome'] | RefusalOutcome>>;
  <Text extends string>(command: Text extends keyof CommandTypes ? never : Text, params?: Readonly<Record<string, unknown>>, options?: RunOptions): Promise<Run>;
}

/** The planner as a library: what the command line, the workbench and scripts all stand on. */
export interface Toolkit {
  readonly registry: Registry;
  readonly by: string;
  readonly plan: () => PlanView | null;
  readonly manifest: (command: string) => CommandManifest | null;
  /** The parameters of a command, the options of all budget methods included where it takes them. */
  readonly parameters: (command: string) => ParametersSchema | null;
  readonly availability: (command: string) => Availability;
  /** Values to offer for a parameter that says where its choices come from. */
  readonly choices: (source: string) => Promise<readonly string[]>;
  /** The figures of an imported data set; the toolkit keeps what it has read. */
  readonly dataSet: (name: string) => Promise<DataSet | null>;
  /** Runs a command. Never throws for bad input or a failed save: the status and the diagnostics say what happened. */
  readonly run: RunCommand;
  /** Lets go of the workspace; a temporary one is removed. */
  readonly close: () => Promise<void>;
}
