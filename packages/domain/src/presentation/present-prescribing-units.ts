import type { Cell, Document, Source, Table } from '@pbc-planner/base';
import type { PrescribingUnits, PrescribingUnitsOutcome } from '../outcome/prescribing-units.ts';
import { figuresFilesBlock, figuresFilesColumns } from './figures-files-block.ts';
import { widenedBlocks, type FurtherColumns } from './further-columns.ts';

/** Prescribing units as a document: the practices, their sum, the weights and the file. */
export function presentPrescribingUnits(outcome: PrescribingUnitsOutcome): Document {
  const { grade, weights, rows, inputs } = outcome;
  const { licence } = weights.source;
  return {
    title: 'Prescribing units',
    fictional: false,
    grade,
    blocks: [
      { kind: 'facts', facts: [['Weights', `${weights.title} (${weights.grade})`], ['Practices', String(rows.length)], ['Grade', grade]] },
      ...widenedBlocks(unitsTable(outcome), rows, [weightsColumns(outcome.weights), figuresFilesColumns(inputs)]),
      { kind: 'paragraph', text: `Weights from: ${sourceText(weights.source)}.${licence === undefined ? '' : ` ${licence}.`}` },
      ...figuresFilesBlock(inputs),
    ],
  };
}

function unitsTable({ rows, totals }: PrescribingUnitsOutcome): Table {
  return {
    id: 'prescribing-units',
    title: 'Prescribing units by practice',
    columns: [
      { id: 'practice', title: 'Practice', kind: 'code' },
      { id: 'name', title: 'Name', kind: 'text' },
      { id: 'list', title: 'List', kind: 'number' },
      { id: 'astro_pu_cost', title: 'ASTRO-PUs, cost', kind: 'number' },
      { id: 'astro_pu_items', title: 'ASTRO-PUs, items', kind: 'number' },
    ],
    rows: rows.map((row) => [row.practice, row.name, ...unitCells(row)]),
    totals: ['', 'All practices', ...unitCells(totals)],
  };
}

/** Units by one version of the weights are not units by another: each row says by which. */
function weightsColumns({ id, source, grade }: PrescribingUnitsOutcome['weights']): FurtherColumns<unknown> {
  return {
    columns: [
      { id: 'weights', title: 'Weights', kind: 'code' }, { id: 'weights_source', title: 'Source of the weights', kind: 'text' },
      { id: 'weights_licence', title: 'Licence of the weights', kind: 'text' }, { id: 'weights_grade', title: 'Grade of the weights', kind: 'text' },
    ],
    cells: () => [id, sourceText(source), source.licence ?? null, grade],
  };
}

function sourceText({ title, publisher, date, address }: Source): string {
  return [title, publisher, date, address].filter((part) => part !== undefined).join(', ');
}

function unitCells({ list, astroPuCost, astroPuItems }: PrescribingUnits): Cell[] {
  return [list, astroPuCost?.toFixed(4) ?? null, astroPuItems?.toFixed(4) ?? null];
}
