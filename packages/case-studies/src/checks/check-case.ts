import { error, type Diagnostic } from '@pbc-planner/base';
import type { CaseStudy, CaseStudyChecklist } from '@pbc-planner/domain';
import { workOut, type CheckFault } from './work-out.ts';

const faultTexts: Readonly<Record<CheckFault, string>> = {
  'unknown figure': 'names a figure or an earlier check that the case does not have', 'not known': 'needs a figure that is not known', 'division by zero': 'divides by nothing',
};

/** What the schema of cases cannot see: ids that stand twice, sources and figures that are not there, and sums that do not come out. */
export function checkCase(record: CaseStudy): Diagnostic[] {
  const { figures, checks, costs, sources } = record;
  return [
    ...twice([...figures.map(({ id }) => id), ...checks.map(({ id }) => id)], 'figure or check', '/figures'),
    ...figures.flatMap((figure, index) => unknownSources(figure.sources, sources, `/figures/${index}/sources`)),
    ...figures.flatMap(({ id, sources: cited, grade }, index) => (cited.length === 0 && grade === 'verified'
      ? [error('verified-nowhere', `The figure ${id} is verified, and names no source.`, { place: { path: `/figures/${index}/sources` }, hint: 'Name the source that it was read in, or give it another grade.' })] : [])),
    ...costs.flatMap(({ figure }, index) => (figure === null || figures.some(({ id }) => id === figure)
      ? [] : [error('unknown-figure', `The cost names the figure "${figure}", which the case does not have.`, { place: { path: `/costs/${index}/figure` }, hint: `It has ${figures.map(({ id }) => id).join(', ')}.` })])),
    ...checks.flatMap((check, index): Diagnostic[] => {
      const path = `/checks/${index}`;
      const worked = workOut(record, check);
      if (typeof worked === 'string') return [error('bad-check', `The check ${check.id} ${faultTexts[worked]}.`, { place: { path: `${path}/of` }, hint: `Figures are ${figures.map(({ id }) => id).join(', ')}; a check may name those before it.` })];
      return worked.holds ? [] : [error('check-differs', `The check ${check.id} comes to ${worked.result} by ${worked.working}, and the case says ${check.equals}.`, { place: { path: `${path}/equals` }, hint: 'Work it out again by hand, and correct the figures or the check.' })];
    }),
  ];
}

/** What the schema of criteria cannot see. */
export function checkChecklist({ criteria, sources }: CaseStudyChecklist): Diagnostic[] {
  return [...twice(criteria.map(({ id }) => id), 'criterion', '/criteria'), ...criteria.flatMap((one, index) => unknownSources(one.sources, sources, `/criteria/${index}/sources`))];
}

function unknownSources(ids: readonly string[], sources: CaseStudy['sources'], path: string): Diagnostic[] {
  return ids.filter((id) => !Object.hasOwn(sources, id)).map((id) =>
    error('unknown-source', `It names the source "${id}", which the pack does not have.`, { place: { path }, hint: `It has ${Object.keys(sources).join(', ') || 'none'}.` }));
}

function twice(ids: readonly string[], what: string, path: string): Diagnostic[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) =>
    error('id-twice', `The ${what} ${id} stands twice.`, { place: { path }, hint: 'Give each an id of its own.' }));
}
