import type { Grade, Severity } from '@pbc-planner/base';
import type { Condition, RemovedCondition } from '../responsibility/condition.ts';
import type { FrameworkPair, SharedArrangement, SuccessorKind, Suggestion } from '../responsibility/responsibility-framework.ts';
import type { ResponsibilityStatus, Right } from '../responsibility/right.ts';

/** Who signed a row, when, and the row as it was then. */
export interface RowSignature {
  readonly on: string;
  readonly by: readonly string[];
  /** The row as `rowText` wrote it on that day. */
  readonly row: string;
  /** Who signed the row as it was before, so that the signature has lapsed; absent where nobody did. */
  readonly lapsed?: readonly string[];
}

/** One responsibility with everybody's rights. */
export interface MatrixItem {
  readonly id: string;
  readonly title: string;
  readonly status: ResponsibilityStatus;
  readonly lead: string | null;
  readonly shared: SharedArrangement | null;
  /** Every right by party, `lead` and `joint` too. */
  readonly roles: Readonly<Record<string, readonly Right[]>>;
  readonly conditions: readonly Condition[];
  readonly removedConditions: readonly RemovedCondition[];
  readonly money: boolean;
  /** Whether it only works if the commissioner manages the locality directly; `null` where nobody has said. */
  readonly needsDirectManagement: boolean | null;
  /** The same as each side answers it, by party; `needsDirectManagement` is yes where any of them says so. Absent where no side has said. */
  readonly directManagementBySide?: Readonly<Record<string, boolean>>;
  /** Where it was read, in words, with the grade. */
  readonly source: string;
  readonly grade: Grade;
  /** Of what other parties than the lead or the members hold as published. */
  readonly rolesGrade: Grade;
  /** How the framework would settle it, where it is unresolved there. */
  readonly suggestion?: Suggestion;
  readonly signedOff: RowSignature | null;
}

/** A party in an answer. */
export interface MatrixParty {
  readonly id: string;
  readonly title: string;
}

/** The responsibilities of a plan, or of a framework as published: data, without any drawing. */
export interface Matrix {
  readonly framework: string;
  readonly frameworkVersion: string;
  readonly frameworkTitle: string;
  /** The plan's; `null` for a framework as published. */
  readonly locality: string | null;
  readonly fictional: boolean;
  readonly parties: readonly MatrixParty[];
  readonly items: readonly MatrixItem[];
}

/** The notations that can be derived from the matrix, which itself is the `lead` view. */
export const matrixNotations = ['raci', 'rasci', 'daci'] as const;

export type MatrixNotation = (typeof matrixNotations)[number];

/** Something of a row that a notation cannot say: as words for people, and as data so that nothing is lost. */
export interface NotationNote {
  readonly item: string;
  readonly text: string;
  /** The rights that a party's letters stand for. */
  readonly rights?: { readonly party: string; readonly held: readonly Right[] };
  readonly condition?: Condition;
  readonly status?: ResponsibilityStatus;
  readonly shared?: SharedArrangement;
}

/** The matrix in another notation. Derived each time, never stored. */
export interface NotationView {
  readonly notation: MatrixNotation;
  readonly rows: readonly { readonly item: string; readonly cells: Readonly<Record<string, string>> }[];
  readonly notes: readonly NotationNote[];
  readonly legend: readonly (readonly [letter: string, meaning: string])[];
}

/** What a check has to say about a matrix. */
export interface Finding {
  /** `RM001` to `RM017`, stable. */
  readonly code: string;
  readonly severity: Severity;
  /** `null` where it is about the whole matrix. */
  readonly item: string | null;
  readonly party?: string;
  readonly message: string;
  readonly hint: string;
}

/** Who leads what. */
export interface MatrixOutcome extends Matrix {
  readonly kind: 'matrix';
  readonly view: 'lead' | MatrixNotation;
  /** `overview`: drawn as one line an item, for a screen. The data are the same. */
  readonly detail: 'overview' | 'full';
  /** `null` in the lead view. */
  readonly notation: NotationView | null;
  /** `null` where nobody asked for the checks. */
  readonly findings: readonly Finding[] | null;
  /** What the framework says of the one item that was asked for. */
  readonly about?: readonly (readonly [name: string, value: string])[];
}

/** How a pair of items that depend on each other stands. */
export interface PairState extends FrameworkPair {
  /** `open` while one of the two is not settled; `broken` breaks a separation or a gate. */
  readonly state: 'held' | 'open' | 'broken';
}

/** How much one party carries. */
export interface PartyLoad {
  readonly party: string;
  readonly title: string;
  /** Items by right. */
  readonly counts: Readonly<Record<Right, number>>;
  /** Hundredths of a per cent of all items that it leads, plain and by effort, rounded down. */
  readonly leadBasisPoints: number;
  readonly effortBasisPoints: number;
}

/** Whether the matrix would outlive a commissioner that cannot manage localities directly. */
export interface Sustainability {
  readonly items: number;
  readonly answered: number;
  readonly flagged: readonly string[];
  readonly limitPercent: number;
  /** `null` while items are not answered that could still tip it. */
  readonly sustainable: boolean | null;
  /** How far each party that answered for itself has come. */
  readonly sides?: readonly { readonly party: string; readonly answered: number; readonly flagged: readonly string[] }[];
}

/** What the checks found. */
export interface CheckOutcome {
  readonly kind: 'check';
  readonly framework: string;
  readonly fictional: boolean;
  readonly findings: readonly Finding[];
  readonly pairs: readonly PairState[];
  readonly load: readonly PartyLoad[];
  readonly sustainability: Sustainability;
}

/** What becomes of a matrix in another framework. */
export interface MigrationOutcome {
  readonly kind: 'migration';
  readonly from: string;
  readonly to: string;
  readonly fictional: boolean;
  /** Whether the plan was changed. */
  readonly applied: boolean;
  /** Every item of the old matrix. `carried`: its own settlement went along; else the new framework's row stands. */
  readonly rows: readonly {
    readonly item: string;
    readonly title: string;
    readonly kind: SuccessorKind;
    readonly to: readonly string[];
    readonly carried: boolean;
    readonly note: string | null;
  }[];
  /** Items of the new framework that come from none of the old one. */
  readonly newItems: readonly MatrixParty[];
  readonly lostConditions: readonly { readonly item: string; readonly condition: Condition; readonly to: readonly string[] }[];
  readonly lostSeparations: readonly { readonly items: readonly [string, string]; readonly to: readonly string[]; readonly reason: string }[];
  /** Parties as ids: who could lead before, who does now. `direction` is `null` where the ladder does not tell. */
  readonly leadChanges: readonly {
    readonly item: string;
    readonly to: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
    readonly direction: 'up' | 'down' | null;
  }[];
  readonly lostRights: readonly { readonly item: string; readonly party: string; readonly right: Right; readonly reason: string }[];
  /** What the locality had settled and the new matrix does not hold, each row as a text. */
  readonly notCarried: readonly { readonly item: string; readonly row: string }[];
  readonly matrix: Matrix;
}

/** What an import of a matrix took. */
export interface MatrixImportOutcome {
  readonly kind: 'matrix-import';
  readonly file: { readonly name: string; readonly sha256: string };
  readonly framework: string;
  /** Rows read, and the items that differ from the plan. */
  readonly rows: number;
  readonly changed: readonly string[];
  /** Whether the file has faults, so that nothing of it can be taken. */
  readonly refused: boolean;
  /** False when nothing was saved: refused, a dry run, or nothing differs. */
  readonly imported: boolean;
  readonly dryRun: boolean;
}
