import { ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import type { DataSets } from '../contracts/ports.ts';
import type { PlanState } from '../plan/plan-state.ts';
import { HeldFigures } from './held-figures.ts';
import type { LoadedDataSet } from './held-measure.ts';

/** Reads every data set that a plan names. Refused, with all of them named, when any is missing or damaged. */
export async function loadFigures(state: PlanState, dataSets: DataSets): Promise<Result<HeldFigures>> {
  const results = await Promise.all(state.imports.map(async (imported) => ({ imported, result: await dataSets.load(imported.dataSet) })));
  const loaded: LoadedDataSet[] = [];
  const problems: Diagnostic[] = [];
  for (const { imported, result } of results) {
    if (result.ok) loaded.push({ imported, dataSet: result.value });
    else problems.push(...result.diagnostics);
  }
  return problems.length > 0 ? refused(...problems) : ok(new HeldFigures(state, loaded));
}
