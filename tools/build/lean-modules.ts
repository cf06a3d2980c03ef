import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

/** Says that the catalogue needs no check when the program starts: the build has made it. */
export function checkedCatalogue(): Plugin {
  return replaced('checked-catalogue', /catalogue-is-checked\.ts$/, 'export const catalogueIsChecked = true;');
}

/** Of yargs only its parser is used; what it knows of the platform, and of drawing help there, costs more than all the rest of a start. */
export function withoutPlatformOfYargs(): Plugin {
  return replaced('without-platform-of-yargs', /yargs[/\\]lib[/\\]platform-shims[/\\]esm\.mjs$/, 'export default {};');
}

/** Ink offers React's developer tools, which no user has: the module that looks for them is left empty. */
export function withoutDevtools(): Plugin {
  return replaced('without-devtools', /ink[/\\]build[/\\]devtools\.js$/, '');
}

/**
 * Asks Node for its own modules instead of importing them. An import reads every export of such a module, and of `node:fs` that
 * loads all of Node's streams.
 */
export function builtinsOnDemand(): Plugin {
  return {
    name: 'builtins-on-demand',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^(node:)?[a-z_/0-9]+$/ }, ({ path, kind }) => (isBuiltin(path) && kind !== 'entry-point' ? { path, namespace: 'builtin' } : undefined));
      onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`, loader: 'js' }));
    },
  };
}

function replaced(name: string, filter: RegExp, contents: string): Plugin {
  return { name, setup: ({ onLoad }) => onLoad({ filter }, () => ({ contents, loader: 'js' })) };
}
