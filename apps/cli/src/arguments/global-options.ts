import { error, type Diagnostic } from '@pbc-planner/base';
import { nearest } from '@pbc-planner/toolkit/command-line';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly workspace?: string;
  readonly json: boolean;
  readonly format?: string;
  readonly out?: string;
  readonly force: boolean;
  readonly bom: boolean;
  readonly by?: string;
  readonly yes: boolean;
  readonly quiet: boolean;
  readonly plain: boolean;
  readonly packs?: string;
}

/** One of them as data. */
export interface GlobalOption {
  readonly type: 'string' | 'boolean';
  readonly description: string;
  readonly alias?: string;
  /** What stands for the value in the help; only where there is one. */
  readonly placeholder?: string;
}

/** The ways in which an answer can be written. */
export const formats: readonly string[] = ['table', 'csv', 'tsv', 'json', 'md', 'txt', 'html', 'xlsx', 'docx'];

/** The same options as data, by their flag. */
export const globalOptions: Readonly<Record<keyof GlobalOptions, GlobalOption>> = {
  workspace: { type: 'string', alias: 'C', placeholder: 'DIR', description: 'A folder in the workspace; else the current folder.' },
  json: { type: 'boolean', description: 'Answer as one JSON object.' },
  format: { type: 'string', placeholder: 'FORMAT', description: `How to write the answer: ${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}.` },
  out: { type: 'string', placeholder: 'FILE', description: 'Write the answer to this file. Its ending sets the format.' },
  force: { type: 'boolean', description: 'Let --out replace a file.' },
  bom: { type: 'boolean', description: 'Begin csv and tsv with a byte-order mark, for Excel.' },
  by: { type: 'string', placeholder: 'NAME', description: 'Who acts; else PBC_BY, else the user of the system.' },
  yes: { type: 'boolean', description: 'Say yes to what a command asks.' },
  quiet: { type: 'boolean', description: 'Say nothing but errors beside the answer.' },
  plain: { type: 'boolean', description: 'No colour and no boxes; the workbench in lines, for a screen reader.' },
  packs: { type: 'string', placeholder: 'DIR', description: 'A folder with packs of your own.' },
};

/** The global options out of parsed arguments; of a flag that was given twice, the last. */
export function globalOptionsOf(parsed: Readonly<Record<string, unknown>>): GlobalOptions {
  const options: Record<string, unknown> = {};
  for (const [name, { type }] of Object.entries(globalOptions)) {
    const value: unknown = [parsed[name]].flat().at(-1);
    if (type === 'boolean') options[name] = value === true;
    else if (typeof value === 'string') options[name] = value;
  }
  return options as unknown as GlobalOptions;
}

/** Formats that are no text, so that a terminal cannot show them. */
const binaryFormats: readonly string[] = ['xlsx', 'docx'];

/** What is wrong with the values of the global options. `terminal`: whether the answer would go to one. */
export function globalOptionFaults({ json, format, out }: GlobalOptions, terminal: boolean): Diagnostic[] {
  if (format === undefined || format === '') return [];
  if (!formats.includes(format)) {
    const near = nearest(format, formats);
    return [error('unknown-format', `There is no format "${format}".`, {
      hint: near.length > 0 ? `Did you mean --format ${near.join(' or ')}?` : `Choose from ${formats.join(', ')}.`,
    })];
  }
  if (terminal && out === undefined && binaryFormats.includes(format)) {
    return [error('needs-out', `A terminal cannot show ${format}.`, { hint: `Write it to a file with --out FILE.${format}.` })];
  }
  if (json && format !== 'json') return [error('two-formats', `--json and --format ${format} ask for two different answers.`, { hint: 'Give one of them.' })];
  return [];
}
