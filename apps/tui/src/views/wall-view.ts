import { ballotLines } from '../content/ballot-lines.ts';
import { readBackHeadlines } from '../content/read-back-lines.ts';
import { wallItems, type WallItem } from '../content/wall-items.ts';
import type { Pane } from '../screen/pane.ts';
import { clockText, roomClock } from '../state/room.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { textWidth, wrapText } from '../text/character-width.ts';
import { drawEnds, drawLine } from '../text/spans.ts';
import { themes, type Role, type Theme } from '../theme/themes.ts';
import { keyHints } from './frame-lines.ts';

/** What the projector uses at most, whatever the size of the terminal: what is larger is left free around it. */
const MOST = { columns: 60, rows: 16 };

/** A line of the projector: its text, and what it means. */
type WallLine = readonly [role: Role | null, text: string];

/** The screen for the room: few words, large spacing, nothing private. A function of the state alone. */
export function wallPanes(state: WorkbenchState): Pane[] {
  const { columns, rows } = state.size;
  const [width, height] = [Math.min(MOST.columns, columns), Math.min(MOST.rows, rows)];
  const theme = wallTheme(state.theme);
  const left = Math.floor((columns - width) / 2);
  const top = Math.floor((rows - height) / 2);
  const body = wallBody(state, width, height - 4);
  const lines = [topLine(state, theme, width), '', ...spaced(body, height - 4).map(([role, text]) => drawLine(theme, width, [[role, text]]))];
  while (lines.length < height - 2) lines.push('');
  lines.push('', clockLine(state, theme, width));
  const blank = Array.from({ length: top }, () => '');
  return [{ left: 0, top: 0, width: columns, height: rows, lines: [...blank, ...lines.map((line) => (line === '' ? '' : ' '.repeat(left) + line))] }];
}

/** The words of the projector, for somebody who hears them. */
export function wallWords(state: WorkbenchState): string {
  return wallBody(state, MOST.columns, 100).map(([, text]) => text).filter((text) => text !== '').join('\n');
}

function wallTheme(theme: Theme): Theme {
  return theme.name === 'dark' || theme.name === 'light' ? themes['high-contrast'] : theme;
}

function topLine({ plan, room }: WorkbenchState, theme: Theme, width: number): string {
  const place = room === null ? '' : `${roomClock(room).number} of ${roomClock(room).of}`;
  return drawEnds(theme, width, plan?.fictional ? [['fictional', ' FICTIONAL '], ' rehearsal'] : [], [place]);
}

/** The clock, with OVER as a word, and the few keys that work. */
function clockLine(state: WorkbenchState, theme: Theme, width: number): string {
  const { room, modal } = state;
  if (room === null) return '';
  const clock = roomClock(room);
  const hints = keyHints(state).map(({ keys, hint }) => `${keys} ${hint}`).slice(0, modal === null ? 3 : 2).join('  ');
  return drawEnds(theme, width, [[clock.over ? 'error' : 'heading', clockText(clock, clock.state)]], [['dim', hints]]);
}

function wallBody(state: WorkbenchState, width: number, room: number): WallLine[] {
  const { modal, wall } = state;
  if (modal?.kind === 'read-back' && modal.outcome.readBack !== null) {
    return readBackHeadlines(modal.outcome.readBack).flatMap(({ title, items }, index): WallLine[] => [...(index === 0 ? [] : [blank]), ['heading', title], ...items.slice(0, 4).flatMap((item) => wrapped(item, width, null, 2)), ...more(items.length - 4)]);
  }
  if (modal?.kind === 'ballot') return ballotLines(state, modal, room).flatMap(([role, text]) => (text === '' ? [blank] : wrapped(text, width, role, 2)));
  const outcome = wall?.outcome ?? null;
  if (wall === null || outcome === null) return state.room === null ? [] : [['heading', roomClock(state.room).title]];
  const { here } = outcome;
  const prompt = here.prompt.flatMap((line): WallLine[] => [blank, ...wrapped(line, width, 'total', 2)]);
  const card: WallLine[] = here.card === null ? [] : [blank, ...wrapped(here.card.situation, width, null, 3), ...wrapped(here.card.question, width, 'total', 2), ...(here.card.twist === null ? [] : wrapped(`And now: ${here.card.twist}`, width, 'warning', 2))];
  const head: WallLine[] = [...wrapped(here.card === null ? here.title : `${here.title}: ${here.card.title}`, width, 'heading', 2), ...prompt, ...card];
  const items = wallItems(wall);
  const item = items[wall.at];
  return item === undefined ? head : [...head, blank, ...itemLines(item, wall.at, items.length, width, room - head.length - 1)];
}

const blank: WallLine = [null, ''];

function itemLines({ title, lines }: WallItem, at: number, count: number, width: number, room: number): WallLine[] {
  const place = count > 1 ? `${at + 1}/${count}  ` : '';
  const head = wrapped(`${place}${title}`, width, 'key', 2);
  const body = lines.flatMap((line) => wrapped(line, width, null, 2));
  const left = Math.max(1, room - head.length);
  return [...head, ...(body.length <= left ? body : [...body.slice(0, left - 1), ...more(body.length - left + 1)])].slice(0, Math.max(0, room));
}

function more(count: number): WallLine[] {
  return count > 0 ? [['dim', `and ${count} more`]] : [];
}

function wrapped(text: string, width: number, role: Role | null, most: number): WallLine[] {
  const lines = textWidth(text) <= width ? [text] : wrapText(text, width);
  return lines.slice(0, most).map((line, index): WallLine => [role, index === most - 1 && lines.length > most && textWidth(line) < width ? `${line}…` : line]);
}

/** Lines with air between them where there is room: a blank after the title first, then between what follows. */
function spaced(lines: readonly WallLine[], room: number): readonly WallLine[] {
  return lines.length > room ? lines.filter((line, index) => line[1] !== '' || index === lines.findIndex(([, text]) => text === '')).slice(0, room) : lines;
}
