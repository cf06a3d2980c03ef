import { modalLines } from '../content/modal-lines.ts';
import { detailsLines } from '../content/shown-lines.ts';
import type { Modal, WorkbenchState } from '../state/workbench-state.ts';
import { drawLine, paint } from '../text/spans.ts';
import { budgetsLines } from './budgets-view.ts';
import { areasOf } from '../state/areas.ts';
import { confirmLines, formLines } from './form-view.ts';
import { localityLines } from './locality-view.ts';
import { boardLines } from './board-view.ts';
import { chooseLines } from './choose-view.ts';
import { paletteLines } from './palette-view.ts';
import { welcomeLines } from './waiting-view.ts';

/** The lines of what stands before the views; `null` where nothing does. A filter is typed in the panel line. */
export function modalBody(state: WorkbenchState, width: number, height: number): string[] | null {
  const { modal, theme } = state;
  switch (modal?.kind) {
    case undefined: case 'filter': return null;
    case 'palette': return paletteLines(state, modal, width);
    case 'form': return formLines(modal.form, changesPlan(state, modal.form.command) ? state.plan?.by ?? '' : '', width, height, theme);
    case 'confirm': return confirmLines(state, modal, width);
    case 'choose': return chooseLines(modal, width, theme);
    case 'help': case 'problems-list': return listBody(state, modal, width, height);
  }
}

function changesPlan({ commands }: WorkbenchState, command: string): boolean {
  return commands.find(({ manifest }) => manifest.id === command)?.manifest.changesPlan === true;
}

type ListModal = Extract<Modal, { kind: 'help' | 'problems-list' }>;

function listBody(state: WorkbenchState, { kind, top }: ListModal, width: number, height: number): string[] {
  const lines = modalLines(state, kind);
  const shown = lines.slice(top, top + height - 1);
  const title = kind === 'help' ? ' Keys that work here' : ' Problems';
  const more = lines.length > height - 1 ? `  ${top + 1} to ${top + shown.length} of ${lines.length} lines` : '';
  return [drawLine(state.theme, width, [['heading', title], ['dim', more]]), ...shown.map((line) => ` ${line}`)];
}

/** The lines of the editor area: the view on screen, or the answer of a command. */
export function editorBody(state: WorkbenchState, width: number, height: number): string[] {
  const { screen } = state;
  if (state.plan === null && screen !== 'answer') return welcomeLines(state, width);
  if (state.focus === 'details' && areasOf(state.size).details === 0) {
    return detailsLines(state).slice(state.detailsTop, state.detailsTop + height).map((line) => ` ${line}`);
  }
  if (screen === 'budgets') return budgetsLines(state, width);
  return screen === 'locality' ? localityLines(state, width) : boardLines(state, screen, width, height);
}

/** The lines of the details pane. */
export function detailsBody(state: WorkbenchState, height: number): readonly string[] {
  return detailsLines(state).slice(state.detailsTop, state.detailsTop + height);
}

/** The border of the details pane, which shows whether the keys move in it. */
export function detailsBorder(state: WorkbenchState, height: number): string[] {
  const border = paint(state.theme, state.focus === 'details' ? 'key' : 'dim', state.theme.glyphs.divider);
  return Array.from({ length: height }, () => border);
}
