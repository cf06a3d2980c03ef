import { formatPounds, type Block, type Document, type Table } from '@pbc-planner/base';
import type { WalkOutcome } from '../outcome/process-outcomes.ts';
import { conditionsTable } from './present-gate.ts';

/** Where a project stands: every step, what the present one asks for, and what was gathered. */
export function presentWalk(outcome: WalkOutcome): Document {
  const { locality, fictional, title, process, here, steps, grade } = outcome;
  const place = here === null ? 'all steps passed' : `${here.step.title} (step ${steps.findIndex(({ id }) => id === here.step.id) + 1} of ${steps.length})`;
  return {
    title: `${locality}: ${title} on the way`,
    fictional,
    grade,
    blocks: [
      { kind: 'facts', facts: [['Project', outcome.project], ['Process', process.title], ['At', place], ['Grade', grade]] },
      { kind: 'table', table: stepsTable(outcome), main: true },
      ...(here === null ? [] : stepBlocks(here)),
      ...evidenceBlock(outcome),
      ...decisionBlocks(outcome),
      ...launchBlock(outcome),
      ...reviewBlock(outcome),
      ...listed('Passed over, for good on record', outcome.overrides.map(({ by, at, step, text, reason }) => `${at.slice(0, 10)}, ${by}, ${step}: ${text} Because: ${reason}`)),
    ],
  };
}

function stepsTable({ steps }: WalkOutcome): Table {
  return {
    id: 'steps',
    title: 'Steps',
    columns: [
      { id: 'step', title: 'Step', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'state', title: 'State', kind: 'text' }, { id: 'lead', title: 'Leads', kind: 'text' },
      { id: 'typical_time', title: 'Often takes', kind: 'text' }, { id: 'blocking', title: 'Blocks', kind: 'number' }, { id: 'warning', title: 'Warns', kind: 'number' },
      { id: 'passed', title: 'Passed', kind: 'text' },
    ],
    rows: steps.map(({ id, title, state, lead, typicalTime, blocking, warning, passed }) => [
      id, title, state, lead, `${typicalTime.text} (${typicalTime.grade})`, blocking, warning, passed === null ? null : `${passed.at.slice(0, 10)}, ${passed.by}`,
    ]),
  };
}

function stepBlocks({ step, answers, conditions }: NonNullable<WalkOutcome['here']>): Block[] {
  const questions: Table = {
    id: 'questions',
    title: 'Questions of this step',
    columns: [{ id: 'question', title: 'Question', kind: 'code' }, { id: 'text', title: 'In full', kind: 'text' }, { id: 'answer', title: 'Answer', kind: 'text' }, { id: 'by', title: 'By', kind: 'text' }],
    rows: answers.map(({ question, text, answer, by }) => [question, text, answer, by]),
  };
  return [
    { kind: 'facts', facts: [['Leads', step.lead], ...(step.support === undefined ? [] : [['Supports', step.support] as const])] },
    ...listed('Before it begins', step.entry),
    ...(answers.length === 0 ? [] : [{ kind: 'table', table: questions } as const]),
    { kind: 'table', table: conditionsTable(conditions) },
    ...listed('What comes out of it', step.output),
    ...listed('What goes wrong', step.pitfalls),
  ];
}

function evidenceBlock({ evidence, withdrawn = [] }: WalkOutcome): Block[] {
  const table: Table = {
    id: 'evidence',
    title: 'Evidence',
    columns: [
      { id: 'evidence', title: 'Evidence', kind: 'code' }, { id: 'kind', title: 'Kind', kind: 'code' }, { id: 'what', title: 'What it says', kind: 'text' }, { id: 'source', title: 'Source', kind: 'text' },
      { id: 'on', title: 'Day', kind: 'text' }, { id: 'state', title: 'State', kind: 'text' }, { id: 'fresh_until', title: 'Counts until', kind: 'text' },
    ],
    rows: evidence.map(({ id, kind, what, source, on, stale, freshUntil }) => [id, kind, what, source, on, stale ? 'stale' : 'counts', freshUntil ?? null]),
  };
  return [
    ...(evidence.length === 0 ? [] : [{ kind: 'table', table } as const]),
    ...listed('Counts no more', withdrawn.map(({ id, kind, what, source, on, reason, by, at }) => `${id}, ${kind}: ${what} (${source}, ${on}). Taken back on ${at.slice(0, 10)} by ${by}${reason === '' ? '' : `, because: ${reason}`}`)),
  ];
}

function decisionBlocks({ deciders, interests, route }: WalkOutcome): Block[] {
  const table: Table = {
    id: 'deciders',
    title: 'Who decides',
    columns: [{ id: 'person', title: 'Person', kind: 'text' }, { id: 'declared', title: 'Has declared', kind: 'text' }, { id: 'counted', title: 'Is counted', kind: 'text' }],
    rows: deciders.map(({ person, declared, counted }) => [person, declared, counted ? 'yes' : 'no']),
  };
  return [
    ...(deciders.length === 0 ? [] : [{ kind: 'table', table } as const]),
    ...listed('Interests', interests.map(({ id, person, about, rival, handled }) => `${id}: ${person}, ${about}${rival ? ' (a rival service)' : ''}; ${handled === null ? 'unresolved' : handled.how}`)),
    ...(route === null ? [] : [{
      kind: 'facts', facts: [['Route', route.title], ['Because', route.reasons], ['For', route.inFavour.join(', ') || 'nobody'], ['Against', route.against.join(', ') || 'nobody']],
    } as const]),
  ];
}

function launchBlock({ launch }: WalkOutcome): Block[] {
  const table: Table = {
    id: 'launch',
    title: 'Launch plan',
    columns: [{ id: 'item', title: 'Item', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'text', title: 'As agreed', kind: 'text' }],
    rows: launch.map(({ id, title, text }) => [id, title, text]),
  };
  return launch.every(({ text }) => text === null) ? [] : [{ kind: 'table', table }];
}

function reviewBlock({ reviews }: WalkOutcome): Block[] {
  return listed('Reviews', reviews.map(({ on, verdict, netPence, grossPence, freedUp, note }) =>
    `${on}: ${verdict}; ${formatPounds(netPence)} net of ${formatPounds(grossPence)} gross; ${freedUp === null ? 'nobody has said what is done with it' : freedUp}${note === '' ? '' : `; ${note}`}`));
}

function listed(heading: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'heading', text: heading }, { kind: 'list', items }];
}
