import { add, compareDecimals, decimal, decimalText, error, ok, parseDecimal, refused, type Decimal, type Diagnostic, type Result } from '@pbc-planner/base';
import {
  ageWeights, newestList, optionPairs, patientBands, valueInForce,
  type DatedMeasure, type FiguresHeld, type FiguresNeeded, type MethodOptions, type MethodSources, type PatientBand, type PatientBands, type PolicyParameter,
  type PolicyValue, type WeightTable,
} from '@pbc-planner/domain';
import { readComponents, type ComponentText } from './component-text.ts';

/** How many fifths of deprivation there are: 1 is the most deprived. */
export const fifths = [1, 2, 3, 4, 5] as const;

/** A band of patients, with the position of its figures and, where there is one, of its weight. */
export interface BandFigure {
  readonly band: PatientBand;
  readonly figure: number;
}

/** One thing that a component counts or multiplies by. A `figure` is a position among the method's figures. */
export type Factor =
  | { readonly kind: 'list' }
  | { readonly kind: 'column'; readonly name: string; readonly figure: number }
  | { readonly kind: 'table'; readonly table: WeightTable; readonly column: string; readonly weights: readonly Decimal[] }
  | { readonly kind: 'deprivation'; readonly figures: readonly number[]; readonly gradient: readonly { readonly id: string; readonly value: PolicyValue }[] };

/** A component with its share: chosen, or set by policy. */
export interface Component {
  readonly name: string;
  readonly share: { readonly value: Decimal; readonly policy: { readonly id: string; readonly value: PolicyValue } | null };
  readonly factors: readonly Factor[];
}

/** All that a capitation by components runs on. */
export interface Components {
  readonly components: readonly Component[];
  readonly list: number;
  readonly bands: readonly BandFigure[];
  /** People who live in the area, in the order of the bands; `null` where the lists stand as they are. */
  readonly residents: readonly Decimal[] | null;
  readonly needs: readonly FiguresNeeded[];
  readonly notes: readonly string[];
}

/** Finds everything that the components name. Refused with all that is wrong in one go. */
export async function findComponents(held: FiguresHeld, options: MethodOptions, sources: MethodSources): Promise<Result<Components>> {
  const text = options['components'];
  const read = text === undefined ? ok<readonly ComponentText[]>([{ name: 'all', share: decimal(100), factors: ['list'] }]) : readComponents(String(text));
  if (!read.ok) return read;
  if (text !== undefined && options['weights'] !== undefined) {
    return refused(error('bad-option', '--weights and --components both say what to share by.', { hint: 'Keep one of them; a weighted list may be part of a component.' }));
  }
  return new ComponentFinder(held, options, sources).find(read.value);
}

class ComponentFinder {
  readonly #held: FiguresHeld;
  readonly #options: MethodOptions;
  readonly #sources: MethodSources;
  readonly #needs: FiguresNeeded[] = [];
  readonly #problems: Diagnostic[] = [];
  readonly #columns = new Map<string, number>();
  #bands: { readonly held: PatientBands; readonly figures: readonly BandFigure[] } | null = null;

  constructor(held: FiguresHeld, options: MethodOptions, sources: MethodSources) {
    this.#held = held;
    this.#options = options;
    this.#sources = sources;
  }

  async find(read: readonly ComponentText[]): Promise<Result<Components>> {
    const list = newestList(this.#held.measures, this.#held.year);
    if (list === undefined) return refused(error('no-registered-list', 'The plan holds no registered list, and components are brought back to it.', { hint: 'Import a file with registered lists.' }));
    const figure = this.#figure({ title: `registered list of ${list.year}`, measures: [list] });
    const residents = this.#residents();
    const components: Component[] = [];
    for (const one of read) {
      const share = await this.#share(one);
      const factors: Factor[] = [];
      for (const name of one.factors) {
        const factor = await this.#factor(name, one.name);
        if (factor !== null) factors.push(factor);
      }
      if (share !== null) components.push({ name: one.name, share, factors });
    }
    if (this.#problems.length > 0) return refused(...this.#problems);
    return ok({ components, list: figure, bands: this.#bands?.figures ?? [], residents, needs: this.#needs, notes: [notesOf(read, components, residents)] });
  }

  #figure(need: FiguresNeeded): number {
    return this.#needs.push(need) - 1;
  }

  async #share({ name, share }: ComponentText): Promise<Component['share'] | null> {
    if (share !== null) return { value: share, policy: null };
    const id = `component-share-${name}`;
    const found = await this.#policy(id, `the share of ${name}`, `Give it a share of spending: ${name}=SHARE, in per cent.`);
    return found && { value: found.value, policy: { id, value: found.policy } };
  }

  async #factor(name: string, component: string): Promise<Factor | null> {
    if (name === 'list') return { kind: 'list' };
    const column = this.#held.measures.findLast(({ measure }) => measure.kind === 'weighted-list' && measure.name === name);
    if (column !== undefined) return { kind: 'column', name, figure: this.#column(name, column) };
    if (name === 'deprivation') return this.#deprivation();
    const [id, asked] = name.split('/');
    const tables = await this.#sources.weightTables();
    const table = tables.find((one) => one.id === id);
    if (table !== undefined) return this.#table(table, asked);
    const columns = [...new Set(this.#held.measures.flatMap(({ measure }) => (measure.kind === 'weighted-list' ? [measure.name] : [])))];
    this.#problems.push(error('unknown-factor', `The component ${component} counts "${name}", which is no list, imported column or table of weights.`, {
      hint: `There is list, ${[...columns, ...tables.map((one) => one.id)].join(', ')}, and deprivation.`,
    }));
    return null;
  }

  /** A column counts as people where a component begins with it, and as an index where it multiplies; both read the same cells. */
  #column(name: string, dated: DatedMeasure): number {
    const known = this.#columns.get(name) ?? this.#figure({ title: `column "${name}" of ${dated.year}`, measures: [dated], unit: 'weight' });
    this.#columns.set(name, known);
    return known;
  }

