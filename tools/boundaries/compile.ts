import { join } from 'node:path';
import ts from 'typescript';
import { root, workspacePackages } from '../workspace.ts';
import type { Verdict } from './lint.ts';

const worldly: readonly { readonly what: string; readonly code: string }[] = [
  { what: 'node:fs', code: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n" },
  { what: 'process', code: 'export const here = process.cwd();\n' },
  { what: 'console', code: "export const say = () => console.log('here');\n" },
  { what: 'setTimeout', code: 'export const wait = () => setTimeout(() => undefined, 1);\n' },
];

const pureLayers = ['layer:base', 'layer:domain', 'layer:feature', 'layer:toolkit'];

/** The compiler's options of a package, as its own tsconfig.json gives them. */
function optionsOf(folder: string): ts.CompilerOptions {
  const path = join(root, folder, 'tsconfig.json');
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  return ts.parseJsonConfigFileContent(config, ts.sys, join(root, folder)).options;
}

/** What the compiler says to code that stands in a package. The file is only in memory. */
function complaints(folder: string, options: ts.CompilerOptions, code: string): string[] {
  const file = join(root, folder, 'src/boundary-canary.ts');
  const settings = { ...options, noEmit: true, composite: false, incremental: false, tsBuildInfoFile: undefined };
  const host = ts.createCompilerHost(settings);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, version, ...rest) =>
    name === file ? ts.createSourceFile(name, code, version) : getSourceFile.call(host, name, version, ...rest);
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? code : readFile.call(host, name));
  const program = ts.createProgram([file], settings, host);
  return program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ messageText, start, code: number }) => {
    const { line, character } = ts.getLineAndCharacterOfPosition(program.getSourceFile(file) as ts.SourceFile, start ?? 0);
    return `${folder}/src/boundary-canary.ts:${line + 1}:${character + 1}  ${ts.flattenDiagnosticMessageText(messageText, '\n')}  (TS${number})`;
  });
}

/** Compiles code that touches the world as part of each pure package, which must fail. Packages with the same options share a run. */
export function compilePlants(): Verdict[] {
  const told = new Map<string, string[]>();
  const pure = workspacePackages().filter(({ tags }) => tags.some((tag) => pureLayers.includes(tag)));
  return pure.flatMap(({ folder }) => {
    const options = optionsOf(folder);
    return worldly.map(({ what, code }): Verdict => {
      const shared = JSON.stringify([what, options.types, options.lib, options.typeRoots, options.skipLibCheck]);
      const said = told.get(shared) ?? complaints(folder, options, code);
      told.set(shared, said);
      return { rule: `the compiler keeps ${what} out of ${folder}`, holds: said.length > 0, said: said.join('\n') };
    });
  });
}

/** A package that names no layer is checked by nothing, so each must name exactly one. */
export function checkLayers(): Verdict[] {
  const layers = ['layer:base', 'layer:domain', 'layer:feature', 'layer:platform', 'layer:toolkit', 'layer:app'];
  return workspacePackages().map(({ folder, tags }) => {
    const own = tags.filter((tag) => tag.startsWith('layer:'));
    const app = own[0] === 'layer:app' ? tags.some((tag) => tag === 'app:cli' || tag === 'app:tui') : true;
    return {
      rule: `${folder} names its layer`,
      holds: own.length === 1 && layers.includes(own[0] as string) && app,
      said: `${folder}/package.json: nx.tags is ${JSON.stringify(tags)}; one of ${layers.join(', ')} is needed, and app:cli or app:tui beside layer:app`,
    };
  });
}
