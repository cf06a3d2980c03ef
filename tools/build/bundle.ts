import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { standaloneImports, standaloneValidators } from './standalone-validators.ts';

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

/** Bundles the command line with everything it loads, split so that a command reads only what it needs. */
export async function bundle(): Promise<void> {
  await build({
    entryPoints: { main: path('apps/cli/src/main.ts') },
    outdir: path('apps/cli/dist/bundle'),
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    conditions: ['source'],
    mainFields: ['module', 'main'],
    legalComments: 'linked',
    logLevel: 'warning',
    chunkNames: 'chunks/[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);" },
    plugins: [compiledValidators(), withoutDevtools()],
  });
}

/** Puts validators that are compiled already in the place of the empty map that the sources run with. */
function compiledValidators(): Plugin {
  return {
    name: 'compiled-validators',
    setup({ onLoad }) {
      onLoad({ filter: /validation[/\\]standalone\.ts$/ }, () => ({
        contents: `${standaloneImports()}\n${standaloneValidators()}`,
        loader: 'js',
        resolveDir: path('packages/runtime'),
      }));
    },
  };
}

/** Ink offers React's developer tools, which no user has: the module that looks for them is left empty. */
function withoutDevtools(): Plugin {
  return {
    name: 'without-devtools',
    setup({ onLoad }) {
      onLoad({ filter: /ink[/\\]build[/\\]devtools\.js$/ }, () => ({ contents: '', loader: 'js' }));
    },
  };
}
