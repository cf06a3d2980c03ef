import type { WorkbenchState } from '../state/workbench-state.ts';
import { wrapText } from '../text/character-width.ts';
import { spokenKeys, spokenState } from './spoken-state.ts';

/** A pause in typing after which what changed is said: a held key says where it stopped, not every row on its way. */
const QUIET = 70;

/** Says in lines what a state shows that was not said yet, for a screen reader or a terminal that cannot be drawn on. */
export interface LinePrinter {
  readonly open: () => void;
  readonly show: (state: WorkbenchState) => void;
  /** Says everything again. */
  readonly forget: () => void;
  readonly close: () => void;
}

/** A printer that writes lines and nothing else: no colours, no cursor, no other screen. A bare terminal is not even asked to mark what is pasted. */
export function linePrinter(stdout: NodeJS.WriteStream, bare: boolean): LinePrinter {
  let said = new Map<string, string>();
  let place = '';
  let latest: WorkbenchState | null = null;
  let waiting: NodeJS.Timeout | null = null;

  function speak(): void {
    waiting = null;
    if (latest === null) return;
    const parts = spokenState(latest);
    const before = said;
    said = new Map(parts);
    const lines = parts.filter(([about, text]) => text !== '' && text !== before.get(about)).map(([, text]) => text);
    // The cell belongs to its row: it is only said where somebody moved within the row.
    const heard = said.get('row') === before.get('row') ? lines : lines.filter((text) => text !== said.get('cell'));
    const here = `${latest.screen} ${latest.focus} ${latest.modal?.kind ?? ''}`;
    if (here !== place) heard.push(spokenKeys(latest));
    place = here;
    const width = Math.max(20, (stdout.columns || 80) - 1);
    const text = heard.flatMap((one) => one.split('\n')).flatMap((line) => wrapText(line, width)).map((line) => `${line.trimEnd()}\r\n`).join('');
    if (text !== '') stdout.write(text);
  }

  return {
    open: () => {
      if (!bare) stdout.write('\u001B[?2004h');
    },
    show: (state) => {
      latest = state;
      waiting ??= setTimeout(speak, QUIET);
    },
    forget: () => {
      said = new Map();
      place = '';
    },
    close: () => {
      if (waiting !== null) clearTimeout(waiting);
      if (!bare) stdout.write('\u001B[?2004l');
    },
  };
}
