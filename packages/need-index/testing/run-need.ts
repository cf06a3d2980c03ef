import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '@pbc-planner/base';
import type {
  CommandContext, CommandResult, FileContent, ImportProfile, NeedIndexOutcome, PrescribingUnitsOutcome, RefusalOutcome, WeightTable,
} from '@pbc-planner/domain';
import { hashBytes, tableReader } from '@pbc-planner/imports';
import { contribution } from '../src/index.ts';
import { needIndex } from '../src/need/need-index.ts';
import { needPrescribing } from '../src/prescribing/need-prescribing.ts';

const profiles = join(import.meta.dirname, '../../locality/profiles');
const importProfiles = readdirSync(profiles).map((name) => JSON.parse(readFileSync(join(profiles, name), 'utf8')) as ImportProfile);

/** Everything that the commands use: the profiles that the planner ships, its weights, and the real reader of files. */
function context(weightTables: readonly WeightTable[]): CommandContext {
  return {
    tables: async () => tableReader,
    registry: { importProfiles: async () => importProfiles, weightTables: async () => weightTables },
  } as unknown as CommandContext;
}

/** A file with a text as its content. */
export function file(name: string, text: string): FileContent {
  const bytes = new TextEncoder().encode(text);
  return { name, bytes, sha256: hashBytes(bytes) };
}

export type NeedAnswer = CommandResult<NeedIndexOutcome | RefusalOutcome>;

/** Runs `need.index` on the text of a table and on places, which are text or become JSON. */
export async function runIndex(
  data: string, places: unknown, options: { readonly rest?: boolean; readonly breakdown?: string; readonly dataName?: string; readonly as?: string; readonly year?: string } = {},
): Promise<NeedAnswer> {
  const { dataName = 'weighted-2025-26.csv', rest = false, ...others } = options;
  const text = typeof places === 'string' ? places : JSON.stringify(places);
  return needIndex({ data: file(dataName, data), places: file('places.json', text), rest, ...others }, context([]));
}

/** The outcome of a run that gave one. @throws Error with the diagnostics of a refusal. */
export function outcomeOf(answer: NeedAnswer): NeedIndexOutcome {
  if (answer.outcome.kind === 'need-index') return answer.outcome;
  throw new Error(JSON.stringify(answer.diagnostics));
}

/** Runs `need.prescribing` on the text of a table. */
export async function runPrescribing(
  data: string, options: { readonly only?: readonly string[]; readonly astroPu?: string; readonly dataName?: string; readonly weightTables?: readonly WeightTable[] } = {},
): Promise<CommandResult<PrescribingUnitsOutcome | RefusalOutcome>> {
  const { dataName = 'lists.csv', astroPu = '2013', weightTables = Object.values(contribution.packs?.weightTables ?? {}), ...others } = options;
  return needPrescribing({ data: file(dataName, data), astroPu, ...others }, context(weightTables));
}

/** The codes of diagnostics, in their order. */
export function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => code);
}
