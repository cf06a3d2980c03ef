import type { Grade, Source } from '@pbc-planner/base';

/** What a measure tells about: what became of patients, how the work went, or what it cost. */
export type MeasureKind = 'outcome' | 'process' | 'cost';

/** Which way is better. */
export type Better = 'lower' | 'higher';

/** Something that can be counted before and after. */
export interface AreaMeasure {
  readonly id: string;
  readonly title: string;
  readonly kind: MeasureKind;
  /** What one of it is: `per cent`, `days`, `admissions per 1,000`. */
  readonly unit: string;
  readonly better: Better;
}

/** What to beware of, with its evidence. It is shown wherever the hope is shown that it belongs to. */
export interface Caution {
  readonly text: string;
  /** Ids of the pack's sources; none where it was read nowhere. */
  readonly sources: readonly string[];
  readonly grade: Grade;
}

/** A field of care that a project may take up. */
export interface ClinicalArea {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Names that other papers use for it. */
  readonly aliases?: readonly string[];
  /** The group it belongs to in its list, such as the specialties of GPs with special interests. */
  readonly group?: string;
  /** Whether the note of 2005 lists it, or a later source supports it. */
  readonly listed: boolean;
  /** At least one: an area that cannot be counted is none. */
  readonly measures: readonly AreaMeasure[];
  /** What to hold before a project in it begins. */
  readonly baseline: readonly string[];
  readonly typicalWins: readonly string[];
  /** Ids of quick wins that can be worked out for it. */
  readonly quickWins: readonly string[];
  readonly cautions: readonly Caution[];
  readonly sources: Readonly<Record<string, Source>>;
  /** Of the list of measures and baseline data. */
  readonly grade: Grade;
}
