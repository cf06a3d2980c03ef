import type { Diagnostic } from '@pbc-planner/base';
import type { CommandManifest, ComparisonOutcome, ExplanationOutcome, LocalityOutcome, Outcome, ParametersSchema } from '@pbc-planner/domain';
import type { Availability } from '@pbc-planner/toolkit';
import type { MethodRoles, Unit } from '../grid/comparison-grid.ts';
import type { KeyTable } from '../keys/key-table.ts';
import type { Theme } from '../theme/themes.ts';
import type { FormState } from './form.ts';
import type { TableState } from './table-state.ts';
import type { TextField } from './text-field.ts';

/** Views that show the answer of a command as it is, each with tabs. */
export type BoardId = 'matrix' | 'projects' | 'process' | 'session';

/** The views that there are. */
export type ViewId = 'locality' | 'budgets' | BoardId;

/** Whom or what tabs and forms are about, by the name of the parameter that says so. */
export type Subject = 'project' | 'area' | 'win' | 'party';

/** What the editor area shows: a view, or the answer of a command that has no view of its own. */
export type Screen = ViewId | 'answer';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What the title line says of the open plan. */
export interface PlanSummary {
  readonly name: string;
  readonly year: string;
  readonly fictional: boolean;
  readonly revision: number;
  readonly temporary: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** In whose name changes are made. */
  readonly by: string;
  /** Why nothing can be saved; `null` where it can. */
  readonly readOnly: string | null;
  /** The projects that are open. */
  readonly projects: readonly { readonly id: string; readonly title: string }[];
}

/** A command as the palette shows it. */
export interface CommandEntry {
  readonly manifest: CommandManifest;
  readonly parameters: ParametersSchema;
  readonly availability: Availability;
  readonly key: string | null;
}

/** What a view has to show: its data, or why there are none. */
export type Held<O extends Outcome> =
  | { readonly status: 'loading' | 'ready'; readonly outcome: O | null; readonly reason: null }
  | { readonly status: 'unavailable'; readonly outcome: O | null; readonly reason: string };

export type Figure = { readonly practice: string; readonly method: string };

/** What every screen has: an answer, where somebody is in its table, and the first line shown of what is text. */
export interface ScreenState<O extends Outcome = Outcome> {
  readonly held: Held<O>;
  readonly table: TableState;
  readonly top: number;
  /** Whether it is shown the other way than it would be by itself: as a text, or its main table as a grid. */
  readonly other: boolean;
}

/** A board, and which of its tabs is shown. */
export interface BoardState extends ScreenState {
  readonly tab: string;
  /** The parameters that somebody gave the command behind the tab. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The answer that was read with it, where the tab asks for one. */
  readonly beside: Outcome | null;
}

/** The answer of a command that has no view of its own, and where to go back to. */
export interface AnswerState extends ScreenState {
  readonly title: string;
  readonly from: ViewId;
  /** The call that gave it, to be made again with other values. */
  readonly call: { readonly command: string; readonly params: Readonly<Record<string, unknown>> } | null;
}

/** The Budgets view. What it shows always belongs together: one comparison, and the explanation of one of its figures. */
export interface BudgetsState extends ScreenState<ComparisonOutcome> {
  /** The parameters that somebody gave the comparison, the blend included once it was moved. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The blend that was asked for and is not on screen yet. */
  readonly wanted: string | null;
  readonly unit: Unit;
  /** The figure that is explained beside the table, and its explanation once it has come. */
  readonly figure: Figure | null;
  readonly explanation: ExplanationOutcome | null;
}

/** What an option does: runs a command, opens its form, saves an answer as a file, or says whom the screen is about. */
export type ChoiceAct =
  | { readonly kind: 'call'; readonly command: string; readonly params: Readonly<Record<string, unknown>> }
  | { readonly kind: 'start'; readonly command: string; readonly params: Readonly<Record<string, unknown>> }
  | { readonly kind: 'save'; readonly outcome: Outcome; readonly format: string }
  | { readonly kind: 'subject'; readonly subject: Subject; readonly value: string };

/** One of several things that can be done: its own key, what it is called, and what it means. */
export interface ChoiceOption {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly does: ChoiceAct;
  /** Whether it is so already. */
  readonly held: boolean;
}

/** What stands before everything else and takes the keys. */
export type Modal =
  | { readonly kind: 'palette'; readonly query: TextField; readonly selected: number; readonly top: number }
  | { readonly kind: 'form'; readonly form: FormState }
  | { readonly kind: 'confirm'; readonly command: string; readonly title: string; readonly question: string;
      readonly params: Readonly<Record<string, unknown>>; readonly form: FormState | null }
  | { readonly kind: 'filter'; readonly text: TextField; readonly before: string }
  | { readonly kind: 'choose'; readonly title: string; readonly options: readonly ChoiceOption[]; readonly selected: number }
  | { readonly kind: 'help' | 'problems-list'; readonly top: number; /** What was refused, to go back to. */ readonly form?: FormState | null };

/** How a workbench is shown: drawn on the whole screen, or said in lines. */
export type Layout = 'screen' | 'lines';

export interface WorkbenchState {
  readonly layout: Layout;
  readonly size: Size;
  readonly theme: Theme;
  readonly keys: KeyTable;
  readonly plan: PlanSummary | null;
  readonly commands: readonly CommandEntry[];
  readonly roles: MethodRoles;
  readonly screen: Screen;
  /** Which pane the keys move in. */
  readonly focus: 'editor' | 'details';
  /** The first line shown of the details. */
  readonly detailsTop: number;
  readonly locality: ScreenState<LocalityOutcome>;
  readonly budgets: BudgetsState;
  readonly matrix: BoardState;
  readonly projects: BoardState;
  readonly process: BoardState;
  readonly session: BoardState;
  readonly answer: AnswerState;
  readonly modal: Modal | null;
  /** What is wrong, by where it was found: each source replaces its own. */
  readonly problems: Readonly<Record<string, readonly Diagnostic[]>>;
  /** One line about what just happened. */
  readonly notice: { readonly text: string; readonly bad: boolean } | null;
  /** The title of the command that is running. */
  readonly busy: string | null;
  /** Whether the last change could not be saved. */
  readonly unsaved: boolean;
  /** Commands run from the palette, latest first. */
  readonly recent: readonly string[];
  /** Whom a command was last run for, by its id: the next form begins with the same party or practice. */
  readonly speakers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The form that was run last, to go back to where its command refuses what it says. */
  readonly submitted: FormState | null;
  /** Whom or what the tabs are about, as it was chosen. */
  readonly subjects: Readonly<Partial<Record<Subject, string>>>;
}
