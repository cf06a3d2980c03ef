import type { Grade, Source } from '@pbc-planner/base';

/** The papers that a change is decided on. */
export const paperKinds = ['business-case', 'service-specification'] as const;

export type PaperKind = (typeof paperKinds)[number];

/** What is wanted is written apart from who may provide it. */
export const paperParts = ['what', 'who'] as const;

export type PaperPart = (typeof paperParts)[number];

/**
 * Where a heading gets its content from: somebody writes it, or the plan fills it from what it holds, so that no figure is typed
 * twice. What the plan fills may have a text beside it.
 */
export const headingFillings = ['by-hand', 'project', 'options', 'preferred-option', 'measures', 'money', 'providers', 'indicators'] as const;

export type HeadingFilling = (typeof headingFillings)[number];

/** A heading of a paper. */
export interface PaperHeading {
  readonly id: string;
  readonly title: string;
  /** What belongs under it, in a sentence. */
  readonly asks: string;
  readonly part: PaperPart;
  readonly required: boolean;
  readonly filled: HeadingFilling;
  /** Ids of the pack's sources; none where it was read nowhere. */
  readonly sources: readonly string[];
  /** Whether the heading itself was read in a source. */
  readonly grade: Grade;
}

/** The headings of a paper as they were asked for in some years, as data. */
export interface PaperTemplate {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly kind: PaperKind;
  /** The first financial year that its source speaks of, and the last; open when absent. */
  readonly from: string;
  readonly until?: string;
  /** What the two parts are called. */
  readonly parts: Readonly<Record<PaperPart, string>>;
  /** In the order of the paper. */
  readonly headings: readonly PaperHeading[];
  readonly sources: Readonly<Record<string, Source>>;
  /** Of the choice of what is required, and of the paper as a whole. */
  readonly grade: Grade;
}

/** A template with how it came to be used. */
export interface TemplateInUse {
  readonly template: PaperTemplate;
  /** `year`: its source speaks of the plan's year. `chosen`: somebody chose it. `stands in`: no source gives headings for the year. */
  readonly because: 'year' | 'chosen' | 'stands in';
}

/**
 * The template of a paper: the one that somebody chose, else a locality's own of the year, else ours of the year. Where no source
 * gives headings for the year, the one of the next later year stands in, else the newest, and is said to.
 * `null` where there is none of that kind, or the chosen one is not there.
 */
export function templateInUse(all: readonly PaperTemplate[], kind: PaperKind, year: string, chosen: string | null): TemplateInUse | null {
  const ofKind = all.filter((one) => one.kind === kind);
  if (chosen !== null) {
    const template = ofKind.find(({ id }) => id === chosen);
    return template === undefined ? null : { template, because: 'chosen' };
  }
  // Our own packs come first in the list, so that the last of a year is a locality's where it has one.
  const holding = ofKind.filter(({ from, until }) => from <= year && (until === undefined || year <= until)).at(-1);
  if (holding !== undefined) return { template: holding, because: 'year' };
  const later = ofKind.filter(({ from }) => from > year).sort((one, other) => (one.from < other.from ? -1 : 1))[0];
  const newest = [...ofKind].sort((one, other) => (one.from < other.from ? 1 : -1))[0];
  const template = later ?? newest;
  return template === undefined ? null : { template, because: 'stands in' };
}
