import type { Script } from 'node:vm';

/** What the program offers once it runs. */
type Program = typeof import('./program.ts');

/** The text of the built program: an expression that makes it of what only a module knows. */
type MakeProgram = (module: { exports: Program }, here: string, late: (file: string) => Promise<unknown>) => void;

/** The built program, and its script, of which V8 tells what it has compiled so far. */
export interface CompiledProgram extends Program {
  readonly script: Script;
}

/**
 * Runs the built program as a script, with what V8 had compiled of it when it was built. Node's own cache of compiled modules
 * holds what runs while a module loads, and none of the functions that are called later: most of a start went into those.
 * Another V8 than the build's refuses what was compiled, or has none, and compiles for itself.
 */
export function compiledProgram(folder: URL): CompiledProgram {
  const { existsSync, readFileSync } = process.getBuiltinModule('node:fs');
  const { Script } = process.getBuiltinModule('node:vm');
  const here = new URL('program.js', folder);
  const filename = process.getBuiltinModule('node:url').fileURLToPath(here);
  const compiled = compiledBeside(filename);
  const script = new Script(readFileSync(filename, 'latin1'), { filename, ...(existsSync(compiled) && { cachedData: readFileSync(compiled) }) });
  const module = { exports: {} as Program };
  (script.runInThisContext() as MakeProgram)(module, here.href, (file) => import(new URL(file, here).href));
  return { ...module.exports, script };
}

/** Where what this V8 compiles of a script lies. */
export function compiledBeside(filename: string): string {
  return `${filename}.${process.versions.v8}-${process.arch}`;
}
