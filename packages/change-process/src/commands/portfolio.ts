import {
  caseOf, countProjects, isFault, isOpen, less, summed, type Command, type CommandContext, type PortfolioOutcome, type PortfolioStep, type Project,
} from '@pbc-planner/domain';
import { clockOf, lastDayOf, lengthOf, policyLength, type ClockLength } from '../case/clock.ts';
import type { FactSources } from '../facts/facts.ts';
import { blocking, conditionsOf, stepHere, warning } from '../gate/gate.ts';
import { factSources } from './answers.ts';

/** `project.list`: every project with the step it is at, the gate it comes to, and what they save together: gross, overlaps taken off once, and net. */
export const portfolio: Command<object, PortfolioOutcome> = async (_, context) => {
  const { projects, overlaps, grade } = await countProjects(context);
  const open = projects.filter(({ project }) => isOpen(project));
  const length = await policyLength(context);
  const walking = await Promise.all(projects.map(async (one) => ({ ...one, step: isOpen(one.project) ? await stepOf(one.project, context, length) : null })));
  return {
    status: 'fine',
    outcome: {
      kind: 'portfolio', locality: context.state.founded?.name ?? '', fictional: context.state.founded?.fictional ?? false, projects: walking, overlaps,
      gross: summed(open.map((one) => one.gross)), net: less(summed(open.map((one) => one.net)), summed(overlaps.map(({ deduction }) => deduction))), grade,
    },
    diagnostics: [],
  };
};

async function stepOf({ id }: Project, context: CommandContext, length: ClockLength): Promise<PortfolioStep | null> {
  const sources = await factSources(id, context);
  if (isFault(sources)) return null;
  const here = stepHere(sources);
  if (here === null) return null;
  const { process: { title, steps } } = sources;
  const conditions = conditionsOf(here, sources);
  return {
    process: title, step: here.id, title: here.title, number: steps.indexOf(here) + 1, of: steps.length,
    blocking: blocking(conditions).map(({ text }) => text), warning: warning(conditions).map(({ text }) => text), clock: clockText(sources, length),
  };
}

/** Where the case stands, in a few words: `day 30 of 56`. */
function clockText({ state, project: { id }, asOf }: FactSources, policy: ClockLength): string | null {
  const last = caseOf(state, id).rounds.at(-1);
  if (last === undefined) return null;
  if (last.decision !== null) return `${last.decision.verdict} on ${last.decision.on}`;
  const day = lastDayOf(last);
  const { used, allowed, overdue, state: clock } = clockOf(last, lengthOf(last, policy), asOf > day ? asOf : day);
  return `day ${used}${allowed === null ? '' : ` of ${allowed}`}${clock === 'paused' ? ', stopped by a request' : overdue ? ', overdue' : ''}`;
}
