import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';

const starter = fileURLToPath(new URL('../../apps/cli/src/compiled-program.ts', import.meta.url));

/** How the program becomes a script that `compiledProgram` runs: V8 gives out what it compiled of scripts alone, not of modules. */
export const asScript = {
  options: {
    format: 'cjs',
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': 'here' },
    banner: { js: '(function(module,here,late){' },
    footer: { js: '})' },
  } satisfies BuildOptions,

  /** Lets whoever imports the program get it from the script that lies beside. */
  started: (program: string): Plugin => ({
    name: 'program-as-script',
    setup({ onLoad }) {
      onLoad({ filter: /[/\\]program\.ts$/ }, ({ path }) => (path === program
        ? { contents: `import { compiledProgram } from ${JSON.stringify(starter)}; export const { runProgram } = compiledProgram(new URL('./', import.meta.url));`, loader: 'ts' }
        : undefined));
    },
  }),

  /** A script cannot import, so `late` does it for it; and text without a letter beyond ASCII is read at once. @throws Error when something else was imported. */
  finished: (code: string): string => {
    const script = code.replaceAll(/\bimport\((?="\.\/late\/)/g, 'late(').replaceAll(/[^\0-\x7f]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const left = /\bimport\([^)]{0,60}/.exec(script);
    if (left) throw new Error(`The program cannot be a script: ${left[0]}`);
    return script;
  },
};
