import { createHash } from 'node:crypto';
import { ok, placeText, refused, error, financialYear } from '@pbc-planner/base';
import {
  foldPlan, HeldFigures, loadFigures,
  type Command, type CommandContext, type CommandResult, type DataSet, type FileContent, type ImportOutcome, type PlanEvent, type RefusalOutcome, type Registry,
} from '@pbc-planner/domain';
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

/** A plan of 2006/07 that lives in memory, on which the commands of this package run as they would in a workspace. */
export class PlanInMemory {
  events: PlanEvent[] = [];
  readonly dataSets = new Map<string, DataSet>();

  constructor(fictional = false) {
    this.#append('init', [{ type: 'plan founded', data: { name: 'Tarrow Vale', year: financialYear(2006), framework: 'pbc-2005', fictional } }]);
  }

  /** Runs a command and keeps its events. */
  async run(id: string, params: object, confirmed = false): Promise<CommandResult> {
    const command = contribution.commands?.[id] as Command;
    const result = await command(params as never, this.context(confirmed));
    this.#append(id, result.events ?? []);
    return result;
  }

  /** Imports a text as if it were a file. */
  async import(text: string | Uint8Array, { name = 'practices-06-07.csv', confirmed = false, ...rest }: ImportedText = {}): Promise<CommandResult<ImportOutcome | RefusalOutcome>> {
    return (await this.run('import', { dryRun: false, ...rest, file: fileOf(name, text) }, confirmed)) as CommandResult<ImportOutcome>;
  }

  /** All figures that the plan holds. */
  async figures(): Promise<HeldFigures> {
    const loaded = await loadFigures(foldPlan(this.events), this.context().dataSets);
    if (!loaded.ok) throw new Error('The figures of a plan in memory cannot be damaged');
    return loaded.value;
  }

  context(confirmed = false): CommandContext {
    const state = foldPlan(this.events);
    return {
      state,
      plan: { events: this.events, revision: this.events.length, name: 'Tarrow Vale', year: financialYear(2006) },
      by: 'Dr Shah',
      clock: () => '2006-11-06T11:00:00.000Z',
      registry: { importProfiles: async () => Object.values(contribution.packs?.importProfiles ?? {}), scenarios: async () => Object.values(contribution.packs?.scenarios ?? {}) } as unknown as Registry,
      dataSets: {
        load: async (name) => {
          const found = this.dataSets.get(name);
          return found ? ok(found) : refused(error('data-set-missing', `No ${name}.`));
        },
        keep: (dataSet) => {
          const name = createHash('sha256').update(JSON.stringify(dataSet)).digest('hex');
          this.dataSets.set(name, dataSet);
          return name;
        },
      },
      tables: async () => tableReader,
      given: new Set(),
      confirmed,
    };
  }

  #append(command: string, bodies: NonNullable<CommandResult['events']>): void {
    const change = (this.events.at(-1)?.change ?? 0) + 1;
    this.events.push(...bodies.map((body, index): PlanEvent => ({
      ...body, sequence: this.events.length + index + 1, change, time: '2006-11-06T10:00:00.000Z', by: 'Dr Shah', command,
    })));
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
