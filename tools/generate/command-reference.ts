import { counted } from '@pbc-planner/base';
import type { CommandManifest } from '@pbc-planner/domain';
import type { GeneratedFile } from './generated-file.ts';
import { budgetMethodsOf, commandsOf, type FoundManifest } from './manifests.ts';
import { code, generatedNotice } from './markdown.ts';
import { parameterTable } from './parameter-rows.ts';

function commandSection(command: CommandManifest): string[] {
  const facts = [
    command.when ? `Can be run when ${code(command.when)}.` : null,
    command.changesPlan ? (command.worksOnFiles ? 'May change the plan; what was there is kept.' : 'May change the plan; undo takes it back.') : null,
    command.confirm ? `${command.confirmFor ? `With ${code(`--${command.confirmFor}`)} it asks` : 'Asks'} first: "${command.confirm}" (\`--yes\` answers it).` : null,
    command.takesMethodOptions ? 'Takes the options of every budget method too: see [budget methods](budget-methods.md).' : null,
    `Answers with ${code(command.outcome)}: \`docs/schemas/outcome-${command.outcome}.schema.json\`.`,
  ].filter((fact) => fact !== null);
  return [
    `## \`pbc ${command.id.replaceAll('.', ' ')}\``,
    '',
    `**${command.title}.** ${command.description}`,
    '',
    facts.join(' '),
    '',
    ...parameterTable('Flag', command.parameters.properties, command.parameters.required),
    ...(command.examples.length > 0 ? ['```sh', ...command.examples, '```', ''] : []),
  ];
}

/** `docs/reference/commands.md`: every command with its flags and examples. */
export function commandReference(manifests: readonly FoundManifest[]): GeneratedFile {
  const commands = commandsOf(manifests);
  const lines = [
    generatedNotice('packages/*/src/contribution.json'),
    '',
    '# Commands',
    '',
    `${counted(commands.length, 'command')}, by id. On the command line the dots of an id are spaces; in a script it is \`await toolkit.run('ID', {...})\`.`,
    'Exit codes: 0 fine, 1 problems found, 2 wrong usage, 3 data refused, 4 the plan could not be opened or saved, 70 a bug in the program.',
    '',
    ...commands.map((command) => `- [${command.title}](#pbc-${command.id.replaceAll('.', '-')}): ${code(command.id)}`),
    '',
    ...commands.flatMap(commandSection),
  ];
  return { path: 'docs/reference/commands.md', text: `${lines.join('\n').trimEnd()}\n` };
}

/** `docs/reference/budget-methods.md`: every budget method with its evidence and options. */
export function budgetMethodReference(manifests: readonly FoundManifest[]): GeneratedFile {
  const methods = budgetMethodsOf(manifests);
  const packageOf = new Map(manifests.flatMap(({ folder, manifest }) => (manifest.budgetMethods ?? []).map(({ id }) => [id, folder] as const)));
  const lines = [
    generatedNotice('packages/*/src/contribution.json'),
    '',
    '# Budget methods',
    '',
    `${counted(methods.length, 'method')}, by id. Every method shares the same pool to the penny, and every figure can be explained with \`pbc budget explain\`.`,
    '',
    ...methods.flatMap((method) => [
      `## ${method.title} (\`${method.id}\`)`,
      '',
      method.description,
      '',
      `- Evidence: ${method.grade}. ${method.source}`,
      ...(method.role ? [`- Role in a distance: ${method.role}`] : []),
      ...(method.setsPool ? ['- Its own total is the pool when nobody gives one.'] : []),
      ...(method.needs?.length ? [`- Uses the results of: ${method.needs.map(code).join(', ')}`] : []),
      `- Package: \`${packageOf.get(method.id)}\``,
      '',
      ...parameterTable('Option', method.options),
    ]),
  ];
  return { path: 'docs/reference/budget-methods.md', text: `${lines.join('\n').trimEnd()}\n` };
}
