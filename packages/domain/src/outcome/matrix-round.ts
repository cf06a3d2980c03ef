import type { SharedArrangement } from '../responsibility/responsibility-framework.ts';
import type { ResponsibilityStatus, Right } from '../responsibility/right.ts';
import type { MatrixParty } from './responsibility-outcomes.ts';

/** What a party says of an item, in data and in words. */
export interface PartyPosition {
  readonly party: string;
  /** As `rowText` writes it. */
  readonly row: string;
  readonly status: ResponsibilityStatus;
  readonly lead: string | null;
  readonly roles: Readonly<Record<string, readonly Right[]>>;
  readonly shared: SharedArrangement | null;
  readonly needsDirectManagement: boolean | null;
}

/**
 * `double-claim`: two or more parties each lead it themselves; `orphan`: nobody takes it, and they do not all name the same holder;
 * `clash`: they differ in another way.
 */
export const clashKinds = ['double-claim', 'orphan', 'clash'] as const;

export type ClashKind = (typeof clashKinds)[number];

/** An item on which the parties have not come to the same, with everybody's position. */
export interface Clash {
  readonly item: string;
  readonly title: string;
  readonly kind: ClashKind;
  /** How far the positions lie apart: see `spreadOf`. */
  readonly spread: number;
  /** How many different positions there are. */
  readonly distinct: number;
  /** In the order in which the parties are asked. */
  readonly positions: readonly PartyPosition[];
  readonly unanswered: readonly string[];
  /** The row as the plan has it now. */
  readonly now: string;
}

/** How far one party has come. Shows no content. */
export interface PartyProgress extends MatrixParty {
  readonly answered: number;
  readonly items: number;
  /** Whether every item is answered, or the party has handed in as it is. */
  readonly in: boolean;
}

/** A round in which each party fills the matrix alone: blind until it is revealed, then what they do not agree on. */
export interface MatrixRoundOutcome {
  readonly kind: 'matrix-round';
  readonly framework: string;
  readonly locality: string;
  readonly fictional: boolean;
  /** Counts from 1; `null` before the first. */
  readonly round: number | null;
  readonly parties: readonly PartyProgress[];
  /** `null` while it is blind; its `on` is `null` in the answer of the very call that does it, here and in `settled`. */
  readonly revealed: { readonly on: string | null; readonly by: string; readonly override: string | null } | null;
  /** Not settled yet, the widest spread first. `null` while it is blind, as are the next two. */
  readonly clashes: readonly Clash[] | null;
  /** Items on which everybody asked says the same; `held`: whether the plan's row says so too. */
  readonly agreed: readonly { readonly item: string; readonly title: string; readonly row: string; readonly held: boolean }[] | null;
  /** Items that a party has left blank, which is no agreement. */
  readonly unanswered: readonly { readonly item: string; readonly parties: readonly string[] }[] | null;
  readonly settled: readonly {
    readonly item: string;
    readonly title: string;
    readonly on: string | null;
    readonly by: string;
    readonly reason: string;
    readonly how: 'assigned' | 'position' | 'agreed' | 'unresolved';
    readonly party?: string;
    /** The row as the plan has it now. */
    readonly row: string;
  }[];
  /** What the person who asks has entered for a party; nobody else's. */
  readonly own?: readonly (PartyPosition & { readonly item: string })[];
  /** What this call took. */
  readonly fill?: {
    readonly party: string;
    readonly file: { readonly name: string; readonly sha256: string } | null;
    /** Answers read, and the items of which the answer changed. */
    readonly rows: number;
    readonly changed: readonly string[];
    readonly refused: boolean;
    readonly saved: boolean;
    readonly dryRun: boolean;
  };
}
