import { linePrinter } from '../spoken/line-printer.ts';
import type { Layout, WorkbenchState } from '../state/workbench-state.ts';
import { shellPanes } from '../views/shell.ts';
import { screenPainter } from './screen-painter.ts';

/** What a workbench is shown on. */
export interface Surface {
  readonly open: () => void;
  readonly show: (state: WorkbenchState) => void;
  readonly forget: () => void;
  readonly close: () => void;
}

/** The surface of a layout on a terminal. */
export function surfaceOf(layout: Layout, stdout: NodeJS.WriteStream): Surface {
  if (layout === 'lines') return linePrinter(stdout, process.env['TERM'] === 'dumb');
  const painter = screenPainter(stdout);
  return { ...painter, show: (state) => painter.paint(shellPanes(state)) };
}
