import type { SessionOutcome, ShownBlock } from '@pbc-planner/domain';
import { clockText } from '../state/room.ts';
import { textWidth } from '../text/character-width.ts';
import type { Grid, GridColumn } from './grid.ts';

/** What a block may be cut to where the screen is narrow. */
const TITLE_LEAST = 20;

/** The agenda of a session: one block a line, the one at hand marked by a word, and OVER as a word too. */
export function sessionGrid(outcome: SessionOutcome): Grid<ShownBlock> {
  const { agenda, clock, elapsedSeconds, plannedSeconds } = outcome;
  const place = (block: ShownBlock) => (block.state === 'here' && clock !== 'closed' ? 'NOW' : block.state === 'ahead' ? '' : 'done');
  const title = ({ title: own, challenge }: ShownBlock) => (challenge === null ? own : `${own}: ${challenge}`);
  const time = (block: ShownBlock) => (block.state === 'ahead' ? `${block.plannedSeconds / 60} min` : clockText(block, block.state === 'here' && clock !== 'closed' ? clock : 'running'));
  const column = (id: string, heading: string, priority: number, text: (row: ShownBlock) => string, rest: Partial<GridColumn<ShownBlock>> = {}): GridColumn<ShownBlock> => {
    const widest = agenda.reduce((width, row) => Math.max(width, textWidth(text(row))), textWidth(heading));
    return { id, title: heading, align: 'left', width: widest, minimum: widest, maximum: widest, priority, draw: text, order: text, copy: text, total: '', ...rest };
  };
  return {
    rows: agenda, noun: 'block', start: Math.max(0, agenda.findIndex(({ state }) => state === 'here')),
    caption: `${outcome.title}${outcome.rehearsal ? ' (rehearsal)' : ''} · ${clockText({ elapsedSeconds, plannedSeconds, over: elapsedSeconds > plannedSeconds }, clock)} in all`,
    key: ({ id }) => id,
    search: (row) => `${row.id} ${title(row)} ${place(row)}`,
    columns: [
      column('title', 'block', 5, title, { names: true, minimum: TITLE_LEAST }),
      column('place', 'now', 4, place, { minimum: 4, width: 4, role: ({ state }) => (state === 'here' && clock !== 'closed' ? 'heading' : 'dim') }),
      // As wide as the longest that a clock may become, so that no column moves when it does.
      column('time', 'time', 3, time, {
        minimum: 28, width: 28, maximum: 28, order: ({ elapsedSeconds: seconds }) => seconds, role: ({ over, state }) => (over ? 'error' : state === 'here' ? 'heading' : 'dim'),
      }),
      column('captured', 'captured', 1, ({ captured }) => (captured === 0 ? '' : String(captured)), { align: 'right', order: ({ captured }) => captured }),
    ],
  };
}
