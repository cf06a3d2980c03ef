import {
  dutyTested, isComplete, patientsInvolved, stakeholdersNamed, trustAgreed, walkOf,
  type ChangeProcess, type GateConditionState, type PaperTemplate, type PlanState, type Project, type ReviewRecord,
} from '@pbc-planner/domain';
import { evidenceFact } from './evidence-fact.ts';
import { clauseNamed, providersContacted } from './involvement-facts.ts';
import { everybodyDeclared, interestsHandled, routeRecorded } from './decision-facts.ts';
import { caseApproved, caseSubmitted, indicatorsComplete, specificationComplete } from './paper-facts.ts';

/** What facts are read from. */
export interface FactSources {
  readonly state: PlanState;
  readonly project: Project;
  readonly process: ChangeProcess;
  /** The headings that papers may be written under. */
  readonly templates: readonly PaperTemplate[];
  /** The day by which evidence is old or not. */
  readonly asOf: string;
}

/** A fact as the plan stands: whether it is so, why, and what to do where it is not. */
export interface FactState {
  readonly state: GateConditionState;
  readonly reason: string;
  /** Empty where it is met. */
  readonly mend: string;
}

type Fact = (sources: FactSources) => FactState;

/** It is so. */
export function met(reason: string): FactState {
  return { state: 'met', reason, mend: '' };
}

/** The closed set of facts that a gate may ask for. What they mean is fixed here; which gate asks for them is in the packs. */
const namedFacts = {
  'problem-told': ({ project }) => known(project.problem, 'The problem is not told in a sentence.', `pbc project describe ${project.id} --problem "..."`),
  'population-named': ({ project }) => known(project.population, 'Nobody has said for whom it is.', `pbc project describe ${project.id} --population "..."`),
  'clinical-lead': ({ project }) => known(project.clinicalLead, 'It has no clinical lead.', `pbc project describe ${project.id} --clinical-lead "..."`),
  'managerial-lead': ({ project }) => known(project.managerialLead, 'It has no managerial lead.', `pbc project describe ${project.id} --managerial-lead "..."`),
  'partners-named': ({ project }) =>
    known(project.partners.join(', ') || null, 'It names no partner besides GPs.', `pbc project describe ${project.id} --partners "acute trust,community nurses"`),
  'lever-besides-contract': ({ project }) =>
    known(project.levers.filter((lever) => lever !== 'contract').join(', ') || null, 'It names no lever besides the contract.', `pbc project describe ${project.id} --levers pathway`),
  'measure-chosen': ({ project }) => known(project.measures.map(({ title }) => title).join(', ') || null, 'It has no measure.', `pbc project measure ${project.id} MEASURE`),
  'measurable-target': measurableTarget,
  'savings-estimated': ({ project }) => known(project.estimates.map(({ win }) => win).join(', ') || null, 'No quick win is worked out for it.', `pbc project quick-win --project ${project.id}`),
  'project-scored': ({ project, state }) => {
    const scores = Object.entries(state.projects.scores.get(project.id) ?? {});
    return known(scores.map(([criterion, score]) => `${criterion} ${score}`).join(', ') || null, 'It is not scored on the grid.', `pbc project score ${project.id} need=4,ability=5`);
  },
  'deciders-named': ({ project, state }) => known(walkOf(state, project.id).deciders.join(', ') || null, 'Nobody has said who decides.', `pbc process deciders ${project.id} "Dr A,Ms B"`),
  'business-case-submitted': caseSubmitted,
  'case-approved': caseApproved,
  'specification-complete': specificationComplete,
  'indicators-complete': indicatorsComplete,
  'interests-declared': everybodyDeclared,
  'interests-handled': interestsHandled,
  'route-recorded': routeRecorded,
  'review-recorded': ({ project, state }) => {
    const review = lastReview(state, project);
    return known(review === undefined ? null : `${review.verdict}, on ${review.on}`, 'There is no review with a verdict and a net saving.', `pbc process review ${project.id} --verdict keep --gross 12000 --net 8000 --on 2007-01-31`);
  },
  'freed-up-decided': ({ project, state }) =>
    known(lastReview(state, project)?.freedUp ?? null, 'Nobody has said what is done with money that is freed up.', `pbc process review ${project.id} --freed-up "..." and the rest of the review`),
  'trust-contacted': providersContacted,
  'trust-agreed': ({ project, state }) => trustAgreed(state, project.id),
  'contract-linked': clauseNamed,
  'stakeholders-named': ({ project, state }) => stakeholdersNamed(state, project.id),
  'duty-tested': ({ project, state }) => dutyTested(state, project.id),
  'patients-involved': ({ project, state }) => patientsInvolved(state, project.id),
} as const satisfies Readonly<Record<string, Fact>>;

/** The names of all facts that take no id. */
export const factNames = Object.keys(namedFacts);

/** Facts that ask whether an interest stands in the way. Nobody goes past them. */
export const interestFacts: readonly string[] = ['interests-declared', 'interests-handled'] satisfies (keyof typeof namedFacts)[];

/** A fact of a project. @throws RangeError when there is no such fact: the check of packs must have refused it. */
export function factOf(name: string, sources: FactSources): FactState {
  const [kind, id] = name.split(':') as [string, string | undefined];
  if (id === undefined && Object.hasOwn(namedFacts, name)) return namedFacts[name as keyof typeof namedFacts](sources);
  const { project, process, state } = sources;
  if (id !== undefined && kind === 'evidence') return evidenceFact(id, sources);
  if (id !== undefined && kind === 'answer') {
    const given = walkOf(state, project.id).answers.get(id);
    return known(given === undefined ? null : `${given.by}: ${given.answer}`, 'Nobody has answered it.', `pbc process answer ${project.id} ${id} "..."`, 'unknown');
  }
  if (id !== undefined && kind === 'launch') {
    const title = process.launch.find((item) => item.id === id)?.title ?? id;
    return known(walkOf(state, project.id).launch.get(id) ?? null, `The launch plan has nothing on: ${title}.`, `pbc process launch ${project.id} ${id} "..."`);
  }
  throw new RangeError(`There is no fact ${name}: the check of packs lets too much through`);
}

/** The last review of this round; those from before steps were reopened are of an earlier one. */
function lastReview(state: PlanState, project: Project): ReviewRecord | undefined {
  const { reviews, reviewsBefore } = walkOf(state, project.id);
  return reviews.slice(reviewsBefore).at(-1);
}

function known(value: string | null, reason: string, mend: string, otherwise: GateConditionState = 'missing'): FactState {
  return value === null ? { state: otherwise, reason, mend } : met(value);
}

function measurableTarget({ project }: FactSources): FactState {
  const complete = project.measures.find(isComplete);
  if (complete !== undefined) return met(`${complete.title}: from ${complete.baseline} on ${complete.baselineOn} to ${complete.target} by ${complete.targetOn}.`);
  const reason = project.measures.length === 0 ? 'It has no measure.' : 'No measure has both a baseline and a target with their days.';
  return { state: 'missing', reason, mend: `pbc project measure ${project.id} MEASURE --baseline 35 --baseline-on 2006-04-01 --target 80 --target-on 2007-03-31` };
}
