import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import type { FrameworkItem, ResponsibilityFramework, Right } from '@pbc-planner/domain';
import { unknownParties } from './unknown-item.ts';

/** What may be said of who holds an item; what is left out stays as it is. */
export interface SaidAssignment {
  readonly lead?: string;
  readonly joint?: readonly string[];
  readonly support?: readonly string[];
  readonly agree?: readonly string[];
  readonly approve?: readonly string[];
  readonly consulted?: readonly string[];
  readonly informed?: readonly string[];
  readonly without?: readonly string[];
  readonly convenor?: string;
  readonly rule?: string;
  readonly tieBreak?: string;
  readonly reviewBy?: string;
  readonly proposed: boolean;
  readonly directManagement?: 'yes' | 'no' | 'unknown';
}

/** The word for nobody in a list of parties, and for what is not known. */
const none = 'none';
const unknown = 'unknown';

const lists = ['joint', 'support', 'agree', 'approve', 'consulted', 'informed'] as const;

/** Whether anything was said at all. */
export function saysAnything(parameters: SaidAssignment): boolean {
  const { lead, convenor, without = [], proposed, directManagement, rule, tieBreak, reviewBy } = parameters;
  const given = [lead, convenor, rule, tieBreak, reviewBy, directManagement, ...lists.map((right) => parameters[right])];
  return proposed || without.length > 0 || given.some((one) => one !== undefined);
}

/** What is wrong with what was said: unknown parties, nothing at all, a proposal that there is not. */
export function faultsOfSaid(parameters: SaidAssignment, framework: ResponsibilityFramework, item: FrameworkItem): Diagnostic[] {
  const { lead, convenor, without = [], proposed } = parameters;
  const named = [
    ...lists.flatMap((right) => (parameters[right] ?? []).filter((party) => party !== none)), ...without,
    ...[lead, convenor].flatMap((party) => (party === undefined || party === unknown ? [] : [party])),
  ];
  const faults = unknownParties(framework, named);
  const fault = (code: string, message: string, hint: string) => faults.push(error(code, message, { hint }));
  if (!saysAnything(parameters)) {
    fault('nothing-to-assign', 'Nothing was said about the item.', 'Say for example --lead locality, or --joint pct,locality.');
  }
  if (proposed && item.suggestion === undefined) fault('no-proposal', `The framework proposes nothing for ${item.id}.`, 'Name who leads it with --lead PARTY.');
  if (proposed && (lead !== undefined || parameters.joint !== undefined)) {
    fault('proposal-and-lead', 'A proposal cannot be taken and another lead be named at once.', 'Leave --proposed out, or --lead and --joint.');
  }
  return faults;
}

/** Parameters as they are kept: `none` is nobody, `unknown` is `null`, and texts are clean. */
export interface CleanAssignment {
  readonly lead?: string | null;
  readonly rights: ReadonlyMap<Exclude<Right, 'lead'>, readonly string[]>;
  readonly without: readonly string[];
  readonly convenor?: string | null;
  readonly decisionRule?: string | null;
  readonly tieBreak?: string | null;
  readonly reviewBy?: string | null;
  readonly proposed: boolean;
}

/** What was said, as it is kept. */
export function cleaned(parameters: SaidAssignment): CleanAssignment {
  const value = (name: string, text: string | undefined) => (text === undefined ? {} : { [name]: text === unknown ? null : cleanText(text, 500) || null });
  return {
    ...value('lead', parameters.lead), ...value('convenor', parameters.convenor), ...value('decisionRule', parameters.rule),
    ...value('tieBreak', parameters.tieBreak), ...value('reviewBy', parameters.reviewBy),
    rights: new Map(lists.flatMap((right) => {
      const parties = parameters[right];
      return parties === undefined ? [] : [[right, parties.filter((party) => party !== none)] as const];
    })),
    without: parameters.without ?? [],
    proposed: parameters.proposed,
  };
}

/** The flag of direct management as it was said; `undefined` where nothing was. */
export function saidFlag({ directManagement }: SaidAssignment): boolean | null | undefined {
  return directManagement === undefined ? undefined : { yes: true, no: false, unknown: null }[directManagement];
}
