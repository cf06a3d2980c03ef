import { memo, type ReactNode } from 'react';
import { Text } from 'ink';

/** One line of the screen, which is drawn anew only when its text has changed. */
export const Line = memo(function Line({ text }: { readonly text: string }): ReactNode {
  return <Text wrap="truncate">{text === '' ? ' ' : text}</Text>;
});

/** Lines one under the other, never more than there is room for. */
export function Lines({ lines, height }: { readonly lines: readonly string[]; readonly height: number }): ReactNode {
  return Array.from({ length: height }, (_, index) => <Line key={index} text={lines[index] ?? ''} />);
}
