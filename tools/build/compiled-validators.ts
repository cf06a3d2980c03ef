import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { standaloneValidators } from './standalone-validators.ts';

/** The validators as outputs of their own, and the map that loads them. */
export interface CompiledValidators {
  /** Entry points by the name of the output. */
  readonly entries: Record<string, string>;
  /** Makes the entries. */
  readonly sources: () => Plugin;
  /** Puts the map of them, in `folder`, in the place of the empty one that the sources run with. */
  readonly map: (folder: string) => Plugin;
  /** The same, with those of commands within the output: each is small, and every start needs one of them. */
  readonly within: (folder: string) => Plugin;
}

/** Compiles the validators of the product. */
export function compiledValidators(): CompiledValidators {
  const validators = new Map(standaloneValidators().map(({ id, source }) => [`check-${id.replaceAll(/[:.]/g, '-')}`, { id, source }]));
  const resolveDir = fileURLToPath(new URL('../../packages/runtime', import.meta.url));
  const sources = (): Plugin => ({
    name: 'validator-sources',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^validator:/ }, ({ path }) => ({ path: path.slice('validator:'.length), namespace: 'validator' }));
      onLoad({ filter: /.*/, namespace: 'validator' }, ({ path }) => ({ contents: validators.get(path)?.source ?? '', loader: 'js', resolveDir }));
    },
  });
  const map = (place: (name: string) => string): Plugin => ({
    name: 'validator-map',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /[/\\]check-[a-zA-Z-]+\.js$/ }, ({ path, kind }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
      onLoad({ filter: /validation[/\\]standalone\.ts$/ }, () => {
        const loaders = [...validators].map(([name, { id }]) => `[${JSON.stringify(id)}, () => import('${place(name)}').then((m) => m.default)]`);
        return { contents: `export const standalone = new Map([${loaders.join(', ')}]);`, loader: 'js', resolveDir };
      });
    },
  });
  return {
    entries: Object.fromEntries([...validators.keys()].map((name) => [name, `validator:${name}`])),
    sources,
    map: (folder) => map((name) => `${folder}${name}.js`),
    within: (folder) => {
      const own = sources();
      const mapped = map((name) => (name.startsWith('check-command-') ? `validator:${name}` : `${folder}${name}.js`));
      return { name: 'validators-within', setup: (build) => Promise.all([own.setup(build), mapped.setup(build)]).then(() => undefined) };
    },
  };
}
