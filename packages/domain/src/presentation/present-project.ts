import { formatPounds, type Block, type Document, type Table } from '@pbc-planner/base';
import { estimateNames, type ProjectOutcome } from '../outcome/project-outcomes.ts';
import { cautionsBlock, cautionsText } from './cautions-block.ts';
import { overlapsBlock, range } from './present-portfolio.ts';

const unknown = 'not known yet';

/** One project as a page: what it is, how it is measured, what it may save, what it lacks, what to beware of. */
export function presentProject(outcome: ProjectOutcome): Document {
  const { project, areaTitle, fictional, locality, gaps, gross, net, overlaps, cautions, grade } = outcome;
  const { title, problem, population, clinicalLead, managerialLead, partners, levers, closed } = project;
  return {
    title: `${locality}: ${title}`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Project', project.id], ['Area', areaTitle], ['Problem', problem ?? unknown], ['For whom', population ?? unknown],
          ['Clinical lead', clinicalLead ?? unknown], ['Managerial lead', managerialLead ?? unknown],
          ['Partners', partners.join(', ') || unknown], ['Levers', levers.join(', ') || unknown],
          ...(closed === null ? [] : [['Closed', `${closed.on}: ${closed.reason}`] as const]), ['Grade', grade],
        ],
      },
      { kind: 'table', table: measuresTable(project.measures), main: true },
      ...savings(outcome),
      ...(outcome.estimates.length === 0 ? [] : [{ kind: 'facts', facts: [['Gross, low to high', range(gross)], ['Net, low to high', range(net)], ['Net, central', formatPounds(net.central)]] } as const]),
      ...overlapsBlock(overlaps),
      ...(gaps.length === 0 ? [] : [{ kind: 'heading', text: 'Still lacking' } as const, { kind: 'list', items: gaps.map(({ text }) => text) } as const]),
      ...cautionsBlock(cautions),
    ],
  };
}

/** What is counted, from where to where. */
export function measuresTable(measures: ProjectOutcome['project']['measures']): Table {
  return {
    id: 'measures',
    title: 'Measures',
    columns: [
      { id: 'measure', title: 'Measure', kind: 'code' }, { id: 'title', title: 'What is counted', kind: 'text' }, { id: 'unit', title: 'Unit', kind: 'text' },
      { id: 'better', title: 'Better', kind: 'text' }, { id: 'baseline', title: 'Baseline', kind: 'number' }, { id: 'baseline_on', title: 'On', kind: 'text' },
      { id: 'target', title: 'Target', kind: 'number' }, { id: 'target_on', title: 'By', kind: 'text' },
    ],
    rows: measures.map(({ id, title, unit, better, baseline, baselineOn, target, targetOn }) => [id, title, unit, better, baseline, baselineOn, target, targetOn]),
  };
}

function savings({ estimates }: ProjectOutcome): Block[] {
  const table: Table = {
    id: 'quick_wins',
    title: 'What it may save',
    columns: [
      { id: 'win', title: 'Quick win', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'gross_central', title: 'Gross, central', kind: 'pence' },
      ...estimateNames.map((name) => ({ id: `net_${name}`, title: `Net, ${name}`, kind: 'pence' }) as const),
      { id: 'reads', title: 'Reads', kind: 'text' }, { id: 'caution', title: 'Caution', kind: 'text' },
    ],
    rows: estimates.map(({ win, title, gross, net, loss, cautions }) => [win, title, gross.central, ...estimateNames.map((name) => net[name]), loss ? 'a loss' : 'a saving', cautionsText(cautions)]),
  };
  return estimates.length === 0 ? [] : [{ kind: 'table', table }];
}
