import type { Render } from '../export-format.ts';
import { separatedValues } from '../separated-values.ts';

/** Comma-separated values. */
export const render: Render = (document, options) => separatedValues(document, ',', options.bom ?? false);
