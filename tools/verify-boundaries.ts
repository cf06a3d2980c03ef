import { checkLayers, compilePlants } from './boundaries/compile.ts';
import { buildGraph, lintPlantedFile, lintPlants, type Verdict } from './boundaries/lint.ts';

/** Breaks every boundary once and says which of them the linter or the compiler held. */
export async function verifyBoundaries(): Promise<Verdict[]> {
  buildGraph();
  return [...checkLayers(), ...(await lintPlants()), ...compilePlants(), lintPlantedFile()];
}

if (import.meta.main) {
  const verdicts = await verifyBoundaries();
  for (const { rule, holds, said } of verdicts) {
    console.log(holds ? `held    ${rule}` : `BROKEN  ${rule}${said ? `\n${said}` : ': nothing was said'}`);
  }
  const broken = verdicts.filter(({ holds }) => !holds).length;
  const mend = 'see eslint.config.mjs and the tsconfig.json of the package named';
  console.log(broken === 0 ? `All ${verdicts.length} boundaries hold.` : `${broken} of ${verdicts.length} boundaries do not hold: ${mend}.`);
  process.exitCode = broken === 0 ? 0 : 1;
}
