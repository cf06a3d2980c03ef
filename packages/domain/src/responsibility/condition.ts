import type { Grade } from '@pbc-planner/base';
import type { Right } from './right.ts';

/**
 * What a condition asks for: that a party agrees, approves last, supports, or is turned to when it cannot be settled;
 * a `rule` asks for something else, which its note says.
 */
export const conditionKinds = ['agree', 'approve', 'support', 'escalate', 'rule'] as const;

export type ConditionKind = (typeof conditionKinds)[number];

/** A condition on an item: "paid only when the locality agrees". */
export interface Condition {
  readonly kind: ConditionKind;
  /** Absent where no single party is meant. */
  readonly party?: string;
  readonly note: string;
  readonly grade?: Grade;
}

/** A condition that somebody took away, and why; `null` where nobody said why. */
export interface RemovedCondition extends Condition {
  readonly reason: string | null;
}

/** A text that two conditions of an item share exactly when they are the same: by kind and party, else by kind and note. */
export function conditionKey({ kind, party, note }: Pick<Condition, 'kind' | 'party' | 'note'>): string {
  return party === undefined ? `${kind}: ${note}` : `${kind} ${party}`;
}

/** The right that a condition gives to its party; `null` for a kind that gives none. */
export function rightOfCondition(kind: ConditionKind): Right | null {
  return kind === 'agree' || kind === 'approve' || kind === 'support' ? kind : null;
}

/** A condition in one line: `agree locality: paid only when the locality agrees`. */
export function conditionText({ kind, party, note }: Condition): string {
  return `${kind}${party === undefined ? '' : ` ${party}`}: ${note}`;
}

/** All conditions of an item in one cell, which `readConditions` reads back. */
export function conditionsText(conditions: readonly Condition[]): string {
  return conditions.map((condition) => conditionText(condition).replace(/[\\|]/g, '\\$&')).join(' | ');
}

const written = /^([a-z]+)(?: ([^\s:]+))?:(?: (.*))?$/s;

/** The conditions in a cell as `conditionsText` writes them; a text is the part that cannot be read. */
export function readConditions(cell: string): (Condition | string)[] {
  const parts = cell.match(/(?:\\.|[^|\\]|\\$)+/gs) ?? [];
  return parts.map((part) => part.trim().replace(/\\(.)/gs, '$1')).filter((part) => part !== '').map(readCondition);
}

function readCondition(text: string): Condition | string {
  const [, kind, party, note = ''] = written.exec(text) ?? [];
  if (!isConditionKind(kind)) return text;
  return { kind, ...(party === undefined ? {} : { party }), note };
}

/** Whether a value is a kind of condition. */
export function isConditionKind(value: unknown): value is ConditionKind {
  return (conditionKinds as readonly unknown[]).includes(value);
}
