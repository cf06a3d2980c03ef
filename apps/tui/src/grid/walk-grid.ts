import type { WalkOutcome } from '@pbc-planner/domain';
import { textWidth } from '../text/character-width.ts';
import type { Grid, GridColumn } from './grid.ts';
import { gateWord, isShut, walkRows, type WalkRow } from './walk-rows.ts';

/** Who and when give way before a question is cut to a few words: the line under the table tells them. */
const WHAT_LEAST = 36;
const NOTE_LEAST = 50;

/** The marks of what belongs to a step, so that it is seen at once which lines are things to do. */
const marks: Readonly<Record<WalkRow['kind'], string>> = { step: '', question: '   ? ', evidence: '   + ', person: '       ', condition: '   = ' };

/** Where a project stands, as one outline: every step in a line, and under the present one what it asks for, what is there and what is missing. */
export function walkGrid(outcome: WalkOutcome): Grid<WalkRow> {
  const rows = walkRows(outcome);
  const here = rows.findIndex(({ kind, state }) => kind === 'step' && state.startsWith('HERE'));
  const at = outcome.steps.findIndex(({ state }) => state === 'here');
  const missing = rows.filter(isShut).length;
  const place = at < 0 ? 'all steps passed' : `step ${at + 1} of ${outcome.steps.length}, ${missing === 0 ? 'the gate is open' : `${missing} missing before the next`}`;
  const column = (id: string, title: string, priority: number, text: (row: WalkRow) => string, rest: Partial<GridColumn<WalkRow>>): GridColumn<WalkRow> => {
    const widest = rows.reduce((width, row) => Math.max(width, textWidth(text(row))), textWidth(title));
    return { id, title, align: 'left', width: widest, minimum: widest, maximum: widest, priority, draw: text, order: text, copy: text, total: '', ...rest };
  };
  return {
    rows, noun: 'line', caption: `${outcome.title} · ${place}`, start: Math.max(0, here),
    key: ({ id }) => id,
    search: (row) => `${row.what} ${row.state} ${gateWord(row)} ${row.note}`,
    columns: [
      column('what', 'step, and under it ? questions, + evidence, = conditions', 4, ({ kind, what }) => `${marks[kind]}${what}`, {
        names: true, minimum: WHAT_LEAST, width: 44, copy: ({ what }) => what, tell: ({ what }) => what,
        role: ({ kind, state }) => (kind !== 'step' ? null : state.startsWith('HERE') ? 'heading' : 'dim'),
      }),
      column('state', 'state', 3, ({ state }) => state, { role: (row) => (isShut(row) ? 'error' : row.state.startsWith('HERE') ? 'heading' : null) }),
      column('gate', 'gate', 2, gateWord, {}),
      column('note', 'who, when, why', 1, ({ note }) => note, { minimum: NOTE_LEAST, width: NOTE_LEAST }),
    ],
  };
}
