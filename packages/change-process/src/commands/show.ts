import { isFault, personKey, walkOf, type Command, type RefusalOutcome, type WalkOutcome } from '@pbc-planner/domain';
import { hasDeclared, hasInterest, interestsIn } from '../facts/decision-facts.ts';
import { evidenceKind, freshUntil, isStale } from '../facts/evidence-fact.ts';
import type { FactSources } from '../facts/facts.ts';
import { blocking, conditionsOf, stepHere, warning } from '../gate/gate.ts';
import { factSources, refused } from './answers.ts';

/** `process.show`: where a project stands, what the present step asks for, and all that was gathered. */
export const show: Command<{ readonly project: string }, WalkOutcome | RefusalOutcome> = async ({ project: id }, context) => {
  const sources = await factSources(id, context);
  return isFault(sources) ? refused('process.show', sources) : { status: 'fine', outcome: walkOutcome(sources), diagnostics: [] };
};

function walkOutcome(sources: FactSources): WalkOutcome {
  const { state, project, process, asOf } = sources;
  const { process: chosen, passed, answers, evidence, withdrawn, deciders, route, launch, reviews, overrides } = walkOf(state, project.id);
  const here = stepHere(sources);
  return {
    kind: 'walk', locality: state.founded?.name ?? '', fictional: state.founded?.fictional ?? false, project: project.id, title: project.title,
    process: { id: process.id, title: process.title, chosen: chosen !== null },
    steps: process.steps.map((step) => {
      const conditions = conditionsOf(step, sources);
      return {
        id: step.id, title: step.title, state: step.id === here?.id ? 'here' : passed.has(step.id) ? 'passed' : 'ahead', lead: step.lead, typicalTime: step.typicalTime,
        passed: passed.get(step.id) ?? null, blocking: blocking(conditions).length, warning: warning(conditions).length,
      };
    }),
    here: here === null ? null : {
      step: here,
      answers: here.questions.map(({ id, question }) => ({ question: id, text: question, answer: answers.get(id)?.answer ?? null, by: answers.get(id)?.by ?? null })),
      conditions: conditionsOf(here, sources),
    },
    evidence: evidence.map((one) => {
      const kind = evidenceKind(process, one.kind);
      return { ...one, title: kind?.title ?? one.kind, stale: isStale(one, kind, asOf), freshUntil: freshUntil(one, kind) };
    }),
    withdrawn,
    deciders: deciders.map((person) => ({ person, declared: declaredBy(sources, person), counted: countedIn(sources, person) })),
    interests: interestsIn(state, project.id),
    route: route === null ? null : { ...route, title: process.routes.find((one) => one.id === route.route)?.title ?? route.route },
    launch: process.launch.map(({ id, title }) => ({ id, title, text: launch.get(id) ?? null })),
    reviews, overrides, grade: process.grade,
  };
}

function declaredBy({ state, project: { id } }: FactSources, person: string): 'nothing yet' | 'no interest' | 'an interest' {
  if (hasInterest(state, id, person)) return 'an interest';
  return hasDeclared(state, id, person) ? 'no interest' : 'nothing yet';
}

function countedIn({ state, project: { id } }: FactSources, person: string): boolean {
  const { route } = walkOf(state, id);
  return route !== null && !hasInterest(state, id, person) && [...route.inFavour, ...route.against].some((one) => personKey(one) === personKey(person));
}
