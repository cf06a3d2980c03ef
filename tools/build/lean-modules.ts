import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

/** Says that the catalogue needs no check when the program starts: the build has made it. */
export function checkedCatalogue(): Plugin {
  return replaced('checked-catalogue', /catalogue-is-checked\.ts$/, 'export const catalogueIsChecked = true;');
}

/** JSON as text that is taken apart when it is asked for: as code it takes several times as long to load, and most packs are not asked for. */
export function jsonAsText(): Plugin {
  return {
    name: 'json-as-text',
    setup({ onLoad }) {
      onLoad({ filter: /\.json$/ }, async ({ path }) => {
        const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
        return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
      });
    },
  };
}

/** Of yargs only its parser is used; what it knows of the platform, and of drawing help there, costs more than all the rest of a start. */
export function withoutPlatformOfYargs(): Plugin {
  return replaced('without-platform-of-yargs', /yargs[/\\]lib[/\\]platform-shims[/\\]esm\.mjs$/, 'export default {};');
}

/** Ink offers React's developer tools, which no user has: the module that looks for them is left empty. */
export function withoutDevtools(): Plugin {
  return replaced('without-devtools', /ink[/\\]build[/\\]devtools\.js$/, '');
}

/** Ink's layout carries its WebAssembly as text. That it asks for `fetch` all the same loads Node's whole HTTP client. */
export function layoutWithoutFetch(): Plugin {
  const question = /"function"\s*!=\s*typeof fetch/g;
  return {
    name: 'layout-without-fetch',
    setup({ onLoad }) {
      onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        if (!question.test(source)) throw new Error(`${path} no longer asks for fetch: take layout-without-fetch out of the build`);
        return { contents: source.replace(question, '!0'), loader: 'js' };
      });
    },
  };
}

/**
 * Asks Node for its own modules instead of importing them. An import reads every export of such a module, and of `node:fs` that
 * loads all of Node's streams. What nobody uses of a module is left out of the bundle, and so is never read.
 */
export function builtinsOnDemand(): Plugin {
  return {
    name: 'builtins-on-demand',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^(node:)?[a-z_/0-9]+$/ }, ({ path, kind }) =>
        (isBuiltin(path) && kind !== 'entry-point' ? { path, namespace: kind === 'require-call' ? 'builtin-whole' : 'builtin', sideEffects: false } : undefined));
      onLoad({ filter: /.*/, namespace: 'builtin-whole' }, ({ path }) => ({ contents: `module.exports = ${builtin(path)};`, loader: 'js' }));
      onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: partByPart(path), loader: 'js' }));
    },
  };
}

function builtin(path: string): string {
  return `process.getBuiltinModule(${JSON.stringify(path)})`;
}

/** A module that reads an export of one of Node's own only where somebody imports it. */
function partByPart(path: string): string {
  const names = Object.keys(process.getBuiltinModule(path) as object).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default');
  const parts = names.map((name) => `const own_${name} = /* @__PURE__ */ (() => whole.${name})(); export { own_${name} as ${name} };`);
  return [`const whole = ${builtin(path)};`, 'export default whole;', ...parts].join('\n');
}

function replaced(name: string, filter: RegExp, contents: string): Plugin {
  return { name, setup: ({ onLoad }) => onLoad({ filter }, () => ({ contents, loader: 'js' })) };
}
