import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packFolders } from '../../tools/pack-folders.ts';
import { readJson, root } from '../../tools/workspace.ts';

interface Launch {
  readonly configurations: readonly { readonly name: string; readonly program: string; readonly preLaunchTask?: string }[];
}
interface Tasks {
  readonly tasks: readonly { readonly label: string; readonly type: string; readonly script?: string }[];
}
interface Settings {
  readonly 'json.schemas': readonly { readonly fileMatch: readonly string[]; readonly url: string }[];
}

const scripts = (readJson(join(root, 'package.json')) as { scripts: Record<string, string> }).scripts;
const { configurations } = readJson(join(root, '.vscode/launch.json')) as Launch;
const { tasks } = readJson(join(root, '.vscode/tasks.json')) as Tasks;
const schemas = (readJson(join(root, '.vscode/settings.json')) as Settings)['json.schemas'];

describe('the settings of the editor', () => {
  it('bind every folder of packs to its schema', () => {
    const bound = new Map(schemas.flatMap(({ fileMatch, url }) => fileMatch.map((pattern) => [pattern, url] as const)));
    for (const { package: owner, folder, schema } of packFolders) {
      expect([folder, bound.get(`/${owner}/${folder}/*.json`)]).toEqual([folder, `./docs/schemas/${schema}.schema.json`]);
    }
  });

  it('name schemas that are there', () => {
    expect(schemas.map(({ url }) => url).filter((url) => !existsSync(join(root, url)))).toEqual([]);
  });
});

describe('the tasks of the editor', () => {
  it('run scripts that package.json has', () => {
    const asked = tasks.filter(({ type }) => type === 'npm').map(({ script }) => script as string);
    expect(asked.filter((script) => !(script in scripts))).toEqual([]);
    expect(asked).toEqual(expect.arrayContaining(['build', 'test', 'generate', 'bench', 'lint']));
  });
});

describe('what can be debugged', () => {
  it('is a program that is there, after a task that is there', () => {
    const labels = tasks.map(({ label }) => label);
    for (const { name, program, preLaunchTask } of configurations) {
      const path = program.replace('${workspaceFolder}', root);
      expect([name, path === '${file}' || existsSync(path)]).toEqual([name, true]);
      expect([name, preLaunchTask === undefined || labels.includes(preLaunchTask)]).toEqual([name, true]);
    }
    expect(configurations.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Debug the workbench on the demo', 'Debug a pbc command', 'Debug this test file']),
    );
  });
});
