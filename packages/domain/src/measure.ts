import type { FinancialYear } from '@pbc-planner/base';

/**
 * What a column of figures measures, for every practice of a data set.
 * `list`: registered patients. `weighted-list`: patients weighted for need, under a name such as `carr-hill`.
 * `spend`: pounds spent on a service line, kept in pence. `list-band`: registered patients of one sex and age band.
 */
export type Measure =
  | { readonly kind: 'list' }
  | { readonly kind: 'weighted-list'; readonly name: string }
  | { readonly kind: 'spend'; readonly serviceLine: string }
  | { readonly kind: 'list-band'; readonly sex: 'male' | 'female'; readonly band: string };

/** A measure in a year: the identity of a column, whichever file it came from. */
export interface DatedMeasure {
  readonly measure: Measure;
  readonly year: FinancialYear;
}

/** A text that two measures share exactly when they are the same. */
export function measureKey(measure: Measure): string {
  switch (measure.kind) {
    case 'list': return 'list';
    case 'weighted-list': return `weighted-list:${measure.name}`;
    case 'spend': return `spend:${measure.serviceLine}`;
    case 'list-band': return `list-band:${measure.sex}:${measure.band}`;
  }
}

/** A measure as people read it. */
export function measureTitle(measure: Measure): string {
  switch (measure.kind) {
    case 'list': return 'registered list';
    case 'weighted-list': return `weighted list "${measure.name}"`;
    case 'spend': return measure.serviceLine === 'total' ? 'spend' : `spend on ${measure.serviceLine}`;
    case 'list-band': return `registered list, ${measure.sex} ${measure.band}`;
  }
}

/** The unit of a measure's figures in a trace. */
export function measureUnit(measure: Measure): string {
  return measure.kind === 'spend' ? 'pence' : measure.kind === 'weighted-list' ? 'weighted people' : 'people';
}
