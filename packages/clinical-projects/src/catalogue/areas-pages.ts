import type { Document, Table } from '@pbc-planner/base';
import { cautionsOf, type ClinicalArea, type QuickWin } from '@pbc-planner/domain';

/** The clinical areas in a list: those of the note first, each with what can be counted in it. */
export function areasTable(areas: readonly ClinicalArea[]): Table {
  const ordered = [...areas.filter(({ listed }) => listed), ...areas.filter(({ listed }) => !listed)];
  return {
    id: 'areas',
    title: 'Clinical areas',
    columns: [
      { id: 'id', title: 'Id', kind: 'code' }, { id: 'title', title: 'Area', kind: 'text' }, { id: 'measures', title: 'Measures', kind: 'text' },
      { id: 'quick_wins', title: 'Quick wins', kind: 'text' }, { id: 'listed', title: 'In the note', kind: 'text' }, { id: 'grade', title: 'Grade', kind: 'text' },
    ],
    rows: ordered.map(({ id, title, measures, quickWins, listed, grade }) => [id, title, measures.map((one) => one.id).join(', '), quickWins.join(', '), listed ? 'yes' : 'no', grade]),
  };
}

/** One clinical area with all that its pack holds. */
export function areaDocument(area: ClinicalArea, wins: readonly QuickWin[]): Document {
  const { title, description, measures, baseline, typicalWins, quickWins, grade } = area;
  return {
    title,
    fictional: false,
    blocks: [
      { kind: 'paragraph', text: description },
      { kind: 'facts', facts: [['Id', area.id], ['Grade', grade]] },
      { kind: 'table', table: measuresTable(measures) },
      { kind: 'heading', text: 'To hold before it begins' }, { kind: 'list', items: baseline },
      { kind: 'heading', text: 'What others did' }, { kind: 'list', items: typicalWins },
      ...(quickWins.length === 0 ? [] : [
        { kind: 'heading', text: 'Quick wins to work out' } as const,
        { kind: 'list', items: quickWins.map((id) => `${id}: ${wins.find((one) => one.id === id)?.title ?? id}`) } as const,
      ]),
      { kind: 'heading', text: 'To beware of' },
      { kind: 'list', items: cautionsOf(area).map((caution) => `${caution.text} (${caution.source === '' ? caution.grade : `${caution.source}; ${caution.grade}`})`) },
    ],
  };
}

function measuresTable(measures: ClinicalArea['measures']): Table {
  return {
    id: 'measures',
    title: 'Measures',
    columns: [
      { id: 'id', title: 'Id', kind: 'code' }, { id: 'title', title: 'Measure', kind: 'text' }, { id: 'kind', title: 'Kind', kind: 'text' },
      { id: 'unit', title: 'Unit', kind: 'text' }, { id: 'better', title: 'Better', kind: 'text' },
    ],
    rows: measures.map(({ id, title, kind, unit, better }) => [id, title, kind, unit, better]),
  };
}
