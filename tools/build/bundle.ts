import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { asScript } from './as-script.ts';
import { compileAhead } from './compile-ahead.ts';
import { compiledValidators } from './compiled-validators.ts';
import { builtinsOnDemand, checkedCatalogue, jsonAsText, layoutWithoutFetch, withoutDevtools, withoutPlatformOfYargs } from './lean-modules.ts';
import { loadedLate } from './loaded-late.ts';

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const program = path('apps/cli/src/program.ts');
const outdir = path('apps/cli/dist/bundle');

const common = {
  absWorkingDir: path('.'),
  bundle: true,
  minify: true,
  metafile: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  conditions: ['source'],
  mainFields: ['module', 'main'],
  legalComments: 'linked',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
} as const satisfies BuildOptions;

/**
 * Bundles the command line so that it starts fast. Opening a file takes longer than having a function too many, so what most
 * commands need is one file, `program.js`, a script with what V8 compiled of it beside it; `main.js` before it answers
 * `--version` alone. What is large and seldom needed lies in `late/`, split, and is loaded when it is: the workbench, two
 * office formats, ajv, schemas.
 */
export async function bundle(): Promise<void> {
  const late = loadedLate();
  const lean = [checkedCatalogue(), withoutPlatformOfYargs(), withoutDevtools(), layoutWithoutFetch(), builtinsOnDemand()];
  const validators = compiledValidators();
  const outputs = await Promise.all([
    build({ ...common, outdir, entryPoints: { main: path('apps/cli/src/main.ts') }, plugins: [asScript.started(program), ...lean] }),
    build({
      ...common, ...asScript.options, outdir, entryPoints: { program },
      plugins: [elsewhere(new Map([...late].map(([file, name]) => [file, `./late/${name}.js`]))), validators.within('./late/'), jsonAsText(), ...lean],
    }),
    build({
      ...common, outdir: `${outdir}/late`, splitting: true, chunkNames: 'shared/[name]-[hash]',
      entryPoints: Object.fromEntries([...late].map(([file, name]) => [name, file])), plugins: [validators.map('./'), ...lean],
    }),
    build({ ...common, outdir: `${outdir}/late`, entryPoints: validators.entries, plugins: [validators.sources()] }),
  ]);
  const files = outputs.flatMap(({ metafile }) => Object.keys(metafile.outputs));
  const script = `${outdir}/program.js`;
  await Promise.all(files.map(path).filter((file) => file.endsWith('.js') && file !== script).map(withRequire));
  await writeFile(script, asScript.finished(await readFile(script, 'utf8')), 'latin1');
  await compileAhead();
}

/** Leaves dynamic imports of some files to be answered by other outputs. */
function elsewhere(outputs: ReadonlyMap<string, string>): Plugin {
  const seen = Symbol('resolved for elsewhere');
  return {
    name: 'elsewhere',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /.*/ }, async ({ path: wanted, pluginData, ...rest }) => {
        if (rest.kind !== 'dynamic-import' || pluginData === seen) return undefined;
        const output = outputs.get((await resolve(wanted, { ...rest, pluginData: seen })).path);
        return output === undefined ? undefined : { path: output, external: true };
      });
    },
  };
}

/** Gives Node's `require` to an output with a library that still calls it. Only to those: making one takes time at every start. */
async function withRequire(file: string): Promise<void> {
  const code = await readFile(file, 'utf8');
  if (!/\btypeof require\b/.test(code)) return;
  await writeFile(file, `import{createRequire as createRequireHere}from'node:module';const require=createRequireHere(import.meta.url);\n${code}`);
}
