import { parseArgs } from 'node:util';
import { budgetMethodReference, commandReference } from './generate/command-reference.ts';
import { commandTypes } from './generate/command-types.ts';
import { staleFiles, writeStale } from './generate/compare.ts';
import { GenerateFault, type GeneratedFile } from './generate/generated-file.ts';
import { frameworkReference } from './generate/framework-reference.ts';
import { findManifests } from './generate/manifests.ts';
import { packIndex } from './generate/pack-index.ts';
import { policyReference } from './generate/policy-reference.ts';
import { schemaFiles, type DomainSchemas } from './generate/schema-files.ts';
import { packFolders } from './pack-folders.ts';
import { root } from './workspace.ts';

/** Everything that `npm run generate` makes, from the files as they are. */
export function generatedFiles(base: string, schemas: DomainSchemas): GeneratedFile[] {
  const manifests = findManifests(base);
  return [
    ...packFolders.map((pack) => packIndex(base, pack)).filter((file) => file !== null),
    ...schemaFiles(schemas),
    commandTypes(manifests),
    commandReference(manifests),
    budgetMethodReference(manifests),
    policyReference(base),
    frameworkReference(base),
  ];
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  try {
    const schemas = (await import('@pbc-planner/domain/schemas')) as DomainSchemas;
    const files = generatedFiles(root, schemas);
    const stale = staleFiles(root, files);
    for (const { path, state } of stale) console.log(`${path}: ${state}`);
    if (values.check && stale.length > 0) {
      const number = stale.length === 1 ? 'file is' : 'files are';
      console.error(`${stale.length} generated ${number} not up to date. Run "npm run generate" and commit the result.`);
      process.exitCode = 1;
    } else {
      writeStale(root, files, stale);
      const brought = `Brought ${stale.length} of ${files.length} generated files up to date.`;
      console.log(stale.length === 0 ? `All ${files.length} generated files are up to date.` : brought);
    }
  } catch (fault) {
    if (!(fault instanceof GenerateFault)) throw fault;
    console.error(fault.message);
    process.exitCode = 1;
  }
}
