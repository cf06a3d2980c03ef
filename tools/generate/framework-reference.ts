import { join } from 'node:path';
import { conditionText, type FrameworkItem, type ResponsibilityFramework } from '@pbc-planner/domain';
import { packFolders } from '../pack-folders.ts';
import { readJson } from '../workspace.ts';
import type { GeneratedFile } from './generated-file.ts';
import { code, generatedNotice, table } from './markdown.ts';
import { packNames } from './pack-index.ts';

/** `docs/reference/responsibilities.md`: every responsibility framework with its items, pairs, successors and sources. */
export function frameworkReference(root: string): GeneratedFile {
  const frameworks = packFolders
    .filter(({ point }) => point === 'responsibilityFrameworks')
    .flatMap((pack) => packNames(root, pack).map((name) => readJson(join(root, pack.package, pack.folder, `${name}.json`)) as ResponsibilityFramework));
  const lines = [
    generatedNotice('packages/responsibility/frameworks'),
    '',
    '# Responsibility frameworks',
    '',
    'Grades: *verified* was read in the named source, *derived* follows from one, *proposed* is a design proposal, *unverified* was confirmed in no source.',
    'The grade of an item is of its status and lead; the parts of all other parties have a grade of their own.',
    '',
    ...frameworks.flatMap(section),
  ];
  return { path: 'docs/reference/responsibilities.md', text: `${lines.join('\n').trimEnd()}\n` };
}

function section({ id, title, version, description, parties, items, pairs, successors, sources, facts = [], gaps = [] }: ResponsibilityFramework): string[] {
  return [
    `## ${title} (${code(id)}, version ${version})`,
    '',
    description,
    '',
    ...table(['Party', 'Name', 'Level'], parties.map((party) => [code(party.id), party.title, party.level])),
    ...table(
      ['Item', 'Title', 'Who holds it', 'Others', 'Conditions', 'Money', 'Sources', 'Grade'],
      items.map((item) => [
        code(item.id), item.title, holder(item),
        Object.entries(item.roles).map(([right, named]) => `${right}: ${named.join(', ')}`).join('; ') + (Object.keys(item.roles).length === 0 ? '' : ` (${item.rolesGrade})`),
        item.conditions.map((condition) => `${conditionText(condition)} (${condition.grade})`).join(' '),
        item.money ? 'yes' : '', item.sources.join(', ') || 'none found', `${item.grade}${item.gradeNote === undefined ? '' : `. ${item.gradeNote}`}`,
      ]),
    ),
    ...table(['First', 'Second', 'Kind', 'Why', 'Grade'], pairs.map(({ items: [first, second], kind, reason, grade }) => [code(first), code(second), kind, reason, grade])),
    ...successors.flatMap(({ framework, grade, items: rows }) => [
      `What becomes of it under ${code(framework)} (${grade}):`,
      '',
      ...table(['Item', 'Becomes', 'Kind', 'Note'], rows.map(({ item, to, kind, note = '' }) => [code(item), to.map(code).join(', '), kind, note])),
    ]),
    ...table(['Fact', 'From', 'Sources', 'Grade'], facts.map(({ text, from = '', sources: named, grade }) => [text, from, named.join(', '), grade])),
    ...(gaps.length === 0 ? [] : ['Not found, or left out:', '', ...gaps.map((gap) => `- ${gap}`), '']),
    ...table(['Source', 'Title', 'Where'], Object.entries(sources).map(([source, { title: name, publisher, date, address = '' }]) =>
      [source, [name, publisher, date].filter((part) => part !== undefined).join(', '), address])),
  ];
}

function holder({ status, lead, shared, suggestion }: FrameworkItem): string {
  if (status === 'led') return `${lead} leads`;
  if (shared) return `shared: ${shared.members.join(', ')}; convenor ${shared.convenor ?? 'not known'}; rule ${shared.decisionRule ?? 'not known'} (${shared.grade})`;
  const proposed = suggestion?.proposed.map(({ party, right }) => `${party} ${right}`).join(', ');
  return `not settled${proposed === undefined ? '' : `; proposed: ${proposed}`}`;
}
