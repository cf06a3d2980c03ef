import type { WalkOutcome } from '@pbc-planner/domain';
import { isShut, type WalkRow } from '../grid/walk-rows.ts';
import type { Theme } from '../theme/themes.ts';
import { paragraph } from './paragraph.ts';

const kindWords: Readonly<Record<WalkRow['kind'], string>> = {
  step: 'a step', question: 'a question of this step', evidence: 'evidence that this step asks for', person: 'decides, and declares interests or none', condition: 'a condition of the gate',
};

const doWords: Readonly<Record<WalkRow['kind'], string>> = {
  step: 'e: its gate, condition by condition', question: 'e: answer it', evidence: 'e: add it', person: 'e: what this person declares', condition: 'e: see to it',
};

/** A line of a walk in full: what it is, how it stands, what the gate says of it, and what to do. */
export function walkLines(outcome: WalkOutcome, row: WalkRow, width: number, theme: Theme): string[] {
  const { what, kind, state, note, condition } = row;
  const say = (text: string, lead = '') => paragraph(theme, width, text, null, lead);
  return [
    ...paragraph(theme, width, what, 'heading'), ...paragraph(theme, width, kindWords[kind], 'dim'), '',
    ...paragraph(theme, width, state, isShut(row) ? 'error' : null), ...(note === '' ? [] : say(note)),
    ...(condition === null ? [] : ['', ...say(gateText(row)), ...(condition.state === 'met' || condition.reason === note ? [] : say(condition.reason)), ...(condition.mend === '' ? [] : paragraph(theme, width, condition.mend, 'dim', '  '))]),
    ...(kind === 'step' ? stepLines(outcome, row, width, theme) : []),
    '', ...paragraph(theme, width, doWords[kind], 'key'),
  ];
}

function gateText({ condition }: WalkRow): string {
  if (condition === null) return '';
  if (condition.severity === 'warns') return 'The gate warns without it, and lets the project through.';
  return condition.override === 'never' ? 'The gate is shut without it, and nobody goes past.' : 'The gate is shut without it. Somebody may go past with a reason, which stays on record (o).';
}

/** What belongs to a step besides what it asks for. */
function stepLines({ steps, here }: WalkOutcome, { id }: WalkRow, width: number, theme: Theme): string[] {
  const walked = steps.find((one) => one.id === id);
  const list = (title: string, items: readonly string[]) =>
    (items.length === 0 ? [] : ['', ...paragraph(theme, width, title, 'heading'), ...items.flatMap((item) => paragraph(theme, width, item, null, `${theme.glyphs.bullet} `))]);
  return [
    ...(walked === undefined ? [] : ['', ...(walked.state === 'passed' ? paragraph(theme, width, `leads: ${walked.lead}`) : []), ...paragraph(theme, width, `often takes ${walked.typicalTime.text} (${walked.typicalTime.grade})`, 'dim')]),
    ...(here?.step.id !== id ? [] : [...list('Before it begins', here.step.entry), ...list('What comes out of it', here.step.output), ...list('What goes wrong', here.step.pitfalls)]),
  ];
}
