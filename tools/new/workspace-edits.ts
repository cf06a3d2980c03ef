import type { MethodNames } from './budget-method-name.ts';

/** The files that a new budget method changes. */
export const editedFiles = ['tsconfig.json', 'packages/toolkit/package.json', 'packages/toolkit/tsconfig.json', 'packages/toolkit/src/catalogue.ts'] as const;

type Edited = Readonly<Record<(typeof editedFiles)[number], string>>;

/** A file that has no place to put a line into; says which, and what to write by hand. */
export class EditFault extends Error {}

/** Puts a copy of the last match, changed, after it. The look of the file, one line or many, stays. */
function afterLast(text: string, pattern: RegExp, copy: (match: string) => string): string | null {
  const last = [...text.matchAll(pattern)].at(-1);
  if (!last) return null;
  const end = last.index + last[0].length;
  return `${text.slice(0, end)}${copy(last[0])}${text.slice(end)}`;
}

function addReference(file: string, text: string, path: string): string {
  const reference = /,?\s*\{\s*"path":\s*"[^"]*\/budget-[^"]*"\s*\}/g;
  const edited = afterLast(text, reference, (match) => {
    const copy = match.replace(/"path":\s*"[^"]*"/, `"path": "${path}"`);
    return match.startsWith(',') ? copy : `,${copy}`;
  });
  if (edited !== null) return edited;
  throw new EditFault(`${file} references no budget method to put the new one after. Add {"path": "${path}"} to its references by hand.`);
}

function addDependency(file: string, text: string, name: string): string {
  const dependency = /\n\s*"@pbc-planner\/budget-[^"]*": "[^"]*",?/g;
  const edited = afterLast(text, dependency, (match) => match.replace(/"@pbc-planner\/[^"]*"/, `"${name}"`));
  if (edited === null) {
    throw new EditFault(`${file} depends on no budget method to put the new one after. Add "${name}": "0.1.0" to its dependencies by hand.`);
  }
  return edited.replace(/("@pbc-planner\/budget-[^"]*": "[^"]*")(\n\s*"@pbc-planner\/budget-)/g, '$1,$2').replace(/,(\s*\})/g, '$1');
}

function addToCatalogue(text: string, { variable, package: name }: MethodNames): string {
  const local = `budget${variable.charAt(0).toUpperCase()}${variable.slice(1)}`;
  const importLine = `import ${local} from '${name}/contribution.json' with { type: 'json' };`;
  const entry = `{ manifest: ${local}, load: () => import('${name}').then((m) => m.contribution) },`;
  const imported = afterLast(text, /^import \w+ from '@pbc-planner\/budget-[^']*';?.*$/gm, () => `\n${importLine}`);
  const entries = /^[ \t]*\{[^\n]*import\('@pbc-planner\/budget-[^\n]*$/gm;
  const listed = imported && afterLast(imported, entries, (match) => `\n${/^\s*/.exec(match)?.[0] ?? ''}${entry}`);
  if (listed) return listed;
  const where = 'packages/toolkit/src/catalogue.ts lists no budget method to put the new one after';
  throw new EditFault(`${where}. Add these two lines by hand:\n${importLine}\n${entry}`);
}

/** The workspace's files with the new method in them. @throws EditFault, before anything is written, where one has no place for it. */
export function withMethod(texts: Edited, names: MethodNames): Edited {
  return {
    'tsconfig.json': addReference('tsconfig.json', texts['tsconfig.json'], names.folder),
    'packages/toolkit/package.json': addDependency('packages/toolkit/package.json', texts['packages/toolkit/package.json'], names.package),
    'packages/toolkit/tsconfig.json': addReference('packages/toolkit/tsconfig.json', texts['packages/toolkit/tsconfig.json'], `../budget-${names.id}`),
    'packages/toolkit/src/catalogue.ts': addToCatalogue(texts['packages/toolkit/src/catalogue.ts'], names),
  };
}
