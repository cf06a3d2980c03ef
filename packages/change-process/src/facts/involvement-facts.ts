import { contractLinked, trustContacted } from '@pbc-planner/domain';
import { evidenceFact } from './evidence-fact.ts';
import type { FactSources, FactState } from './facts.ts';

/** Whether the providers that a project touches were asked: by the tracker, and where it holds nothing, by evidence of the kind `partners-contacted`. */
export function providersContacted(sources: FactSources): FactState {
  const tracked = trustContacted(sources.state, sources.project.id);
  return tracked.state === 'unknown' ? evidenceOr('partners-contacted', tracked, sources) : tracked;
}

/** Whether the contract that a project touches is named: by the tracker, or by evidence of the kind `contract-clause`. */
export function clauseNamed(sources: FactSources): FactState {
  const tracked = contractLinked(sources.state, sources.project.id);
  return tracked.state === 'met' ? tracked : evidenceOr('contract-clause', tracked, sources);
}

function evidenceOr(kind: string, tracked: FactState, sources: FactSources): FactState {
  const held = evidenceFact(kind, sources);
  return held.state === 'met' ? held : { ...tracked, mend: `${tracked.mend}; or ${held.mend}` };
}
