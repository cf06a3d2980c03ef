import type { Block, Cell, Document, Marks, Table, TableColumn } from '@pbc-planner/base';
import type { HeatmapItem, HeatmapOutcome, RoundSummary, ScoreReason } from '../outcome/commitment-outcomes.ts';

/** Practices that a grid for reading has side by side, so that it fits eighty columns; past three such grids, how many said what is shown instead. */
const sideBySide = 10;
const mostGrids = 3;

/** Shade by step of the scale, lightest first, in blocks and in ASCII. */
const blocks = [' ', '░', '▒', '▓', '█'];
const ascii = [' ', '.', '+', '*', '#'];

/** A heat map as a document: grids for reading, one wide table for files of rows, statistics, what to discuss first, and the legend. */
export function presentHeatmap(outcome: HeatmapOutcome): Document {
  const { locality, fictional, round, measure, coverage, items } = outcome;
  const hidden: Block[] = [{
    kind: 'paragraph',
    text: 'The scores are hidden until the round is revealed, so that nobody scores by what others said. Reveal it with pbc commitment reveal.',
  }];
  return {
    title: `${locality}: ${measure === 'willingness' ? 'how willing' : 'how able'} the practices are`,
    fictional,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Round', roundText(round)],
          ...(outcome.against === null ? [] : [['Against', roundText(outcome.against)] as const]),
          ['Answered', coverageText(coverage)],
          ['Sheets complete', `${coverage.complete} of ${coverage.practices}`],
          ...(round.override === null ? [] : [['Revealed early', `because ${round.override}`] as const]),
        ],
      },
      ...(round.revealed ? revealed(outcome, items) : hidden),
      ...outcome.notes.map((text): Block => ({ kind: 'paragraph', text })),
    ],
  };
}

/** `Before the session (round 1), revealed`. */
export function roundText({ number, title, revealed: shown }: RoundSummary): string {
  return `${title} (round ${number}), ${shown ? 'revealed' : 'not revealed'}`;
}

