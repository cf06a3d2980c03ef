import type { Render } from '../export-format.ts';
import { renderTerminal } from '../terminal/render-terminal.ts';

/** Tables as a terminal shows them. */
export const render: Render = (document, options) => new TextEncoder().encode(renderTerminal(document, options));
