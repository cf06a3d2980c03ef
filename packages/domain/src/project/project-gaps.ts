import type { Project, ProjectMeasure } from './project.ts';

/** Something that a project lacks before it can be called achievable and measured (action point 5 of the note). */
export interface ProjectGap {
  /** Stable, for scripts and gates. */
  readonly id: 'problem' | 'population' | 'measure' | 'baseline' | 'target' | 'clinical-lead' | 'managerial-lead' | 'partners' | 'lever';
  readonly text: string;
}

/** Whether a measure can tell later if anything changed: from where, to where, and when each. */
export function isComplete({ baseline, baselineOn, target, targetOn }: ProjectMeasure): boolean {
  return baseline !== null && baselineOn !== null && target !== null && targetOn !== null;
}

/** Everything that a project lacks, in the order of its page. */
export function projectGaps({ problem, population, measures, clinicalLead, managerialLead, partners, levers }: Project): ProjectGap[] {
  const gaps: ProjectGap[] = [];
  if (problem === null) gaps.push({ id: 'problem', text: 'The problem is not told in a sentence.' });
  if (population === null) gaps.push({ id: 'population', text: 'Nobody has said for whom it is.' });
  if (measures.length === 0) gaps.push({ id: 'measure', text: 'It has no measure.' });
  for (const { id, baseline, baselineOn, target, targetOn } of measures) {
    if (baseline === null || baselineOn === null) gaps.push({ id: 'baseline', text: `The measure ${id} has no dated baseline.` });
    if (target === null || targetOn === null) gaps.push({ id: 'target', text: `The measure ${id} has no dated target.` });
  }
  if (clinicalLead === null) gaps.push({ id: 'clinical-lead', text: 'It has no clinical lead.' });
  if (managerialLead === null) gaps.push({ id: 'managerial-lead', text: 'It has no managerial lead beside the clinical one.' });
  if (partners.length === 0) gaps.push({ id: 'partners', text: 'It names no partner besides GPs.' });
  if (!levers.some((lever) => lever !== 'contract')) gaps.push({ id: 'lever', text: 'It names no lever besides the contract.' });
  return gaps;
}
