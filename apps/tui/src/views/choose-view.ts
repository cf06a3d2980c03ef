import { paragraph } from '../content/paragraph.ts';
import type { Modal } from '../state/workbench-state.ts';
import { drawLine, paint } from '../text/spans.ts';
import type { Theme } from '../theme/themes.ts';

/** Options to choose from, each with its own key. */
export function chooseLines({ title, options, selected }: Extract<Modal, { kind: 'choose' }>, width: number, theme: Theme): string[] {
  const widest = Math.max(0, ...options.map((option) => option.title.length));
  return [
    ...paragraph(theme, width - 2, title, 'heading').map((line) => ` ${line}`),
    paint(theme, 'dim', theme.glyphs.rule.repeat(width)),
    ...options.map((option, index) => {
      const marked = index === selected;
      const now = option.held ? '  now' : '';
      return drawLine(theme, width, [
        marked ? `${theme.glyphs.marker} ` : '  ', ['key', option.key], `  ${option.title.padEnd(widest)}  `,
        [marked ? 'selected' : 'dim', option.about], ['total', now],
      ], marked ? 'selected' : undefined);
    }),
  ];
}
