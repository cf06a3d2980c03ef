import { fileURLToPath } from 'node:url';

/** What is large and seldom needed, by the name of its file in the bundle. All of it is imported dynamically in the sources. */
const late: Readonly<Record<string, string>> = {
  'workbench': '@pbc-planner/tui',
  'imports': '@pbc-planner/imports',
  'schemas': '@pbc-planner/domain/schemas',
  'ajv': '@pbc-planner/runtime/src/validation/create-ajv.ts',
  'docx': '@pbc-planner/exports/src/formats/docx.ts',
  'xlsx': '@pbc-planner/exports/src/formats/xlsx.ts',
};

/** The files that are loaded late, with the names of their outputs. */
export function loadedLate(): Map<string, string> {
  return new Map(Object.entries(late).map(([name, specifier]) => [sourceOf(specifier), name]));
}

/** The source of a package, or a file within one. */
function sourceOf(specifier: string): string {
  const inside = /^@pbc-planner\/([a-z-]+)\/(src\/.+)$/.exec(specifier);
  return fileURLToPath(inside ? new URL(`../../packages/${inside[1]}/${inside[2]}`, import.meta.url) : import.meta.resolve(specifier));
}
