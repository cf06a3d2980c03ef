import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { budgetMethodsOf, findManifests } from '../generate/manifests.ts';
import { budgetMethodFiles } from './budget-method-files.ts';
import { methodNames, type MethodNames } from './budget-method-name.ts';
import { EditFault, editedFiles, withMethod } from './workspace-edits.ts';

/** What was made, or why nothing was. */
export type Created =
  | { readonly made: true; readonly names: MethodNames; readonly files: readonly string[] }
  | { readonly made: false; readonly reason: string };

/** Makes the package of a new budget method and enters it where the toolkit finds it. Either all is written, or nothing. */
export function createBudgetMethod(root: string, id: string, title: string | undefined): Created {
  const names = methodNames(id, title);
  if (typeof names === 'string') return { made: false, reason: names };
  if (existsSync(join(root, names.folder))) return { made: false, reason: `${names.folder} is there already. Choose another name, or remove it first.` };
  const manifests = findManifests(root);
  if (budgetMethodsOf(manifests).some((method) => method.id === id)) {
    const owner = manifests.find(({ manifest }) => manifest.budgetMethods?.some((method) => method.id === id))?.folder;
    return { made: false, reason: `${owner} has a budget method "${id}" already. Choose another name.` };
  }
  const missing = editedFiles.find((file) => !existsSync(join(root, file)));
  if (missing !== undefined) return { made: false, reason: `${missing} is missing. Run this from a whole workspace.` };
  try {
    const texts = Object.fromEntries(editedFiles.map((file) => [file, readFileSync(join(root, file), 'utf8')])) as Parameters<typeof withMethod>[0];
    const edited = Object.entries(withMethod(texts, names)).map(([path, text]) => ({ path, text }));
    const files = [...budgetMethodFiles(names), ...edited];
    for (const { path, text } of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return { made: true, names, files: files.map(({ path }) => path) };
  } catch (fault) {
    if (!(fault instanceof EditFault)) throw fault;
    return { made: false, reason: fault.message };
  }
}
