import type { Cell, Document } from '@pbc-planner/base';
import type { PrescribingUnits, PrescribingUnitsOutcome } from '../outcome/prescribing-units.ts';
import { figuresFilesBlock } from './figures-files-block.ts';

/** Prescribing units as a document: the practices, their sum, the weights and the file. */
export function presentPrescribingUnits({ grade, weights, rows, totals, inputs }: PrescribingUnitsOutcome): Document {
  const { title, publisher, date, address, licence } = weights.source;
  const source = [title, publisher, date, address].filter((part) => part !== undefined).join(', ');
  return {
    title: 'Prescribing units',
    fictional: false,
    blocks: [
      { kind: 'facts', facts: [['Weights', `${weights.title} (${weights.grade})`], ['Practices', String(rows.length)], ['Grade', grade]] },
      {
        kind: 'table',
        table: {
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
        },
      },
      { kind: 'paragraph', text: `Weights from: ${source}.${licence === undefined ? '' : ` ${licence}.`}` },
      ...figuresFilesBlock(inputs),
    ],
  };
}

function unitCells({ list, astroPuCost, astroPuItems }: PrescribingUnits): Cell[] {
  return [list, astroPuCost?.toFixed(4) ?? null, astroPuItems?.toFixed(4) ?? null];
}
