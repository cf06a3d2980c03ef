import { paragraph } from '../content/paragraph.ts';
import { takesText, type FormField, type FormState } from '../state/form.ts';
import type { Modal, WorkbenchState } from '../state/workbench-state.ts';
import { drawEnds, drawLine, type Span } from '../text/spans.ts';
import type { Theme } from '../theme/themes.ts';
import { fieldSpans } from './field-spans.ts';

/** The form of a command: its fields, and for the one being filled in what it means, what is wrong, and what is on offer. */
export function formLines(form: FormState, by: string, width: number, height: number, theme: Theme): string[] {
  const head = [
    drawEnds(theme, width, [['heading', ` ${form.title}`], ['dim', `  ${form.command}`]], [['dim', by === '' ? '' : `in the name of ${by} `]]),
    ...paragraph(theme, width - 2, form.description, 'dim').slice(0, 2).map((line) => ` ${line}`), '',
  ];
  const names = Math.max(0, ...form.fields.map(({ label }) => [...label].length)) + 2;
  const body: string[] = [];
  let start = 0;
  let end = 0;
  for (const [index, field] of form.fields.entries()) {
    if (index === form.active) start = body.length;
    body.push(...fieldLines(field, index === form.active, names, width, theme));
    if (index === form.active) end = body.length;
  }
  const room = Math.max(1, height - head.length);
  const top = Math.max(0, Math.min(start, end - room));
  return [...head, ...body.slice(top, top + room)];
}

function fieldLines(field: FormField, active: boolean, names: number, width: number, theme: Theme): string[] {
  const { label, fault, touched, required, schema, choices } = field;
  const name = `${active ? theme.glyphs.marker : ' '} ${label}`.padEnd(names + 2);
  const unit = schema['x-unit'] === undefined ? '' : `  ${schema['x-unit']}`;
  const value = valueSpans(field, active, width - names - 14, theme);
  const lines = [drawLine(theme, width, [[active ? 'heading' : null, name], ...value, ['dim', `${unit}${required ? '  needed' : ''}`]])];
  const indent = ' '.repeat(names + 2);
  const say = (text: string, role: 'dim' | 'error') => paragraph(theme, width - names - 3, text, role).map((line) => indent + line);
  if (fault !== null && touched) lines.push(...say(`${fault}`, 'error'));
  if (active) {
    lines.push(...say(schema.description, 'dim'));
    if (takesText(field) && choices.length > 0) lines.push(...say(`On offer (Ctrl-N): ${onOffer(choices, field.value.text)}`, 'dim').slice(0, 2));
    if (field.kind === 'list') lines.push(...say('Several values: put commas between them.', 'dim'));
    if (field.kind === 'file') lines.push(...say('The path of a file.', 'dim'));
    lines.push('');
  }
  return lines;
}

function valueSpans(field: FormField, active: boolean, width: number, theme: Theme): Span[] {
  if (takesText(field) && active) return fieldSpans(field.value, width, theme);
  if (takesText(field)) return [field.value.text === '' ? ['dim', theme.glyphs.dash] : field.value.text];
  const shown = field.kind === 'boolean' ? (field.value.text === 'true' ? 'yes' : 'no') : field.value.text || 'none';
  return active ? [['cell', ` ${shown} `], ['dim', `  of ${field.kind === 'boolean' ? 'yes, no' : field.choices.join(', ')}`]] : [shown];
}

function onOffer(choices: readonly string[], typed: string): string {
  const last = typed.split(',').at(-1)?.trim().toLowerCase() ?? '';
  const fitting = choices.filter((choice) => choice.toLowerCase().startsWith(last));
  const shown = fitting.length > 0 ? fitting : choices;
  return shown.slice(0, 12).join(', ') + (shown.length > 12 ? `, and ${shown.length - 12} more` : '');
}

/** The question that a command must be asked before it runs. */
export function confirmLines(state: WorkbenchState, modal: Extract<Modal, { kind: 'confirm' }>, width: number): string[] {
  const { theme } = state;
  const given = Object.entries(modal.params).map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`);
  return [
    drawLine(theme, width, [['heading', ` ${modal.title}`]]), '',
    ...paragraph(theme, width - 4, modal.question).map((line) => `  ${line}`), '',
    ...given.flatMap((line) => paragraph(theme, width - 4, line, 'dim').map((one) => `  ${one}`)), '',
    drawLine(theme, width, ['  ', ['key', 'y'], ' yes, run it    ', ['key', 'n'], ' no, back']),
  ];
}
