import { CatalogueFault, checkCode, checkManifests } from '@pbc-planner/runtime';
import { catalogue } from '@pbc-planner/toolkit/command-line';

/** Checks everything that the product contains, manifests and the code behind them. @throws CatalogueFault with every fault. */
export async function checkCatalogue(): Promise<void> {
  const faults = await checkManifests(catalogue.map(({ manifest }) => manifest));
  if (faults.length > 0) throw new CatalogueFault(faults);
  const missing = await Promise.all(catalogue.map(async ({ manifest, load }) => checkCode(manifest, await load())));
  if (missing.flat().length > 0) throw new CatalogueFault(missing.flat());
}
