import type { ParameterSchema, Registry } from '@pbc-planner/domain';
import { flagOf, parametersOf } from '../../parameters.ts';

/** A flag as a shell completes it. */
export interface CompletedFlag {
  readonly flag: string;
  readonly description: string;
  readonly takesValue: boolean;
  /** Values to offer; none where anything goes, such as a file. */
  readonly values: readonly string[];
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  /** `budget compare`. */
  readonly words: string;
  readonly title: string;
  readonly flags: readonly CompletedFlag[];
  /** Values to offer for its first position. */
  readonly values: readonly string[];
}

/** Everything that a completion script knows. */
export interface CompletedWords {
  readonly commands: readonly CompletedCommand[];
  /** Flags that every command takes. */
  readonly everywhere: readonly CompletedFlag[];
  /** The words that may come next, by the words before them; `''` for the first. */
  readonly next: ReadonlyMap<string, readonly string[]>;
}

const formats = ['table', 'csv', 'tsv', 'json', 'md', 'txt', 'html', 'xlsx', 'docx'];

const everywhere: readonly CompletedFlag[] = [
  { flag: '--workspace', description: 'A folder in the workspace', takesValue: true, values: [] },
  { flag: '-C', description: 'A folder in the workspace', takesValue: true, values: [] },
  { flag: '--json', description: 'Answer as one JSON object', takesValue: false, values: [] },
  { flag: '--format', description: 'How to write the answer', takesValue: true, values: formats },
  { flag: '--out', description: 'Write the answer to this file', takesValue: true, values: [] },
  { flag: '--force', description: 'Let --out replace a file', takesValue: false, values: [] },
  { flag: '--bom', description: 'Begin csv and tsv with a byte-order mark', takesValue: false, values: [] },
  { flag: '--by', description: 'Who acts', takesValue: true, values: [] },
  { flag: '--yes', description: 'Say yes to what a command asks', takesValue: false, values: [] },
  { flag: '--quiet', description: 'Say nothing but errors beside the answer', takesValue: false, values: [] },
  { flag: '--plain', description: 'No colour, no boxes, no workbench', takesValue: false, values: [] },
  { flag: '--packs', description: 'A folder with packs of your own', takesValue: true, values: [] },
  { flag: '--help', description: 'Show help', takesValue: false, values: [] },
];

/** What there is to complete, from the manifests. */
export function completedWords(registry: Registry): CompletedWords {
  const commands = registry.commands.map((manifest): CompletedCommand => {
    const parameters = Object.entries(parametersOf(manifest, registry.budgetMethods).properties);
    return {
      words: manifest.id.replaceAll('.', ' '),
      title: manifest.title,
      flags: parameters.filter(([, schema]) => schema['x-position'] === undefined).map(([name, schema]) => ({
        flag: flagOf(name), description: schema.description, takesValue: schema.type !== 'boolean', values: valuesOf(schema, registry),
      })),
      values: parameters.filter(([, schema]) => schema['x-position'] === 1).flatMap(([, schema]) => valuesOf(schema, registry)),
    };
  });
  return { commands, everywhere, next: nextWords(commands) };
}

/** Values that are known without a plan. */
function valuesOf(schema: ParameterSchema, registry: Registry): readonly string[] {
  if (schema['x-choices'] === 'budgetMethods') return registry.budgetMethods.map(({ id }) => id);
  return schema.enum ?? [];
}

function nextWords(commands: readonly CompletedCommand[]): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const { words } of commands) {
    const parts = words.split(' ');
    parts.forEach((part, index) => {
      const before = parts.slice(0, index).join(' ');
      const known = next.get(before) ?? [];
      if (!known.includes(part)) next.set(before, [...known, part]);
    });
  }
  return next;
}

/** The flags that are followed by a value. */
export function flagsWithValue({ commands, everywhere: own }: CompletedWords): string[] {
  const flags = [...own, ...commands.flatMap((command) => command.flags)].filter(({ takesValue }) => takesValue);
  return [...new Set(flags.map(({ flag }) => flag))];
}

/** The values to offer after each flag that has some, all commands taken together. */
export function valuesByFlag({ commands, everywhere: own }: CompletedWords): Map<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const { flag, values: offered } of [...own, ...commands.flatMap((command) => command.flags)]) {
    if (offered.length > 0) values.set(flag, [...new Set([...(values.get(flag) ?? []), ...offered])]);
  }
  return values;
}
