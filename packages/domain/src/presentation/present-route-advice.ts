import { formatPounds, type Document, type Table } from '@pbc-planner/base';
import type { RouteAdviceOutcome, ShownThreshold } from '../outcome/paper-outcomes.ts';

/** Advice on a route: what was said, what speaks for each route, and what was seen elsewhere and is used for nothing. */
export function presentRouteAdvice({ locality, fictional, project, title, facts, threshold, references, routes, advice, recorded, grade }: RouteAdviceOutcome): Document {
  const routesTable: Table = {
    id: 'routes',
    title: 'Routes',
    columns: [
      { id: 'route', title: 'Route', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'verdict', title: 'By what was said', kind: 'text' }, { id: 'reasons', title: 'Reasons', kind: 'text' },
      { id: 'unknown', title: 'Not known yet', kind: 'text' }, { id: 'when', title: 'It is the way', kind: 'text' },
    ],
    rows: routes.map((one) => [one.route, one.title, one.verdict, one.reasons.join(' '), one.unknown.join(', '), one.when]),
  };
  const factsTable: Table = {
    id: 'facts',
    title: 'What was said of the service',
    columns: [{ id: 'fact', title: 'Fact', kind: 'code' }, { id: 'question', title: 'Question', kind: 'text' }, { id: 'answer', title: 'Answer', kind: 'text' }, { id: 'by', title: 'By', kind: 'text' }],
    rows: facts.map(({ id, question, answer, by }) => [id, question, answer, by]),
  };
  return {
    title: `${locality}: ${title}, advice on the route`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Project', project], ['Advice', advice], ['Threshold', threshold === null ? 'none of the locality\'s own was chosen' : thresholdText(threshold)],
          ...(recorded === null ? [] : [['Recorded', `${recorded.title}: ${recorded.reasons}`] as const]), ['Grade', grade],
        ],
      },
      { kind: 'table', table: routesTable, main: true },
      { kind: 'table', table: factsTable },
      ...(references.length === 0 ? [] : [
        { kind: 'heading', text: 'Thresholds seen elsewhere, none of which is used' } as const,
        { kind: 'list', items: references.map((one) => `${one.title}: ${thresholdText(one)}. ${one.quote}`) } as const,
      ]),
    ],
  };
}

function thresholdText({ pence, source, grade }: ShownThreshold): string {
  return `${pence === null ? 'not known' : formatPounds(pence)} (${source}; ${grade})`;
}
