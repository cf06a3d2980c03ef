import type { HeatmapItem, HeatmapOutcome } from '@pbc-planner/domain';
import { textWidth } from '../text/character-width.ts';
import type { Glyphs } from '../theme/themes.ts';
import type { Grid, GridColumn } from './grid.ts';

/** How many columns of the terminal a score takes at least: digit, shade, letter. */
const CELL = 3;

/** What was not answered, which is not nought. */
const BLANK = '.';

/** How willing, or how able, the practices are: items by practices, each score as digit, shade and letter, so that none of the three is needed alone. */
export function heatGrid({ items, practices, scale, measure, round, coverage }: HeatmapOutcome): Grid<HeatmapItem> {
  const steps = new Map(scale.map((step, index) => [step.score, { ...step, index }]));
  const mark = (score: number | null, { shades }: Glyphs) => {
    const step = score === null ? undefined : steps.get(score);
    if (step === undefined) return BLANK;
    const shade = shades[scale.length < 2 ? 0 : Math.round((step.index * (shades.length - 1)) / (scale.length - 1))] ?? '';
    return `${step.score}${shade}${step.letter}`;
  };
  const plain = (id: string, title: string, text: (item: HeatmapItem) => string, rest: Partial<GridColumn<HeatmapItem>>): GridColumn<HeatmapItem> => {
    const width = items.reduce((widest, item) => Math.max(widest, textWidth(text(item))), textWidth(title));
    return { id, title, align: 'left', width, minimum: width, maximum: width, priority: 0, draw: text, order: text, copy: text, total: '', ...rest };
  };
  const statistic = (id: string, title: string, of: (item: HeatmapItem) => string | null): GridColumn<HeatmapItem> =>
    plain(id, title, (item) => of(item) ?? '', { align: 'right', order: (item) => (of(item) === null ? null : Number(of(item))) });
  return {
    rows: items, scrolls: true, noun: 'item', caption: `${measure} · ${round.title} (round ${round.number}) · ${coverage.answered} of ${coverage.asked} answered`,
    key: ({ id }) => id,
    search: ({ id, title, statistics }) => `${id} ${title}${statistics.polarised ? ' polarised !' : ''}`,
    columns: [
      plain('title', 'item', ({ title }) => title, { frozen: true, names: true, minimum: 14, width: 30 }),
      plain('polarised', '!', ({ statistics }) => (statistics.polarised ? '!' : ''), {
        frozen: true, sentence: true, role: () => 'warning', tell: ({ statistics }) => (statistics.polarised ? 'opinions are polarised' : ''),
      }),
      ...practices.map(({ column, name, practice }, index): GridColumn<HeatmapItem> => {
        const width = Math.max(CELL, textWidth(column));
        const score = (item: HeatmapItem) => item.cells[index] ?? null;
        return {
          id: column, title: column, align: 'left', width, minimum: width, maximum: width, priority: 0, total: '', sentence: true,
          ...(practice === null ? {} : { subject: practice }),
          draw: (item, _, glyphs) => mark(score(item), glyphs), order: score, copy: (item) => String(score(item) ?? ''),
          tell: (item) => `${name ?? column}: ${told(steps.get(score(item) ?? -1))}`,
        };
      }),
      statistic('answered', 'said', ({ statistics }) => String(statistics.answered)),
      statistic('median', 'median', ({ statistics }) => statistics.median),
      statistic('mean', 'mean', ({ statistics }) => statistics.mean),
      statistic('weighted', 'by list', ({ statistics }) => statistics.weightedMean),
      ...(measure === 'willingness' ? [statistic('lead', 'could lead', ({ statistics }) => String(statistics.couldLead))] : []),
    ],
  };
}

function told(step: { readonly score: number; readonly title: string } | undefined): string {
  return step === undefined ? 'not answered' : `${step.score}, ${step.title}`;
}
