import { counted } from '@pbc-planner/base';
import type { HeatmapItem, HeatmapOutcome, ScoreReason } from '@pbc-planner/domain';
import type { Theme } from '../theme/themes.ts';
import { keepLines } from './kept-lines.ts';
import { paragraph } from './paragraph.ts';

/** With more practices than this, the details count them instead of naming each. */
const MOST_NAMED = 40;

const kept = new WeakMap<HeatmapOutcome, ReturnType<typeof keepLines<HeatmapItem>>>();

/** One item of a heat map in full: what the answers come to, who said what, and where to begin talking about it. */
export function heatLines(outcome: HeatmapOutcome, item: HeatmapItem, width: number, theme: Theme): readonly string[] {
  const found = kept.get(outcome) ?? keepLines<HeatmapItem>((one, room, colours) => makeLines(outcome, one, room, colours));
  kept.set(outcome, found);
  return found(item, width, theme);
}

function makeLines(outcome: HeatmapOutcome, item: HeatmapItem, width: number, theme: Theme): string[] {
  const { answered, median, lowerQuartile, upperQuartile, mean, weightedMean, couldLead, polarised } = item.statistics;
  const say = (text: string, lead = '') => paragraph(theme, width, text, null, lead);
  const range = lowerQuartile === null || upperQuartile === null ? '' : `, half of them from ${lowerQuartile} to ${upperQuartile}`;
  return [
    ...paragraph(theme, width, item.title, 'heading'), ...paragraph(theme, width, item.id, 'dim'), '',
    ...say(`${answered} of ${counted(outcome.practices.length, 'practice')} answered.`),
    ...(median === null ? [] : say(`Median ${median}${range}.`)),
    ...(mean === null ? [] : say(`Mean ${mean}${weightedMean === null ? '' : `, by list ${weightedMean}`}.`)),
    ...(outcome.measure === 'willingness' ? say(`${counted(couldLead, 'practice')} could lead.`) : []),
    ...(polarised ? ['', ...paragraph(theme, width, 'Opinions are polarised: talk about it, the lowest first.', 'warning'), ...reasons(outcome, item, say)] : []),
    '', ...(outcome.practices.length > MOST_NAMED ? countLines(outcome, item, say) : nameLines(outcome, item, say)),
  ];
}

type Say = (text: string, lead?: string) => string[];

function reasons({ discussion }: HeatmapOutcome, { id }: HeatmapItem, say: Say): string[] {
  const found = discussion.find((one) => one.item === id);
  const told = ({ column, score, note }: ScoreReason) => say(`${column} says ${score}: ${note ?? 'no reason given'}`, '  ');
  return found === undefined ? [] : [...found.lowest, ...found.highest].flatMap(told);
}

function nameLines({ practices, scale }: HeatmapOutcome, { cells }: HeatmapItem, say: Say): string[] {
  return practices.flatMap(({ column, name }, index) => {
    const step = scale.find(({ score }) => score === cells[index]);
    return say(`${name ?? column}: ${step === undefined ? 'not answered' : `${step.score}, ${step.title}`}`);
  });
}

function countLines({ scale }: HeatmapOutcome, { cells }: HeatmapItem, say: Say): string[] {
  return [
    ...scale.toReversed().flatMap(({ score, title }) => say(`${score}, ${title}: ${counted(cells.filter((cell) => cell === score).length, 'practice')}`)),
    ...say(`not answered: ${counted(cells.filter((cell) => cell === null).length, 'practice')}`),
  ];
}
