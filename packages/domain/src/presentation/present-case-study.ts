import { groupThousands, type Block, type Document, type Table } from '@pbc-planner/base';
import type { CaseFigure } from '../case-study/case-study.ts';
import type { CaseStudyCheckOutcome, CaseStudyOutcome } from '../outcome/case-study-outcomes.ts';

const notSaid = 'the source does not say';

/** A worked case as a page. What it must not be quoted for, and what it says nothing of, stand before its figures. */
export function presentCaseStudy(outcome: CaseStudyOutcome): Document {
  const { case: record, warning, checks, criteria, met, silences, sources, grade } = outcome;
  const { title, description, place, years, partners, area, problem, population, goal, intervention, patientEffect, education, wouldDoDifferently, assessor, caution } = record;
  return {
    title: warning === null ? title : `${title} (an anti-example)`,
    fictional: false,
    grade,
    blocks: [
      { kind: 'paragraph', text: description },
      ...(warning === null ? [] : [{ kind: 'paragraph', text: warning } as const]),
      {
        kind: 'facts',
        facts: [
          ['Case', record.id], ['Place', place], ['Years', years], ['Partners', partners.join(', ') || notSaid], ['Area', area ?? 'none'], ['Problem', problem ?? notSaid], ['For whom', population ?? notSaid],
          ['Goal at the start', goal ?? notSaid], ['What was done', intervention ?? notSaid], ['For patients', patientEffect ?? notSaid], ['Learned by patients and staff', education ?? notSaid],
          ['Would do differently', wouldDoDifferently ?? notSaid], ['Criteria met', `${met} of ${criteria.length}, held against them by ${assessor}`], ['Grade', grade],
        ],
      },
      ...listed('To beware of', [caution, ...silences]),
      { kind: 'table', table: figuresTable(outcome), main: true },
      ...(checks.length === 0 ? [] : [{ kind: 'table', table: checksTable(outcome) } as const]),
      ...costsBlock(outcome),
      ...measuresBlock(outcome),
      ...listed('Went wrong', record.negativeFindings),
      ...listed('Interests', record.interests),
      { kind: 'table', table: criteriaTable(outcome) },
      ...listed('Documents', record.documents),
      ...listed('Read in', sources),
    ],
  };
}

/** The criteria at the start and at the end of a project, with what changed. */
export function presentCaseStudyCheck({ locality, fictional, project, title, checklistTitle, start, finish, criteria, notes, grade }: CaseStudyCheckOutcome): Document {
  const told = (when: CaseStudyCheckOutcome['start']) => (when === null ? 'not answered' : `${when.met} of ${criteria.length} met; ${when.by}, ${when.on}${when.note === null ? '' : `: ${when.note}`}`);
  const table: Table = {
    id: 'criteria',
    title: 'Criteria',
    columns: [
      { id: 'criterion', title: 'Criterion', kind: 'code' }, { id: 'question', title: 'Question', kind: 'text' }, { id: 'start', title: 'At the start', kind: 'text' },
      { id: 'finish', title: 'At the end', kind: 'text' }, { id: 'change', title: 'Change', kind: 'text' },
    ],
    rows: criteria.map(({ id, question, start: before, finish: after, change }) => [id, question, before, after, change]),
  };
  return {
    title: `${locality}: ${title} against the criteria of case studies`,
    fictional,
    grade,
    blocks: [
      { kind: 'facts', facts: [['Project', project], ['Checklist', checklistTitle], ['At the start', told(start)], ['At the end', told(finish)], ['Grade', grade]] },
      { kind: 'table', table, main: true },
      ...listed('To know', notes),
    ],
  };
}

function figuresTable({ case: { figures, kind } }: CaseStudyOutcome): Table {
  const anti = kind === 'anti-example';
  return {
    id: 'figures',
    title: 'Figures',
    columns: [
      { id: 'figure', title: 'Figure', kind: 'code' }, { id: 'title', title: 'What is counted', kind: 'text' }, { id: 'value', title: 'Value', kind: 'text' }, { id: 'period', title: 'Period', kind: 'text' },
      { id: 'grade', title: 'Grade', kind: 'text' }, ...(anti ? [{ id: 'caution', title: 'Caution', kind: 'text' } as const] : []),
    ],
    rows: figures.map((figure) => [figure.id, figure.title, valueText(figure), figure.period ?? null, figure.grade, ...(anti ? ['no saving: an anti-example'] : [])]),
  };
}

/** `about £12,600,000`, `up to 40 per cent`; not known where nobody has said. */
function valueText({ value, unit, sense }: CaseFigure): string | null {
  if (value === null) return null;
  const [whole = '', fraction] = value.replace('-', '').split('.');
  const digits = `${groupThousands(whole)}${fraction === undefined ? '' : `.${fraction}`}`;
  const amount = unit === 'pounds' ? `£${digits}` : `${digits} ${unit}`;
  return `${sense === 'exactly' ? '' : `${sense} `}${value.startsWith('-') ? '-' : ''}${amount}`;
}

function checksTable({ checks }: CaseStudyOutcome): Table {
  return {
    id: 'checks',
    title: 'The arithmetic, worked out again',
    columns: [
      { id: 'check', title: 'Check', kind: 'code' }, { id: 'title', title: 'What', kind: 'text' }, { id: 'working', title: 'Working', kind: 'text' }, { id: 'result', title: 'Comes to', kind: 'number' },
      { id: 'unit', title: 'Unit', kind: 'text' }, { id: 'holds', title: 'As the record says', kind: 'text' }, { id: 'note', title: 'Note', kind: 'text' },
    ],
    rows: checks.map(({ id, title, working, result, equals, unit, holds, note }) => [id, title, working, result, unit, holds ? 'yes' : `no, it says ${equals}`, note]),
  };
}

function costsBlock({ case: { costs, figures } }: CaseStudyOutcome): Block[] {
  const table: Table = {
    id: 'costs',
    title: 'What each party put in',
    columns: [{ id: 'party', title: 'Party', kind: 'text' }, { id: 'value', title: 'Value', kind: 'text' }, { id: 'note', title: 'Of what kind', kind: 'text' }],
    rows: costs.map(({ party, figure, note }) => {
      const found = figures.find(({ id }) => id === figure);
      return [party, found === undefined ? null : valueText(found), note];
    }),
  };
  return costs.length === 0 ? [] : [{ kind: 'table', table }];
}

function measuresBlock({ case: { measures } }: CaseStudyOutcome): Block[] {
  const table: Table = {
    id: 'measures',
    title: 'Measures',
    columns: [{ id: 'measure', title: 'What was counted', kind: 'text' }, { id: 'baseline', title: 'Before', kind: 'text' }, { id: 'result', title: 'After', kind: 'text' }, { id: 'comparator', title: 'Beside', kind: 'text' }],
    rows: measures.map(({ title, baseline, result, comparator }) => [title, baseline ?? notSaid, result ?? notSaid, comparator ?? 'nobody']),
  };
  return measures.length === 0 ? [] : [{ kind: 'table', table }];
}

function criteriaTable({ criteria }: CaseStudyOutcome): Table {
  return {
    id: 'criteria',
    title: 'Held against the criteria',
    columns: [{ id: 'criterion', title: 'Criterion', kind: 'code' }, { id: 'question', title: 'Question', kind: 'text' }, { id: 'answer', title: 'Answer', kind: 'text' }],
    rows: criteria.map(({ id, question, answer }) => [id, question, answer]),
  };
}

function listed(heading: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'heading', text: heading }, { kind: 'list', items }];
}
