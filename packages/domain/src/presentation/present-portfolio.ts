import { counted, formatPounds, type Block, type Document, type Table } from '@pbc-planner/base';
import { estimateNames, type OverlapDeduction, type PortfolioOutcome, type PortfolioProject, type PortfolioStep, type ThreePence } from '../outcome/project-outcomes.ts';
import { cautionsText } from './cautions-block.ts';

/** The portfolio as a document: a line for each project, what they save together, and what is counted twice. */
export function presentPortfolio({ locality, fictional, projects, overlaps, gross, net, grade }: PortfolioOutcome): Document {
  return {
    title: `${locality}: clinical projects`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Projects', counted(projects.filter(({ project }) => project.closed === null).length, 'open project')],
          ['Gross, low to high', range(gross)], ['Net, low to high', range(net)], ['Net, central', formatPounds(net.central)], ['Grade', grade],
        ],
      },
      { kind: 'table', table: portfolioTable(projects), main: true },
      ...overlapsBlock(overlaps),
    ],
  };
}

/** What two estimates count twice, as a table; nothing where nothing is. */
export function overlapsBlock(overlaps: readonly OverlapDeduction[]): Block[] {
  const table: Table = {
    id: 'overlaps',
    title: 'Counted twice, taken off once',
    columns: [
      { id: 'estimate', title: 'Estimate', kind: 'code' }, { id: 'other', title: 'Counted in', kind: 'code' }, { id: 'base', title: 'Both count', kind: 'text' },
      ...estimateNames.map((name) => ({ id: name, title: `Taken off, ${name}`, kind: 'pence' }) as const), { id: 'known', title: 'How it is known', kind: 'text' },
    ],
    rows: overlaps.map(({ one, other, base, stated, deduction }) => [one, other, base, ...estimateNames.map((name) => deduction[name]), stated ? 'said by the locality' : 'the smaller volume, until somebody says']),
  };
  return overlaps.length === 0 ? [] : [{ kind: 'table', table }];
}

/** `£1,000.00 to £2,000.00`. */
export function range({ low, high }: ThreePence): string {
  return low === high ? formatPounds(low) : `${formatPounds(low)} to ${formatPounds(high)}`;
}

function portfolioTable(projects: readonly PortfolioProject[]): Table {
  return {
    id: 'portfolio',
    title: 'Projects',
    columns: [
      { id: 'project', title: 'Project', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'area', title: 'Area', kind: 'text' },
      { id: 'step', title: 'Step', kind: 'text' }, { id: 'next_gate', title: 'Next gate', kind: 'text' }, { id: 'case', title: 'Case', kind: 'text' },
      { id: 'clinical_lead', title: 'Clinical lead', kind: 'text' }, { id: 'managerial_lead', title: 'Managerial lead', kind: 'text' },
      { id: 'gross_central', title: 'Gross, central', kind: 'pence' },
      ...estimateNames.map((name) => ({ id: `net_${name}`, title: `Net, ${name}`, kind: 'pence' }) as const),
      { id: 'lacks', title: 'Lacks', kind: 'number' }, { id: 'state', title: 'State', kind: 'text' }, { id: 'caution', title: 'Caution', kind: 'text' },
    ],
    rows: projects.map(({ project, areaTitle, gross, net, gaps, estimates, step }) => [
      project.id, project.title, areaTitle, step === null ? (project.closed === null ? 'all passed' : null) : `${step.number} of ${step.of}: ${step.title}`, gateText(step), step?.clock ?? null,
      project.clinicalLead, project.managerialLead, gross.central, ...estimateNames.map((name) => net[name]), gaps.length,
      project.closed === null ? 'open' : `closed ${project.closed.on}`, estimates.map(({ cautions }) => cautionsText(cautions)).join(' '),
    ]),
  };
}

function gateText(step: PortfolioStep | null): string | null {
  if (step === null) return null;
  const { blocking, warning } = step;
  if (blocking.length === 0) return `open${warning.length === 0 ? '' : `, warns of ${warning.length}`}`;
  const [first, second] = blocking;
  return `blocks on ${blocking.length}: ${first ?? ''}${second === undefined ? '' : ` ${second}`}${blocking.length > 2 ? ' And more.' : ''}`;
}
