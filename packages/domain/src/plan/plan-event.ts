import type { FreedUpEvents } from './freed-up-resources.ts';
import type { BudgetStandingEvents } from './budget-standing.ts';
import type { ActionPointEvents } from './action-points.ts';
import type { AgreementEvents } from './agreement.ts';
import type { BusinessCaseEvents } from './business-cases.ts';
import type { CaseStudyEvents } from './case-study-checks.ts';
import type { ChangeProcessEvents } from './change-process.ts';
import type { CommitmentEvents } from './commitment.ts';
import type { FoundingEvents } from './founding.ts';
import type { ImportEvents } from './data-imports.ts';
import type { InvolvementEvents } from './involvement.ts';
import type { MatrixRoundEvents } from './matrix-rounds.ts';
import type { MatrixSigningEvents } from './matrix-signings.ts';
import type { MembershipEvents } from './membership.ts';
import type { MergingEvents } from './merging.ts';
import type { ProjectEvents } from './projects.ts';
import type { ResponsibilityEvents } from './responsibilities.ts';
import type { SessionEvents } from './sessions.ts';
import type { ServiceSpecificationEvents } from './service-specifications.ts';
import type { TopSliceEvents } from './top-slices.ts';
import type { TrainingEvents } from './training.ts';
import type { VoteEvents } from './votes.ts';
import type { WhatIfEvents } from './what-ifs.ts';
import type { ServiceLineEvents } from './service-lines.ts';

/** Undoing a change is an event too; it names the change that no longer counts. Redoing undoes the undoing. */
export interface UndoEvents {
  readonly 'undone': { readonly change: number };
}

/** Every kind of event with its data: one slice of the plan each. */
export interface EventTypes extends
  FoundingEvents, ImportEvents, MembershipEvents, MergingEvents, ResponsibilityEvents, MatrixRoundEvents, MatrixSigningEvents,
  CommitmentEvents, AgreementEvents, ActionPointEvents,
  TopSliceEvents, FreedUpEvents, ProjectEvents, ChangeProcessEvents, InvolvementEvents, CaseStudyEvents, TrainingEvents, SessionEvents, VoteEvents, BusinessCaseEvents, ServiceSpecificationEvents, WhatIfEvents, BudgetStandingEvents, ServiceLineEvents, UndoEvents {}

export type EventType = keyof EventTypes;

/** What a command asks to be remembered: a small fact in the past tense. */
export type EventBody = { readonly [T in EventType]: { readonly type: T; readonly data: EventTypes[T] } }[EventType];

/** A fact as the plan remembers it. */
export type PlanEvent = EventBody & {
  /** Counts from 1, without gaps. */
  readonly sequence: number;
  /** All events of one command call share a change, which is one step of undo. Counts from 1. */
  readonly change: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly by: string;
  /** The id of the command. */
  readonly command: string;
};
