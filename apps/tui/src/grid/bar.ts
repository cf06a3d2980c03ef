import type { Glyphs } from '../theme/themes.ts';

/**
 * A bar around zero: losses grow to the left of the line, gains to the right, half a character at a time.
 * @param value the gain, negative for a loss; `null` draws the line alone. @param scale the largest size there is.
 */
export function drawBar(value: number | null, scale: number, width: number, glyphs: Glyphs): string {
  const side = Math.floor((width - 1) / 2);
  if (side < 1) return '';
  const halves = value === null || scale <= 0 ? 0 : Math.min(side * 2, Math.round((Math.abs(value) / scale) * side * 2));
  const shown = value !== null && value !== 0 && halves === 0 ? 1 : halves;
  const full = glyphs.block.repeat(Math.floor(shown / 2));
  const half = shown % 2 === 1;
  if (value !== null && value < 0) return ((half ? glyphs.halfLeft : '') + full).padStart(side) + glyphs.zero + ' '.repeat(side);
  return ' '.repeat(side) + glyphs.zero + (full + (half ? glyphs.halfRight : '')).padEnd(side);
}

/** The heading over bars: words where there is room, else the signs. */
export function barHeading(width: number, glyphs: Glyphs): string {
  const side = Math.floor((width - 1) / 2);
  const [loses, gains] = side >= 5 ? ['loses', 'gains'] : ['-', '+'];
  return `${loses.padStart(side >= 5 ? side : 1).padEnd(side)}${glyphs.zero}${gains.padStart(side >= 5 ? 5 : side)}`;
}
