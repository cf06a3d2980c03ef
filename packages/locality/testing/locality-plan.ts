import { createHash } from 'node:crypto';
import { ok, placeText, refused, error } from '@pbc-planner/base';
import { loadFigures, type CommandContext, type CommandResult, type DataSet, type FileContent, type HeldFigures, type ImportOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { PlanInMemory } from '@pbc-planner/domain/testing';
import { tableReader } from '@pbc-planner/imports';
import { contribution } from '../src/index.ts';

/** How a text is imported; the name decides the year where nobody gives it. */
export interface ImportedText {
  readonly name?: string;
  readonly as?: string;
  readonly year?: string;
  readonly only?: readonly string[];
  readonly dryRun?: boolean;
  readonly confirmed?: boolean;
}

/** A plan of 2006/07 into which files are imported. */
export class LocalityPlan extends PlanInMemory {
  readonly dataSets: Map<string, DataSet>;
  #confirmed = false;

  constructor(fictional = false) {
    const dataSets = new Map<string, DataSet>();
    const { importProfiles = {}, scenarios = {} } = contribution.packs ?? {};
    super(contribution, {
      registry: { importProfiles: async () => Object.values(importProfiles), scenarios: async () => Object.values(scenarios) },
      tables: async () => tableReader,
      dataSets: {
        load: async (name) => {
          const found = dataSets.get(name);
          return found ? ok(found) : refused(error('data-set-missing', `No ${name}.`));
        },
        keep: (dataSet) => {
          const name = createHash('sha256').update(JSON.stringify(dataSet)).digest('hex');
          dataSets.set(name, dataSet);
          return name;
        },
      },
    }, { fictional });
    this.dataSets = dataSets;
  }

  /** Imports a text as if it were a file. */
  async import(text: string | Uint8Array, { name = 'practices-06-07.csv', confirmed = false, ...rest }: ImportedText = {}): Promise<CommandResult<ImportOutcome | RefusalOutcome>> {
    this.#confirmed = confirmed;
    const result = await this.run<CommandResult<ImportOutcome>>('import', { ...rest, file: fileOf(name, text) });
    this.#confirmed = false;
    return result;
  }

  /** All figures that the plan holds. */
  async figures(): Promise<HeldFigures> {
    const loaded = await loadFigures(this.state, this.context().dataSets);
    if (!loaded.ok) throw new Error('The figures of a plan in memory cannot be damaged');
    return loaded.value;
  }

  override context(by?: string): CommandContext {
    return { ...super.context(by), confirmed: this.#confirmed };
  }
}

function fileOf(name: string, text: string | Uint8Array): FileContent {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The diagnostics of a result as short lines: severity, code and place. */
export function told({ diagnostics }: Pick<CommandResult, 'diagnostics'>): string[] {
  return diagnostics.map(({ severity, code, place }) => `${severity} ${code}${place ? ` @ ${placeText(place)}` : ''}`);
}
