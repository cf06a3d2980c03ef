import { join } from 'node:path';
import { counted } from '@pbc-planner/base';
import type { PolicyParameter, PolicyValue } from '@pbc-planner/domain';
import { packFolders } from '../pack-folders.ts';
import { readJson } from '../workspace.ts';
import type { GeneratedFile } from './generated-file.ts';
import { code, generatedNotice, table } from './markdown.ts';
import { packNames } from './pack-index.ts';

function sourceText({ source }: PolicyValue): string {
  return [source.title, source.publisher, source.date, source.address].filter((part) => part !== undefined).join(', ');
}

function section(parameter: PolicyParameter): string[] {
  return [
    `## ${parameter.title} (\`${parameter.id}\`)`,
    '',
    `${parameter.description} Unit: ${parameter.unit}.${parameter.local ? ' Localities set it for themselves.' : ''}`,
    '',
    ...table(
      ['From', 'Until', 'Value', 'Grade', 'Source', 'What it says'],
      parameter.values.map((value) => [
        value.from, value.until ?? '', value.value === null ? 'not known' : code(value.value), value.grade, sourceText(value), value.quote,
      ]),
    ),
  ];
}

/** `docs/reference/policy.md`: every policy parameter with its dated values, their grades and sources. */
export function policyReference(root: string): GeneratedFile {
  const parameters = packFolders
    .filter(({ point }) => point === 'policyParameters')
    .flatMap((pack) => packNames(root, pack).map((name) => readJson(join(root, pack.package, pack.folder, `${name}.json`)) as PolicyParameter))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const gaps = parameters.flatMap(({ values }) => values).filter(({ value }) => value === null).length;
  const lines = [
    generatedNotice('packages/policy/parameters'),
    '',
    '# Policy parameters',
    '',
    `${counted(parameters.length, 'parameter')}, by id; ${gaps} of their values ${gaps === 1 ? 'is a named gap' : 'are named gaps'}: the rule exists, its number was read nowhere.`,
    'Grades: *verified* was read in the named source, *derived* follows from one by arithmetic, *proposed* is a design proposal, *unverified* was confirmed in no source.',
    '',
    ...parameters.flatMap(section),
  ];
  return { path: 'docs/reference/policy.md', text: `${lines.join('\n').trimEnd()}\n` };
}
