import { counted, placeText, type Diagnostic } from '@pbc-planner/base';
import { activeBindings } from '../keys/key-table.ts';
import { contextsOf } from '../state/contexts.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { areasOf } from '../state/areas.ts';
import { paint, drawLine } from '../text/spans.ts';
import { keyText } from '../text/key-text.ts';
import type { Theme } from '../theme/themes.ts';
import { keepLines } from './kept-lines.ts';
import { paragraph } from './paragraph.ts';

/** The lines of the help or of the list of problems. */
export function modalLines(state: WorkbenchState, kind: 'help' | 'problems-list'): readonly string[] {
  const { side } = areasOf(state.size);
  const width = state.size.columns - side - 2;
  return kind === 'help' ? helpLines(state, width) : problemLines(state.problems, width, state.theme);
}

function helpLines(state: WorkbenchState, width: number): string[] {
  const { theme } = state;
  const bindings = activeBindings(state.keys, contextsOf({ ...state, modal: null }));
  return bindings.map((binding) => {
    const keys = binding.keys.map((key) => keyText(key, theme)).join('  ');
    return drawLine(theme, width, [['key', keys.padEnd(24)], binding.title]);
  });
}

const order = { error: 0, warning: 1, info: 2 };

const problemLines = keepLines<WorkbenchState['problems']>((problems, width, theme) => {
  const found = Object.values(problems).flat().sort((a, b) => order[a.severity] - order[b.severity]);
  if (found.length === 0) return paragraph(theme, width, 'No problems are known.');
  return found.flatMap((one, index) => [...(index === 0 ? [] : ['']), ...diagnosticLines(theme, one, width)]);
});

function diagnosticLines(theme: Theme, { severity, code, message, place, hint }: Diagnostic, width: number): string[] {
  const where = place === undefined ? '' : placeText(place);
  const role = severity === 'info' ? 'dim' : severity;
  const [first = '', ...rest] = paragraph(theme, width, message, null, `${severity}  `);
  return [
    first.replace(severity, paint(theme, role, severity)), ...rest,
    ...(where === '' ? [] : paragraph(theme, width, `where: ${where}`, 'dim', '  ')),
    ...(hint === undefined ? [] : paragraph(theme, width, `to mend it: ${hint}`, null, '  ')),
    ...paragraph(theme, width, code, 'dim', '  '),
  ];
}

/** How many problems there are, by their weight, for the panel line. */
export function problemsText(state: WorkbenchState): string {
  const found = Object.values(state.problems).flat();
  if (found.length === 0) return 'No problems';
  const errors = found.filter(({ severity }) => severity === 'error').length;
  return `${counted(found.length, 'problem')}${errors > 0 ? ` (${counted(errors, 'error')})` : ''}`;
}
