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

interface GlobalOption {
  readonly type: 'string' | 'boolean';
  readonly description: string;
  readonly alias?: string;
  readonly choices?: readonly string[];
}

/** The same options as data, by their flag. */
export const globalOptions: Readonly<Record<keyof GlobalOptions, GlobalOption>> = {
  workspace: { type: 'string', alias: 'C', description: 'A folder in the workspace; else the current folder' },
  json: { type: 'boolean', description: 'Answer as one JSON object' },
  format: { type: 'string', choices: ['table', 'csv', 'tsv', 'json', 'md', 'txt', 'html', 'xlsx', 'docx'], description: 'How to write the answer' },
  out: { type: 'string', description: 'Write the answer to this file' },
  force: { type: 'boolean', description: 'Let --out replace a file' },
  bom: { type: 'boolean', description: 'Begin csv and tsv with a byte-order mark, for Excel' },
  by: { type: 'string', description: 'Who acts; else PBC_BY, else the user of the system' },
  yes: { type: 'boolean', description: 'Say yes to what a command asks' },
  quiet: { type: 'boolean', description: 'Say nothing but errors beside the answer' },
  plain: { type: 'boolean', description: 'No colour, no boxes, no workbench' },
  packs: { type: 'string', description: 'A folder with packs of your own' },
};

/** The global options out of parsed arguments. */
export function globalOptionsOf(parsed: Readonly<Record<string, unknown>>): GlobalOptions {
  const text = (name: string) => (typeof parsed[name] === 'string' ? { [name]: parsed[name] } : {});
  const flag = (name: string) => ({ [name]: parsed[name] === true });
  return Object.entries(globalOptions).reduce(
    (options, [name, { type }]) => ({ ...options, ...(type === 'string' ? text(name) : flag(name)) }),
    {},
  ) as GlobalOptions;
}
