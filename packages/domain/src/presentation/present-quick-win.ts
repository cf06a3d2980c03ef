import { formatPounds, type Document, type Table } from '@pbc-planner/base';
import type { EstimateFigures, QuickWinOutcome } from '../outcome/project-outcomes.ts';
import { cautionsBlock, cautionsText } from './cautions-block.ts';

/** A quick win as a document: low, central and high beside each other, what they rest on, and what to beware of. */
export function presentQuickWin(outcome: QuickWinOutcome): Document {
  const { title, fictional, project, win, base, loss, estimates, cautions, grade } = outcome;
  const central = estimates.find(({ name }) => name === 'central');
  return {
    title: project === null ? title : `${title}: ${project}`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Quick win', win],
          ...(central === undefined ? [] : [[loss ? 'A loss, central' : 'Net saving, central', formatPounds(central.netPence)] as const]),
          ['Counts', base], ['Grade', grade],
        ],
      },
      { kind: 'table', table: estimatesTable(outcome), main: true },
      { kind: 'table', table: inputsTable(outcome) },
      ...cautionsBlock(cautions),
    ],
  };
}

function estimatesTable({ volumeTitle, estimates, cautions }: QuickWinOutcome): Table {
  const caution = cautionsText(cautions);
  return {
    id: 'estimates',
    title: 'What it may save',
    columns: [
      { id: 'estimate', title: 'Estimate', kind: 'code' }, { id: 'delivered_percent', title: 'Delivered, %', kind: 'number' },
      { id: 'volume', title: `${volumeTitle.charAt(0).toUpperCase()}${volumeTitle.slice(1)}`, kind: 'number' },
      { id: 'gross', title: 'Gross', kind: 'pence' }, { id: 'reprovision', title: 'Reprovision', kind: 'pence' }, { id: 'set_up', title: 'Set-up', kind: 'pence' },
      { id: 'management', title: 'Management', kind: 'pence' }, { id: 'net', title: 'Net', kind: 'pence' }, { id: 'reads', title: 'Reads', kind: 'text' },
      { id: 'caution', title: 'Caution', kind: 'text' },
    ],
    rows: estimates.map((one) => [
      one.name, one.deliverable, one.volume, one.grossPence, one.reprovisionPence, one.setUpPence, one.managementPence, one.netPence, reading(one), caution,
    ]),
  };
}

function reading({ netPence }: EstimateFigures): string {
  return netPence < 0 ? 'a loss' : netPence === 0 ? 'nothing' : 'a saving';
}

function inputsTable({ inputs }: QuickWinOutcome): Table {
  return {
    id: 'inputs',
    title: 'What it rests on',
    columns: [{ id: 'input', title: 'Input', kind: 'code' }, { id: 'title', title: 'What', kind: 'text' }, { id: 'unit', title: 'Unit', kind: 'text' }, { id: 'value', title: 'Value', kind: 'number' }],
    rows: inputs.map(({ id, title, unit, value }) => [id, title, unit, value]),
  };
}
