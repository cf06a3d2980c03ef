import { caseOf, isFault, specificationOf, type CaseDecision } from '@pbc-planner/domain';
import { specificationSections } from '../specification/specification-paper.ts';
import { hasInterest } from './decision-facts.ts';
import type { FactSources, FactState } from './facts.ts';

/** Whether a complete business case lies before those who decide, or was approved. */
export function caseSubmitted({ state, project: { id } }: FactSources): FactState {
  const { rounds } = caseOf(state, id);
  const last = rounds.at(-1);
  const mend = `pbc process case ${id}, and when nothing is missing pbc process case-submit ${id}`;
  if (last === undefined) return { state: 'missing', reason: 'No complete business case was submitted.', mend };
  if (last.decision?.verdict === 'refused') return { state: 'missing', reason: `It was refused on ${last.decision.on}. What would mend it: ${last.decision.mend}`, mend };
  return met(`Submitted on ${last.submittedOn}${rounds.length === 1 ? '' : `, round ${rounds.length}`}.`);
}

/** Whether the business case is approved by people none of whom has an interest. */
export function caseApproved(sources: FactSources): FactState {
  const { state, project: { id } } = sources;
  const last = caseOf(state, id).rounds.at(-1);
  if (last === undefined) return { state: 'missing', reason: 'No complete business case was submitted.', mend: `pbc process case ${id}` };
  const mend = `pbc process case-decide ${id} approve --in-favour "..."`;
  const { decision } = last;
  if (decision === null) return { state: 'missing', reason: `Submitted on ${last.submittedOn}; nobody has decided yet.`, mend };
  if (decision.verdict === 'refused') return { state: 'missing', reason: `Refused on ${decision.on}: ${decision.reasons}`, mend: `pbc process case-submit ${id}, once it is mended: ${decision.mend}` };
  const tainted = countedWithInterest(sources, decision);
  if (tainted.length > 0) return { state: 'missing', reason: `Counted in the approval, and with an interest: ${tainted.join(', ')}. Decide again.`, mend: `pbc process case-submit ${id}, and decide again` };
  return met(`${decision.verdict === 'approved' ? 'Approved' : `Approved with conditions (${decision.conditions})`} on ${decision.on}.`);
}

/** Whether every required heading of the specification is filled. */
export function specificationComplete(sources: FactSources): FactState {
  const { project: { id } } = sources;
  const sections = specificationSections(sources);
  const mend = `pbc process specification ${id} --heading HEADING --text "..."`;
  if (isFault(sections)) return { state: 'missing', reason: sections.message, mend };
  const missing = sections.filter(({ required, lacks }) => required && lacks.length > 0).map((heading) => heading.id);
  if (missing.length === 0) return met('Every required heading is filled.');
  return { state: 'missing', reason: `Still missing: ${missing.join(', ')}.`, mend };
}

/** Whether each indicator of the specification has a threshold, a method and a frequency, and there is one at all. */
export function indicatorsComplete({ state, project: { id } }: FactSources): FactState {
  const { indicators } = specificationOf(state, id);
  const mend = `pbc process indicator ${id} ID --title "..." --threshold "..." --method "..." --frequency "..."`;
  if (indicators.length === 0) return { state: 'missing', reason: 'It has no indicator.', mend };
  const half = indicators.filter(({ threshold, method, frequency }) => threshold === null || method === null || frequency === null).map((one) => one.id);
  if (half.length === 0) return met(`${indicators.map(({ title, threshold }) => `${title}: ${threshold}`).join('; ')}.`);
  return { state: 'missing', reason: `Without a threshold, a method or a frequency: ${half.join(', ')}.`, mend };
}

function countedWithInterest({ state, project: { id } }: FactSources, { inFavour, against }: CaseDecision): string[] {
  return [...inFavour, ...against].filter((person) => hasInterest(state, id, person));
}

function met(reason: string): FactState {
  return { state: 'met', reason, mend: '' };
}
