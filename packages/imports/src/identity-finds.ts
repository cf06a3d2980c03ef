import { error, type Diagnostic, type Place } from '@pbc-planner/base';
import { holdsNhsNumber, namesPatientIdentity } from '@pbc-planner/domain';

const hint = 'The planner never takes data of single patients. Remove the column, or ask the sender for a file without it.';

/**
 * Collects where patients' identities stand in a table: the first find of each column, by its heading or by a value.
 * No diagnostic repeats what was found, nor a heading that is itself a number.
 */
export class IdentityFinds {
  readonly #file: string;
  readonly #headings: readonly string[];
  readonly #columns = new Map<number, Diagnostic>();

  constructor(file: string, headings: readonly string[], line: number) {
    this.#file = file;
    this.#headings = headings;
    for (const [position, heading] of headings.entries()) {
      if (holdsNhsNumber(heading)) this.cell(heading, position, line);
      else if (namesPatientIdentity(heading)) {
        const message = 'The heading of this column announces the identity of patients, so the file was not taken.';
        this.#add(position, 'patient-identity-heading', line, message);
      }
    }
  }

  /** Looks at one cell. The length decides nearly always, so this costs little. */
  cell(text: string, position: number, line: number): void {
    if (text.length < 10 || this.#columns.has(position) || !holdsNhsNumber(text)) return;
    this.#add(position, 'patient-identity-value', line, 'This cell holds what looks like an NHS number, so the file was not taken.');
  }

  /** One diagnostic for each column concerned, from left to right. */
  diagnostics(): Diagnostic[] {
    return [...this.#columns].sort(([a], [b]) => a - b).map(([, found]) => found);
  }

  #add(position: number, code: string, line: number, message: string): void {
    const heading = this.#headings[position];
    const place: Place = { file: this.#file, line, column: position + 1, ...(heading && !holdsNhsNumber(heading) ? { columnName: heading } : {}) };
    this.#columns.set(position, error(code, message, { place, hint }));
  }
}
