import { warning, type Diagnostic } from './diagnostic.ts';
import { counted } from './text.ts';

/** The most diagnostics of one file that are told one by one: beyond them a list helps nobody and fills the memory. */
export const MAXIMUM_DIAGNOSTICS = 10_000;

/** Collects what is wrong with a file: the first ten thousand in full, of the rest their number. An error is always kept. */
export class DiagnosticList {
  readonly #told: Diagnostic[] = [];
  #errors = 0;
  #untold = 0;

  add(one: Diagnostic): void {
    const room = this.#told.length < MAXIMUM_DIAGNOSTICS;
    // The first error refuses the file, so it must be among those that are told.
    if (room || (one.severity === 'error' && this.#errors === 0)) this.#told.push(one);
    else this.#untold += 1;
    if (one.severity === 'error') this.#errors += 1;
  }

  addAll(some: readonly Diagnostic[]): void {
    for (const one of some) this.add(one);
  }

  /** Counts what is known to be wrong and was not kept. */
  addUntold(count: number): void {
    this.#untold += count;
  }

  /** Puts those that are told in the order of their lines; those without one come first. */
  sortByLine(): void {
    this.#told.sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
  }

  /** How many are left untold. */
  get untold(): number {
    return this.#untold;
  }

  get hasError(): boolean {
    return this.#errors > 0;
  }

  /** Those that are told, with one more that counts the others. */
  all(file: string): Diagnostic[] {
    if (this.#untold === 0) return [...this.#told];
    const message = `${counted(this.#untold, 'more problem')} of this file ${this.#untold === 1 ? 'is' : 'are'} not listed.`;
    return [...this.#told, warning('more-problems', message, { place: { file }, hint: 'Mend what is listed and import the file again.' })];
  }
}
