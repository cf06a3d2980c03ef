import { formatPounds, type Document, type Table } from '@pbc-planner/base';
import type { ScreenOutcome } from '../outcome/screen.ts';

/** The screen as a table, most potential first. Its cautions stand in every row too, so that no export leaves them out. */
export function presentScreen(outcome: ScreenOutcome): Document {
  const { fictional, file, peers, rows, totalPence, cautions, grade } = outcome;
  const above = rows.filter(({ potentialPence }) => potentialPence > 0).length;
  return {
    title: 'Quality and productivity beside peers',
    fictional,
    grade,
    blocks: [
      { kind: 'facts', facts: [['Read from', file.name], ['Peers', peers], ['Above the quartile', `${above} of ${rows.length}`], ['Potential, gross', formatPounds(totalPence)], ['Grade', grade]] },
      { kind: 'table', table: screenTable(outcome), main: true },
      { kind: 'heading', text: 'To beware of' }, { kind: 'list', items: cautions },
    ],
  };
}

function screenTable({ rows, peers, totalPence, cautions }: ScreenOutcome): Table {
  const caution = cautions[0] ?? '';
  return {
    id: 'screen',
    title: 'Potential, gross',
    columns: [
      { id: 'area', title: 'Area', kind: 'text' }, { id: 'own_rate', title: 'Own rate, per cent', kind: 'number' }, { id: 'peer_quartile', title: 'Quartile of peers, per cent', kind: 'number' },
      { id: 'volume', title: 'Volume', kind: 'number' }, { id: 'unit_price', title: 'Price of one, pounds', kind: 'number' }, { id: 'potential', title: 'Potential, gross', kind: 'pence' },
      { id: 'peers', title: 'Peers', kind: 'text' }, { id: 'caution', title: 'Caution', kind: 'text' },
    ],
    rows: rows.map(({ area, areaTitle, ownRate, peerQuartile, volume, unitPrice, potentialPence }) => [areaTitle ?? area, ownRate, peerQuartile, volume, unitPrice, potentialPence, peers, caution]),
    totals: ['Together', null, null, null, null, totalPence, null, null],
  };
}
