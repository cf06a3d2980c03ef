import type { HeatmapOutcome } from '@pbc-planner/domain';

const round = { number: 1, title: 'Before the session', openedAt: '2006-11-06T09:00:00Z', revealed: true, override: null } as const;
const titles = ['Assessing needs', 'Choosing clinical areas', 'Validating data', 'Authorising payments', 'Involving patients', 'Use of savings'];

/** A score from 0 to 4 or none, that looks like an answer and is the same every time. */
function score(item: number, practice: number): number | null {
  const value = (item * 7 + practice * 11 + ((item * practice) % 5)) % 6;
  return value === 5 ? null : value;
}

function middle(sorted: readonly number[]): number | null {
  return sorted.length === 0 ? null : sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** A revealed heat map of so many items by so many practices, their names hidden behind letters where there are few. */
export function fakeHeatmap(items: number, practices: number, revealed = true): HeatmapOutcome {
  const columns = Array.from({ length: practices }, (_, index) => (practices <= 26 ? String.fromCharCode(65 + index) : `P${index + 1}`));
  return {
    kind: 'heatmap', locality: 'Tarrow Vale', fictional: true, framework: 'pbc-2005', measure: 'willingness', round: { ...round, revealed }, against: null,
    scale: [['w', 'not willing'], ['f', 'will go along'], ['c', 'will take part'], ['L', 'would lead with support'], ['L', 'would lead now']]
      .map(([letter = '', title = ''], index) => ({ score: index, title, letter })),
    bands: [], ascii: false, grade: 'proposed', coverage: { answered: items * practices, asked: items * practices, complete: practices, practices },
    practices: revealed ? columns.map((column) => ({ column, practice: null, name: null, answered: items, index: null })) : [],
    items: !revealed ? [] : Array.from({ length: items }, (_, item) => {
      const cells = columns.map((_column, practice) => score(item, practice));
      const answered = cells.filter((cell) => cell !== null).sort((a, b) => a - b);
      const middleScore = middle(answered);
      return {
        id: `item.${item + 1}`, title: titles[item] ?? `Responsibility ${item + 1}`, cells, before: null, band: null,
        statistics: {
          answered: answered.length, median: middleScore === null ? null : String(middleScore), lowerQuartile: null, upperQuartile: null, interquartileRange: null,
          mean: null, weightedMean: null, couldLead: answered.filter((one) => one >= 3).length, polarised: item === 3,
        },
      };
    }),
    discussion: [], quartiles: 'inclusive', couldLeadFrom: 3, polarisedFrom: 2, notes: [],
  };
}
