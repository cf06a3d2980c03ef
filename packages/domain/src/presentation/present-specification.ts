import type { Document, Table } from '@pbc-planner/base';
import type { SpecificationOutcome } from '../outcome/paper-outcomes.ts';
import { missingBlocks, paperBlocks, progressText, sectionsTable } from './present-paper.ts';

/** A service specification: what is wanted under its headings, with its indicators, and whether it is frozen. */
export function presentSpecification({ locality, fictional, project, title, template, parts, sections, indicators, frozen, grade }: SpecificationOutcome): Document {
  return {
    title: `${locality}: ${title}, service specification`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Project', project], ['Headings', `${template.title}. ${template.note}`], ['Written', progressText(sections)],
          ['State', frozen === null ? 'may be changed' : `frozen since ${frozen.at.slice(0, 10)}: ${frozen.by} took the project past ${frozen.step}; a change needs a reason and reopens it`], ['Grade', grade],
        ],
      },
      ...missingBlocks(sections),
      ...paperBlocks(sections, parts, ({ filled }) => (filled === 'indicators' && indicators.length > 0 ? [{ kind: 'table', table: indicatorsTable(indicators) }] : [])),
      { kind: 'table', table: sectionsTable(sections), main: true, only: 'rows' },
    ],
  };
}

function indicatorsTable(indicators: SpecificationOutcome['indicators']): Table {
  return {
    id: 'indicators',
    title: 'Indicators',
    columns: [
      { id: 'indicator', title: 'Indicator', kind: 'code' }, { id: 'title', title: 'What is counted', kind: 'text' }, { id: 'threshold', title: 'Not good enough', kind: 'text' },
      { id: 'method', title: 'How', kind: 'text' }, { id: 'frequency', title: 'How often', kind: 'text' },
    ],
    rows: indicators.map(({ id, title, threshold, method, frequency }) => [id, title, threshold, method, frequency]),
  };
}
