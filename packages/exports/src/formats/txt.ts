import type { Render } from '../export-format.ts';
import { renderTerminal } from '../terminal/render-terminal.ts';

/** Plain text: what a terminal shows, never with escapes. */
export const render: Render = (document, options) => new TextEncoder().encode(renderTerminal(document, { ...options, colour: false }));
