import type { Theme } from '../theme/themes.ts';

/** Makes lines once for each subject, width and theme, and keeps them as long as the subject lives. */
export function keepLines<Subject extends object>(
  make: (subject: Subject, width: number, theme: Theme) => string[],
): (subject: Subject, width: number, theme: Theme) => readonly string[] {
  const kept = new WeakMap<Subject, { width: number; theme: Theme; lines: readonly string[] }>();
  return (subject, width, theme) => {
    const found = kept.get(subject);
    if (found?.width === width && found.theme === theme) return found.lines;
    const lines = make(subject, width, theme);
    kept.set(subject, { width, theme, lines });
    return lines;
  };
}
