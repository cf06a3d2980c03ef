import { cleanText } from '@pbc-planner/base';
import { budgetStanding } from './budget-standing.ts';
import { actionPoints } from './action-points.ts';
import { agreement } from './agreement.ts';
import { businessCases } from './business-cases.ts';
import { caseStudyChecks } from './case-study-checks.ts';
import { changeProcess } from './change-process.ts';
import { commitment } from './commitment.ts';
import { dataImports } from './data-imports.ts';
import type { EventRules, EventSlice } from './event-slice.ts';
import { founding } from './founding.ts';
import { involvement } from './involvement.ts';
import { matrixRounds } from './matrix-rounds.ts';
import { matrixSignings } from './matrix-signings.ts';
import { membership } from './membership.ts';
import { freedUpResources } from './freed-up-resources.ts';
import { merging } from './merging.ts';
import type { EventTypes, EventType, PlanEvent, UndoEvents } from './plan-event.ts';
import { projects } from './projects.ts';
import { responsibilities } from './responsibilities.ts';
import { sessions } from './sessions.ts';
import { serviceSpecifications } from './service-specifications.ts';
import { topSlices } from './top-slices.ts';
import { training } from './training.ts';
import { votes } from './votes.ts';
import { whatIfs } from './what-ifs.ts';
import { serviceLines } from './service-lines.ts';
import { fieldsCheck, wholeBetween, type FieldRules, type ShapeCheck } from './shape.ts';

const undoing: EventSlice<UndoEvents> = {
  'undone': {
    // Change 1 founds the plan, and no command takes that back.
    shape: { change: wholeBetween(2, 1_000_000_000) },
    apply: (state) => state,
    describe: ({ change }) => `undid change ${change}`,
    audience: 'public',
    undoable: true,
  },
};

/** The rules of every type of event. */
export const eventRules: EventSlice<EventTypes> = {
  ...founding, ...dataImports, ...membership, ...merging, ...responsibilities, ...matrixRounds, ...matrixSignings,
  ...commitment, ...agreement, ...actionPoints,
  ...topSlices, ...freedUpResources, ...projects, ...changeProcess, ...involvement, ...caseStudyChecks, ...training, ...sessions, ...votes, ...businessCases, ...serviceSpecifications,
  ...whatIfs, ...budgetStanding, ...serviceLines, ...undoing,
};

/** The rules of one type of event, whichever it is. */
export interface AnyEventRules extends Omit<EventRules<never>, 'shape'> {
  readonly shape: FieldRules;
}

/** The rules of a type of event; `null` for a type that this version does not know. */
export function rulesOf(type: string): AnyEventRules | null {
  return Object.hasOwn(eventRules, type) ? (eventRules[type as EventType] as AnyEventRules) : null;
}

const checks = new Map<string, ShapeCheck>();

/**
 * What is wrong with the data of an event, in words that follow "event 3": `("practice joined") is wrong at list: it must be a text`.
 * `null` where nothing is, or nothing is known of its type.
 * @param event with the change that it is part of, where it has one: only what was done before can be undone.
 */
export function eventFault({ type, data, change }: { readonly type: string; readonly data: object; readonly change?: number }): string | null {
  let check = checks.get(type);
  if (check === undefined) {
    const rules = rulesOf(type);
    if (rules === null) return null;
    check = fieldsCheck(rules.shape);
    checks.set(type, check);
  }
  const found = check(data);
  if (found === null && type === 'undone' && change !== undefined && (data as UndoEvents['undone']).change >= change) return '("undone") is wrong at change: it must be an earlier change';
  return found && `("${type}") is wrong at ${cleanText(found.path, 200)}: it must ${found.must}`;
}
/** An event as a sentence: `Dr Shah imported payments.csv (32 practices)`. */
export function describeEvent(event: PlanEvent): string {
  const rules = rulesOf(event.type);
  return rules ? `${event.by} ${rules.describe(event.data as never)}` : `${event.by}: ${event.type}`;
}
