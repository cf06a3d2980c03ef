import type { Render } from '../export-format.ts';
import { separatedValues } from '../separated-values.ts';

/** Tab-separated values. */
export const render: Render = (document, options) => separatedValues(document, '\t', options.bom ?? false);
