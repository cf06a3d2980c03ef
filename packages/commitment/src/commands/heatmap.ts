import { error, info } from '@pbc-planner/base';
import {
  refusal,
  type Command, type CommitmentRound, type CommitmentScale, type Discussion, type HeatmapItem, type HeatmapOutcome, type RefusalOutcome, type ScoreReason,
} from '@pbc-planner/domain';
import { planAtHand } from '../at-hand.ts';
import { roundColumns, type RoundColumn } from '../rounds/columns.ts';
import { askedBy, incompletePractices, roundSummary, sheetCoverage } from '../rounds/items.ts';
import { pickRound } from '../rounds/pick-round.ts';
import { bandOf, statisticsOf } from '../rounds/statistics-of.ts';
import { meanText } from '../statistics/means.ts';

interface HeatmapParameters {
  readonly measure: 'willingness' | 'capacity';
  readonly round?: number;
  readonly against?: number;
  readonly ascii: boolean;
}

/** `commitment.heatmap`: items by practices with what the answers come to. Before the reveal, how much is answered and nothing else. */
export const heatmap: Command<HeatmapParameters, HeatmapOutcome | RefusalOutcome> = async ({ measure, round: number, against: other, ascii }, context) => {
  const { commitment } = context.state;
  const picked = pickRound(commitment, number);
  const against = other === undefined ? null : pickRound(commitment, other);
  const failed = [picked, against].find((one) => one !== null && !one.ok);
  if (!picked.ok || (failed && !failed.ok)) {
    const { status, diagnostics } = failed as Exclude<typeof picked, { ok: true }>;
    return { status, outcome: refusal('commitment.heatmap'), diagnostics };
  }
  const round = picked.value;
  const before = against?.ok ? against.value : null;
  if (before !== null && (before.revealed === null || before.framework !== round.framework)) {
    return {
      status: 'usage', outcome: refusal('commitment.heatmap'),
      diagnostics: [error('not-comparable', `Round ${before.round} ${before.revealed === null ? 'is not revealed yet' : 'asked about other items'}, so nothing can be held against it.`, { hint: 'See the rounds with pbc commitment rounds.' })],
    };
  }
  const hand = await planAtHand(context, round.framework);
  const asked = hand.ok ? askedBy(hand.value.framework) : hand;
  if (!hand.ok || !asked.ok) return { status: asked.ok ? 'refused' : asked.status, outcome: refusal('commitment.heatmap'), diagnostics: asked.ok ? [] : asked.diagnostics };
  const { items, scale } = asked.value;
  const { columns, notes } = round.revealed === null ? { columns: [], notes: [] } : roundColumns(round, commitment);
  const known = new Map(hand.value.practices.map((one) => [one.practice, one]));
  const lists = columns.map(({ code }) => known.get(code)?.list ?? null);
  const rows = round.revealed === null ? [] : items.map((item) => heatmapItem(item, measure, { round, before, columns, lists, scale }));
  const answered = round.practices.reduce((sum, practice) => sum + sheetCoverage(items, round.sheets.get(practice)).answered, 0);
  const unlisted = rows.some(({ statistics }) => statistics.mean !== null && statistics.weightedMean === null);
  return {
    status: 'fine',
    diagnostics: round.revealed === null
      ? [info('round-hidden', `Round ${round.round} is not revealed yet, so no scores are shown.`, { hint: 'Reveal it with pbc commitment reveal.' })]
      : [],
    outcome: {
      kind: 'heatmap', locality: hand.value.locality, fictional: hand.value.fictional, framework: round.framework,
      measure, round: roundSummary(round), against: before && roundSummary(before),
      scale: scale[measure].map((step) => ({ ...step, letter: scale.bands.findLast(({ from }) => from <= step.score)?.letter ?? '-' })),
      bands: scale.bands, ascii, grade: scale.grade,
      coverage: { answered, asked: round.practices.length * items.length * 2, complete: round.practices.length - incompletePractices(round, items).length, practices: round.practices.length },
      practices: columns.map(({ code, label, named }) => {
        const values = items.flatMap(({ id }) => round.sheets.get(code)?.items.get(id)?.[measure] ?? []);
        return { column: label, practice: named ? code : null, name: named ? known.get(code)?.name ?? code : null, answered: values.length, index: meanText(values) };
      }),
      items: rows,
      discussion: discussions(rows, columns, round),
      quartiles: 'inclusive', couldLeadFrom: scale.couldLeadFrom, polarisedFrom: scale.polarisedFrom,
      notes: [...notes, ...(unlisted ? ['Means by list are missing where the list of a practice that answered is not known.'] : [])],
    },
  };
};

interface Sight {
  readonly round: CommitmentRound;
  readonly before: CommitmentRound | null;
  readonly columns: readonly RoundColumn[];
  readonly lists: readonly (string | null)[];
  readonly scale: CommitmentScale;
}

function heatmapItem({ id, title }: { readonly id: string; readonly title: string }, measure: 'willingness' | 'capacity', { round, before, columns, lists, scale }: Sight): HeatmapItem {
  const cellsOf = (of: CommitmentRound) => columns.map(({ code }) => of.sheets.get(code)?.items.get(id)?.[measure] ?? null);
  const cells = cellsOf(round);
  const statistics = statisticsOf(cells, lists, scale);
  return { id, title, cells, before: before && cellsOf(before), statistics, band: bandOf(statistics.mean, scale) };
}

/** Polarised items, the widest first, each with its lowest scores before its highest. */
function discussions(rows: readonly HeatmapItem[], columns: readonly RoundColumn[], round: CommitmentRound): Discussion[] {
  const polarised = rows.flatMap((row) => (row.statistics.polarised && row.statistics.interquartileRange !== null ? [{ row, range: row.statistics.interquartileRange }] : []));
  return polarised.toSorted((a, b) => Number(b.range) - Number(a.range)).map(({ row: { id, title, cells }, range }) => {
    const said = cells.filter((cell) => cell !== null).toSorted((a, b) => a - b);
    const reasons = (score: number | undefined): ScoreReason[] => cells.flatMap((cell, index) => {
      const column = columns[index];
      return cell === null || cell !== score || column === undefined ? [] : [{ column: column.label, score: cell, note: round.sheets.get(column.code)?.items.get(id)?.note ?? null }];
    });
    return { item: id, title, interquartileRange: range, lowest: reasons(said[0]), highest: reasons(said.at(-1)) };
  });
}
