import { paragraph } from '../content/paragraph.ts';
import { palettePage } from '../state/modal-keys.ts';
import { paletteEntries } from '../state/palette.ts';
import type { CommandEntry, Modal, WorkbenchState } from '../state/workbench-state.ts';
import { keyText } from '../text/key-text.ts';
import { drawEnds, drawLine, paint, type Span } from '../text/spans.ts';
import { fieldSpans } from './field-spans.ts';

/** The palette: every command, what it is called, its key, and why it cannot be run where it cannot. */
export function paletteLines(state: WorkbenchState, modal: Extract<Modal, { kind: 'palette' }>, width: number): string[] {
  const { theme } = state;
  const entries = paletteEntries(state.commands, modal.query.text, state.recent);
  const page = palettePage(state);
  const count = `${entries.length} of ${state.commands.length} `;
  const lines = [
    drawEnds(theme, width, [['heading', ' Run a command '], ...fieldSpans(modal.query, width - 30, theme)], [['dim', count]]),
    paint(theme, 'dim', theme.glyphs.rule.repeat(width)),
    ...entries.slice(modal.top, modal.top + page).map((entry, index) => entryLine(state, entry, modal.top + index === modal.selected, width)),
  ];
  if (entries.length === 0) lines.push(drawLine(theme, width, [['dim', '  No command answers to that. Type less, or other letters.']]));
  while (lines.length < page + 2) lines.push('');
  const selected = entries[modal.selected];
  if (!selected) return lines;
  const { availability, manifest } = selected;
  const about = availability.available ? manifest.description : `Not now: ${availability.reason}`;
  lines.push(paint(theme, 'dim', theme.glyphs.rule.repeat(width)));
  return [...lines, ...paragraph(theme, width - 2, about, availability.available ? null : 'warning').slice(0, 2).map((line) => ` ${line}`)];
}

function entryLine(state: WorkbenchState, { manifest, availability, key }: CommandEntry, selected: boolean, width: number): string {
  const { theme } = state;
  const role = availability.available ? null : 'unavailable';
  const left: Span[] = [selected ? `${theme.glyphs.marker} ` : '  ', [selected ? 'selected' : role, manifest.title]];
  if (!availability.available) left.push([selected ? 'selected' : role, ` (not now: ${availability.reason})`]);
  const keyName = (key === null ? '' : keyText(key, theme)).padStart(6);
  const right: Span[] = [[selected ? 'selected' : 'dim', ` ${manifest.id} `], [selected ? 'selected' : 'key', keyName], ' '];
  return selected ? drawEnds(theme, width, left, right, 'selected') : drawEnds(theme, width, left, right);
}