  #table(table: WeightTable, asked: string | undefined): Factor | null {
    const column = asked ?? table.columns[0]?.id ?? '';
    if (!table.columns.some(({ id }) => id === column)) {
      this.#problems.push(error('unknown-factor', `${table.title} has no weights called "${column}".`, { hint: `It has ${table.columns.map(({ id }) => id).join(', ')}.` }));
      return null;
    }
    const bands = this.#ages(table.title);
    if (bands === null) return null;
    const weights = ageWeights(bands, table, column);
    if (weights.ok) return { kind: 'table', table, column, weights: weights.value };
    this.#problems.push(...weights.diagnostics);
    return null;
  }

  #ages(what: string): readonly PatientBand[] | null {
    const held = this.#bands?.held ?? patientBands(this.#held);
    if (held === null) {
      this.#problems.push(error('no-age-bands', `${what} needs patients by age and sex, and the plan holds no such list.`, { hint: 'Import a list by age and sex.' }));
      return null;
    }
    if (this.#bands === null) {
      const [whole, ...single] = held.needs;
      if (whole !== undefined) this.#figure(whole);
      this.#bands = { held, figures: held.bands.map((band, index) => ({ band, figure: this.#figure(single[index] as FiguresNeeded) })) };
    }
    return held.bands;
  }

  #residents(): readonly Decimal[] | null {
    const text = this.#options['residents'];
    if (text === undefined) return null;
    const bands = this.#ages('An adjustment to residents');
    if (bands === null) return null;
    const names = bands.map(({ sex, band }) => `${sex} ${band}`);
    const pairs = optionPairs('--residents', String(text), names, 'band of the list');
    if (!pairs.ok) {
      this.#problems.push(...pairs.diagnostics);
      return null;
    }
    const people = names.map((name) => pairs.value.find((one) => one.name === name)?.value ?? null);
    const missing = names.filter((_, index) => people[index] === null);
    if (missing.length > 0) this.#problems.push(error('bad-option', `--residents does not say how many people live in the area of ${missing.join(', ')}.`, { hint: 'Give every band of the list; nothing is guessed.' }));
    if (pairs.value.some(({ value }) => value.units < 0n)) this.#problems.push(error('bad-option', '--residents holds a negative number of people.', { hint: 'Correct it.' }));
    return people.map((value) => value ?? decimal(0));
  }

  async #deprivation(): Promise<Factor | null> {
    const columns: DatedMeasure[] = [];
    for (const fifth of fifths) {
      const name = `deprivation-${fifth}`;
      const dated = this.#held.measures.findLast(({ measure }) => measure.kind === 'weighted-list' && measure.name === name);
      if (dated === undefined) {
        this.#problems.push(error('no-deprivation-mix', `The plan holds no column called "${name}".`, {
          hint: 'Import a practices file with deprivation-1 to deprivation-5: the patients of each practice by fifth of deprivation, 1 the most deprived.',
        }));
        return null;
      }
      columns.push(dated);
    }
    this.#figure({ title: `patients by fifth of deprivation of ${columns[0]?.year ?? ''}`, measures: columns, unit: 'people' });
    const figures = columns.map((dated, index) => this.#figure({ title: `fifth ${fifths[index] ?? ''} of deprivation`, measures: [dated], unit: 'people', require: 'beside' }));
    const gradient: { id: string; value: PolicyValue }[] = [];
    for (const fifth of fifths) {
      const id = `deprivation-gradient-${fifth}`;
      const found = await this.#policy(id, `the need of fifth ${fifth}`, 'Give a need index of your own as a column instead.');
      if (found !== null) gradient.push({ id, value: found.policy });
    }
    return { kind: 'deprivation', figures, gradient };
  }

  /** What policy sets for the plan's year; told where it sets nothing, or where the number was read nowhere. */
  async #policy(id: string, what: string, hint: string): Promise<{ readonly value: Decimal; readonly policy: PolicyValue } | null> {
    const { year } = this.#held;
    const parameters = await this.#sources.policyParameters();
    const parameter: PolicyParameter | undefined = parameters.find((one) => one.id === id);
    const policy = parameter ? valueInForce(parameter, year) : null;
    if (policy !== null && policy.value !== null) return { value: parseDecimal(policy.value) ?? decimal(0), policy };
    const known = parameter?.values.filter(({ value }) => value !== null).map(({ from, until }) => (until === undefined ? `from ${from}` : `${from} to ${until}`)) ?? [];
    const reason = parameter === undefined ? `no policy parameter is called ${id}` : `${id} has no value for ${year}${known.length === 0 ? '' : ` (it has one ${known.join(', ')})`}`;
    this.#problems.push(error('no-policy-value', `Nothing says ${what} in ${year}: ${reason}.`, { hint: `${hint} See pbc policy show ${id}.` }));
    return null;
  }
}

function notesOf(read: readonly ComponentText[], components: readonly Component[], residents: readonly Decimal[] | null): string {
  const parts = components.map(({ name, share }, index) => `${name} ${decimalText(share.value)} (${read[index]?.factors.join(' x ') ?? ''})`);
  const sum = components.reduce((total, { share }) => add(total, share.value), decimal(0));
  const whole = compareDecimals(sum, decimal(100)) === 0 ? '' : ` Their shares add up to ${decimalText(sum)} and count in proportion.`;
  return `Capitation is weighted by components: ${parts.join('; ')}.${whole} The indices are multiplied together, and each component is brought back to the ${residents === null ? 'registered list' : 'people who live in the area'}.`;
}