/** `90 of 240, 37.5%`; the share to a tenth of a per cent, cut and not rounded, so that only all is 100%. */
export function coverageText({ answered, asked }: { readonly answered: number; readonly asked: number }): string {
  const tenths = asked === 0 ? 0 : Math.floor((answered * 1000) / asked);
  return `${answered} of ${asked}, ${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

function revealed(outcome: HeatmapOutcome, items: readonly HeatmapItem[]): Block[] {
  const grids = Math.ceil(outcome.practices.length / sideBySide);
  const reading = grids > mostGrids ? [distributionTable(outcome)] : Array.from({ length: grids }, (_, index) => gridTable(outcome, index * sideBySide));
  return [
    { kind: 'table', table: wideTable(outcome), main: true, only: 'rows' },
    ...reading.map((table): Block => ({ kind: 'table', table, only: 'reading' })),
    ...(grids > mostGrids ? [{ kind: 'paragraph', text: 'There are too many practices to stand side by side. Their scores are in --format csv, xlsx and json.' } as const] : []),
    { kind: 'table', table: statisticsTable(outcome), only: 'reading' },
    ...(outcome.against === null ? [] : movementTables(outcome, grids)),
    ...discussionBlocks(outcome),
    { kind: 'table', table: indexTable(outcome) },
    ...legend(outcome),
    ...(items.some(({ statistics }) => statistics.polarised) ? [{ kind: 'paragraph', text: `! marks an item on which opinions are polarised: the interquartile range is ${outcome.polarisedFrom} or more.` } as const] : []),
  ];
}

/** What stands for each score: digit, shade and letter, so that none of the three is needed alone. */
function marksOf({ scale, ascii: plain }: Pick<HeatmapOutcome, 'scale' | 'ascii'>): Marks {
  const shades = plain ? ascii : blocks;
  const shade = (index: number) => shades[scale.length < 2 ? 0 : Math.round((index * 4) / (scale.length - 1))] ?? '';
  return { of: scale.map(({ score, letter }, index) => `${score}${shade(index)}${letter}`), unknown: '.' };
}

function practiceColumns(outcome: HeatmapOutcome, from: number, to: number): TableColumn[] {
  const marks = marksOf(outcome);
  return outcome.practices.slice(from, to).map(({ column }) => ({ id: column, title: column, kind: 'number', marks }));
}

const flag = { id: 'polarised', title: '!', kind: 'text' } as const;
const flagOf = ({ statistics }: HeatmapItem): Cell => (statistics.polarised ? '!' : '');

function gridTable(outcome: HeatmapOutcome, from: number): Table {
  const to = from + sideBySide;
  const { practices, items } = outcome;
  const part = practices.length <= sideBySide ? '' : `, ${practices[from]?.column} to ${practices[Math.min(to, practices.length) - 1]?.column}`;
  return {
    id: 'heatmap',
    title: `Heat map${part}`,
    columns: [{ id: 'item', title: 'Item', kind: 'code' }, flag, ...practiceColumns(outcome, from, to)],
    rows: items.map((item) => [item.id, flagOf(item), ...item.cells.slice(from, to)]),
  };
}

const statisticsColumns = (couldLeadFrom: number): readonly TableColumn[] => [
  { id: 'answered', title: 'Answers', kind: 'number' }, { id: 'median', title: 'Median', kind: 'number' },
  { id: 'interquartile_range', title: 'IQR', kind: 'number' }, { id: 'mean', title: 'Mean', kind: 'number' },
  { id: 'weighted_mean', title: 'By list', kind: 'number' }, { id: 'could_lead', title: `At ${couldLeadFrom}+`, kind: 'number' },
];

function statisticsCells({ statistics }: HeatmapItem): Cell[] {
  const { answered, median, interquartileRange, mean, weightedMean, couldLead } = statistics;
  return [answered, median, interquartileRange, mean, weightedMean, couldLead];
}

function statisticsTable({ items, bands, couldLeadFrom }: HeatmapOutcome): Table {
  const titles = new Map(bands.map(({ id, title }) => [id, title]));
  return {
    id: 'statistics',
    title: 'What the answers come to (quartiles by the inclusive method)',
    columns: [{ id: 'item', title: 'Item', kind: 'code' }, flag, ...statisticsColumns(couldLeadFrom), { id: 'band', title: 'Band', kind: 'text' }, { id: 'title', title: 'Title', kind: 'text' }],
    rows: items.map((item) => [item.id, flagOf(item), ...statisticsCells(item), item.band === null ? null : titles.get(item.band) ?? item.band, item.title]),
  };
}

/** Everything in one row an item, for spreadsheets and scripts. */
function wideTable(outcome: HeatmapOutcome): Table {
  return {
    id: 'heatmap',
    title: 'Heat map',
    columns: [
      { id: 'item', title: 'Id', kind: 'code' }, { id: 'title', title: 'Item', kind: 'text' },
      ...practiceColumns(outcome, 0, outcome.practices.length), ...statisticsColumns(outcome.couldLeadFrom), { id: 'polarised', title: 'Polarised', kind: 'text' },
    ],
    rows: outcome.items.map((item) => [item.id, item.title, ...item.cells, ...statisticsCells(item), item.statistics.polarised ? 'yes' : 'no']),
  };
}

function distributionTable({ items, scale }: HeatmapOutcome): Table {
  return {
    id: 'distribution',
    title: 'How many practices said what',
    columns: [
      { id: 'item', title: 'Item', kind: 'code' }, flag,
      ...scale.map(({ score, letter }) => ({ id: `score_${score}`, title: `${score}${letter}`, kind: 'number' }) as const),
      { id: 'blank', title: 'Blank', kind: 'number' },
    ],
    rows: items.map((item) => [item.id, flagOf(item), ...scale.map(({ score }) => item.cells.filter((cell) => cell === score).length), item.cells.filter((cell) => cell === null).length]),
  };
}

function movementTables({ items, practices, against, round }: HeatmapOutcome, grids: number): Block[] {
  const table = (from: number, to: number): Table => ({
    id: 'movement',
    title: `Movement from round ${against?.number ?? ''} to round ${round.number}`,
    columns: [{ id: 'item', title: 'Item', kind: 'code' }, ...practices.slice(from, to).map(({ column }) => ({ id: column, title: column, kind: 'number' }) as const)],
    rows: items.map(({ id, cells, before }) => [id, ...cells.slice(from, to).map((cell, index) => movement(cell, before?.[from + index] ?? null))]),
  });
  const reading = grids > mostGrids ? [] : Array.from({ length: grids }, (_, index) => table(index * sideBySide, (index + 1) * sideBySide));
  return [
    { kind: 'table', table: table(0, practices.length), only: 'rows' },
    ...reading.map((one): Block => ({ kind: 'table', table: one, only: 'reading' })),
  ];
}

/** `+1`, `-2`, `0`; not known where either round has no answer. */
function movement(now: number | null, before: number | null): Cell {
  if (now === null || before === null) return null;
  return now > before ? `+${now - before}` : String(now - before);
}

function discussionBlocks({ discussion }: HeatmapOutcome): Block[] {
  if (discussion.length === 0) return [];
  const said = (reasons: readonly ScoreReason[]) => reasons.map(({ column, score, note }) => `${column} says ${score}${note === null ? ', without a reason' : `: ${note}`}`).join('; ');
  return [
    { kind: 'heading', text: 'To talk about first' },
    {
      kind: 'list',
      numbered: true,
      items: discussion.map(({ title, item, interquartileRange, lowest, highest }) =>
        `${title} (${item}), interquartile range ${interquartileRange}. Lowest: ${said(lowest)}. Highest: ${said(highest)}.`),
    },
  ];
}

function indexTable({ practices, items }: HeatmapOutcome): Table {
  return {
    id: 'practices',
    title: 'Each practice: the mean of what it answered, in no order of merit',
    columns: [
      { id: 'column', title: 'Column', kind: 'code' }, { id: 'name', title: 'Name', kind: 'text' },
      { id: 'answered', title: 'Answered', kind: 'number' }, { id: 'asked', title: 'Asked', kind: 'number' }, { id: 'index', title: 'Mean', kind: 'number' },
    ],
    rows: practices.map(({ column, name, answered, index }) => [column, name ?? 'hidden', answered, items.length, index]),
  };
}

function legend(outcome: HeatmapOutcome): Block[] {
  const { of: marks, unknown } = marksOf(outcome);
  const bandOf = (score: number) => outcome.bands.findLast(({ from }) => from <= score)?.title ?? '';
  return [
    {
      kind: 'table',
      table: {
        id: 'legend',
        title: 'Legend',
        columns: [{ id: 'mark', title: 'Mark', kind: 'text' }, { id: 'meaning', title: 'Meaning', kind: 'text' }, { id: 'band', title: 'Band', kind: 'text' }],
        rows: [...outcome.scale.map(({ score, title }, index) => [marks[index] ?? '', title, bandOf(score)]), [unknown, 'not answered, which is not nought', '']],
      },
    },
    { kind: 'paragraph', text: `At ${outcome.couldLeadFrom} or more in willingness a practice could lead. The scale is ${outcome.grade}.` },
  ];
}
