import { cleanText, error, lowestGrade, type Diagnostic } from '@pbc-planner/base';
import {
  isFault, stateWith, walkOf, type Command, type CommandContext, type CommandResult, type EventBody, type MessageOutcome, type RefusalOutcome, type RouteAdviceOutcome,
} from '@pbc-planner/domain';
import { countFaults, counted, minutesOf, uniquePeople } from '../decision/counting.ts';
import { hasDeclared } from '../facts/decision-facts.ts';
import type { FactSources } from '../facts/facts.ts';
import { adviseRoutes, firstAdvised } from '../route/advise.ts';
import { chosenThreshold, readRouteFacts, referencesSeen, routeQuestions, shownFacts, truthsOf } from '../route/route-facts.ts';
import { done, factSources, nothingSaid, readPeople, refused, unknownId } from './answers.ts';

/** `process.deciders`: who decides on a project, on its case and on its route, all of them, by name. */
export const deciders: Command<{ readonly project: string; readonly people: readonly string[] }, MessageOutcome | RefusalOutcome> = async ({ project: id, people }, context) => {
  const sources = await factSources(id, context);
  if (isFault(sources)) return refused('process.deciders', sources);
  const named = uniquePeople(readPeople(people));
  if (named.length === 0) return refused('process.deciders', nothingSaid('nobody-named', 'Nobody is named.', 'Give the names with commas between.'));
  const silent = named.filter((person) => !hasDeclared(context.state, id, person));
  return done(`On ${sources.project.title} decide ${named.join(', ')}. ${silent.length === 0 ? 'All have declared interests, or none.' : `Not declared yet: ${silent.join(', ')}.`}`,
    [{ type: 'deciders named', data: { project: id, people: named } }]);
};

interface RouteParameters {
  readonly project: string;
  readonly route?: string;
  readonly reasons?: string;
  readonly inFavour?: readonly string[];
  readonly against?: readonly string[];
  readonly insideContract?: string;
  readonly severalProviders?: string;
  readonly patientsChoose?: string;
  readonly priceFixed?: string;
  readonly wholeSystem?: string;
  readonly oneCapable?: string;
  readonly urgent?: string;
  readonly value?: string;
  readonly threshold?: string;
}

/**
 * `process.route`: without a route, advice on it from what was said of the service, each answer of which may be not known; with a
 * route, the decision on it, with reasons and who was counted. Nobody with an interest is.
 */
export const route: Command<RouteParameters, RouteAdviceOutcome | MessageOutcome | RefusalOutcome> = async (parameters, context) => {
  const sources = await factSources(parameters.project, context);
  if (isFault(sources)) return refused('process.route', sources);
  const facts = factsGiven(parameters);
  const decides = parameters.route !== undefined || parameters.reasons !== undefined || parameters.inFavour !== undefined || parameters.against !== undefined;
  if (decides && Object.keys(facts).length > 0) {
    return refused('process.route', error('facts-and-decision', 'What is said of the service and the decision are two things.', { hint: `First pbc process route ${parameters.project} with what is said, then again with the route, --reasons and who is counted.` }));
  }
  return decides ? decideRoute(parameters, sources) : advice(facts, sources, context);
};

async function advice(given: Readonly<Record<string, string>>, sources: FactSources, context: CommandContext): Promise<CommandResult<RouteAdviceOutcome | RefusalOutcome>> {
  const { project, process } = sources;
  const policy = await context.registry.policyParameters();
  const { answers, takenBack, faults } = readRouteFacts(given, policy);
  if (faults.length > 0) return refused('process.route', ...faults);
  const said = Object.keys(given).length > 0;
  const events: EventBody[] = said ? [{ type: 'route facts answered', data: { project: project.id, answers, takenBack } }] : [];
  const state = stateWith(context.state, events, context.clock(), context.by);
  const walk = walkOf(state, project.id);
  const threshold = chosenThreshold(walk, policy, state.founded?.year ?? '');
  const routes = adviseRoutes(process.routes, truthsOf(walk, threshold));
  const recorded = walk.route === null ? null : { ...walk.route, title: process.routes.find(({ id }) => id === walk.route?.route)?.title ?? walk.route.route };
  return {
    status: 'fine',
    outcome: {
      kind: 'route-advice', locality: state.founded?.name ?? '', fictional: state.founded?.fictional ?? false, project: project.id, title: project.title,
      facts: shownFacts(walk), threshold, references: referencesSeen(policy), routes, ...firstAdvised(routes), recorded,
      grade: lowestGrade([process.grade, ...(threshold === null ? [] : [threshold.grade])]),
    },
    diagnostics: [],
    ...(said ? { events } : {}),
  };
}

function decideRoute({ route: asked = '', reasons = '', inFavour, against }: RouteParameters, sources: FactSources): CommandResult<MessageOutcome | RefusalOutcome> {
  const { process, project } = sources;
  const known = process.routes.find((one) => one.id === asked);
  const count = counted(inFavour, against);
  const why = cleanText(reasons, 2000).trim();
  const faults: Diagnostic[] = [
    ...(known === undefined ? [unknownId('route', asked, process.routes.map((one) => one.id))] : []),
    ...(why === '' ? [nothingSaid('no-reasons', 'A route without reasons is none.', 'Give --reasons "...".')] : []),
    ...countFaults(count, sources),
  ];
  if (known === undefined || faults.length > 0) return refused('process.route', ...faults);
  const { left, withoutVote, text } = minutesOf(sources);
  return done(`${project.title}: ${known.title}, ${count.inFavour.length} for and ${count.against.length} against. ${text} This is advice with reasons and no legal verdict; ask those who know procurement.`,
    [{ type: 'route recorded', data: { project: project.id, route: asked, reasons: why, ...count, left, withoutVote } }]);
}

/** What was said of the service, by the ids of the questions. */
function factsGiven({ insideContract, severalProviders, patientsChoose, priceFixed, wholeSystem, oneCapable, urgent, value, threshold }: RouteParameters): Record<string, string> {
  const all: Readonly<Record<keyof typeof routeQuestions | 'value' | 'threshold', string | undefined>> = {
    'inside-contract': insideContract, 'several-providers': severalProviders, 'patients-choose': patientsChoose, 'price-fixed': priceFixed, 'whole-system': wholeSystem,
    'one-capable': oneCapable, 'urgent': urgent, value, threshold,
  };
  return Object.fromEntries(Object.entries(all).flatMap(([id, answer]) => (answer === undefined ? [] : [[id, answer]])));
}
