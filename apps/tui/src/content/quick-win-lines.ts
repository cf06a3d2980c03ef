import { formatPounds } from '@pbc-planner/base';
import type { EstimateFigures, QuickWinOutcome } from '@pbc-planner/domain';
import { textWidth } from '../text/character-width.ts';
import { drawLine } from '../text/spans.ts';
import type { Theme } from '../theme/themes.ts';
import { keepLines } from './kept-lines.ts';
import { paragraph } from './paragraph.ts';

/** A quick win worked out: low, central and high beside each other from gross to net, the caution right under the saving, then what it rests on. */
export const quickWinLines = keepLines<QuickWinOutcome>((outcome, width, theme) => {
  const { title, fictional, project, base, grade, cautions, inputs, volumeTitle } = outcome;
  return [
    ...paragraph(theme, width, fictional ? `${title} (FICTIONAL)` : title, 'heading'),
    ...paragraph(theme, width, `${project === null ? 'not kept' : `kept in ${project}`} · counts ${base} · evidence: ${grade}`, 'dim'), '',
    ...figureLines(outcome, volumeTitle, width, theme),
    ...cautions.flatMap(({ text, source, grade: read }) => paragraph(theme, width, `${text} (${source === '' ? read : `${source}; ${read}`})`, 'warning', '! ')), '',
    ...paragraph(theme, width, 'What it rests on', 'heading'),
    ...inputs.flatMap((input) => paragraph(theme, width, `${input.title}: ${input.value ?? 'nobody gave it, and nothing is reckoned for it'}${input.value === null || input.unit === 'count' ? '' : ` ${input.unit}`}`, null, `${theme.glyphs.bullet} `)),
  ];
});

function figureLines({ estimates }: QuickWinOutcome, volume: string, width: number, theme: Theme): string[] {
  const cost = (pence: number) => (pence === 0 ? '-' : `-${formatPounds(pence)}`);
  const rows: readonly (readonly [string, (one: EstimateFigures) => string])[] = [
    ['', ({ name }) => name], ['delivered, per cent', ({ deliverable }) => deliverable], [volume, (one) => one.volume], ['gross', ({ grossPence }) => formatPounds(grossPence)],
    ['reprovision', ({ reprovisionPence }) => cost(reprovisionPence)], ['set-up', ({ setUpPence }) => cost(setUpPence)], ['management', ({ managementPence }) => cost(managementPence)],
    ['NET', ({ netPence }) => formatPounds(netPence)], ['', ({ netPence }) => (netPence < 0 ? 'a loss' : netPence === 0 ? 'nothing' : 'a saving')],
  ];
  const cell = Math.max(...rows.flatMap(([, text]) => estimates.map((one) => textWidth(text(one))))) + 2;
  const names = Math.max(8, Math.min(Math.max(...rows.map(([name]) => textWidth(name))), width - cell * estimates.length));
  return rows.map(([name, text]) => {
    const role = name === 'NET' ? 'total' : name === '' ? 'heading' : null;
    return drawLine(theme, width, [[role, `${name.slice(0, names).padEnd(names)}${estimates.map((one) => text(one).padStart(cell)).join('')}`]]);
  });
}
