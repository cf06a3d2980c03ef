import { catalogue, parametersOf } from '@pbc-planner/toolkit/command-line';
import { describe, expect, it } from 'vitest';
import { globalOptions, globalOptionsOf } from './global-options.ts';
import { helpText } from './help.ts';
import { parametersOfCall } from './parameters-of-call.ts';
import { parseArguments } from './parser.ts';
import { placeholderOf } from './placeholder.ts';
import { columns, wrapped } from './text-columns.ts';
import { unknownCommand, usageFaults } from './usage-faults.ts';
import { commandOf, hasFlag, plainWords } from './words.ts';

const manifests = catalogue.map(({ manifest }) => manifest);
const commands = manifests.flatMap(({ commands: own }) => own ?? []);
const methods = manifests.flatMap(({ budgetMethods }) => budgetMethods ?? []);
const schemas = commands.map((command) => parametersOf(command, methods));

/** What a command line comes to: the command, its parameters, and what is wrong with it. */
function understood(line: string) {
  const argv = line.split(' ').filter((one) => one !== '').map((one) => one.replaceAll('_', ' '));
  const command = commandOf(plainWords(argv, schemas), commands);
  if (command === null) return { command: null, params: {}, faults: [unknownCommand(plainWords(argv, schemas), commands)].map(({ message, hint }) => `${message} ${hint}`) };
  const schema = parametersOf(command, methods);
  const parsed = parseArguments(argv, command, schema);
  return { command: command.id, params: parametersOfCall(schema, parsed), faults: usageFaults(command, schema, parsed, false).map(({ message, hint }) => `${message} ${hint}`), options: globalOptionsOf(parsed) };
}

describe('a command line', () => {
  it.each([
    ['budget compare', 'budget.compare', {}],
    ['budget compare --blend 62.50 --methods historic,blended', 'budget.compare', { blend: '62.50', methods: 'historic,blended' }],
    ['-C here budget compare --base-year=2005/06', 'budget.compare', { baseYear: '2005/06' }],
    ['--json --format json budget compare --pool 007', 'budget.compare', { pool: '007' }],
    ['budget compare --uplift -1.5', 'budget.compare', { uplift: '-1.5' }],
    ['budget compare --blend 1 --blend 2', 'budget.compare', { blend: '2' }],
    ['budget --blend 50 compare', 'budget.compare', { blend: '50' }],
    ['import a.csv --only K1 --only K2,K3 --dry-run', 'import', { file: 'a.csv', only: ['K1', 'K2,K3'], dryRun: true }],
    ['import -- -weird.csv', 'import', { file: '-weird.csv' }],
    ['import --year 2022/23 a.csv', 'import', { file: 'a.csv', year: '2022/23' }],
    ['locality join 00123 --list 2100', 'locality.join', { practice: '00123', list: '2100' }],
    ['locality join hope --name Hope_Street', 'locality.join', { practice: 'hope', name: 'Hope Street' }],
    ['init', 'init', {}],
  ])('%s is %s with %j', (line, command, params) => {
    expect(understood(line)).toMatchObject({ command, params, faults: [] });
  });

  it('gives the global options to every command', () => {
    expect(understood('log -C here --json --out a.json --force --by Dr_Shah --yes --quiet --plain --bom --packs mine').options)
      .toEqual({ workspace: 'here', json: true, out: 'a.json', force: true, bom: true, by: 'Dr Shah', yes: true, quiet: true, plain: true, packs: 'mine' });
    expect(understood('log --workspace one -C two').options).toMatchObject({ workspace: 'two' });
  });

  it.each([
    ['budget compare --blnd 5', ['There is no --blnd for "pbc budget compare". Did you mean --band or --blend?']],
    ['log --jsno --limitt 3', ['There is no --jsno for "pbc log". Did you mean --json?', 'There is no --limitt for "pbc log". Did you mean --limit?']],
    ['log --xyzzy', ['There is no --xyzzy for "pbc log". See pbc log --help.']],
    ['log -x', ['There is no -x for "pbc log". See pbc log --help.']],
    ['log now', ['"pbc log" has no place for "now". See pbc log --help.']],
    ['budget compare --pool', ['--pool needs a value: --pool POUNDS. See pbc budget compare --help.']],
    ['budget compare --pool --json', ['--pool needs a value: --pool POUNDS. See pbc budget compare --help.']],
    ['log --out', ['--out needs a value: --out FILE. See pbc log --help.']],
    ['log --format xslx', ['There is no format "xslx". Did you mean --format xlsx?']],
    ['log --format pdfs', ['There is no format "pdfs". Choose from table, csv, tsv, json, md, txt, html, xlsx, docx.']],
    ['log --json --format csv', ['--json and --format csv ask for two different answers. Give one of them.']],
    ['log --no-json', ['There is no --no-json for "pbc log". See pbc log --help.']],
    ['log --constructor 1', ['There is no --constructor for "pbc log". See pbc log --help.']],
    ['policy', ['"pbc policy" needs to know what to do. There is pbc policy list and pbc policy show.']],
    ['budget comprae', ['There is no command "pbc budget comprae". Did you mean pbc budget compare?']],
    ['policy xyzzy', ['There is no command "pbc policy xyzzy". There is pbc policy list and pbc policy show.']],
    ['budgt compare', ['There is no command "pbc budgt". Did you mean pbc budget compare?']],
    ['compare', ['There is no command "pbc compare". Did you mean pbc budget compare?']],
    ['imprt a.csv', ['There is no command "pbc imprt". Did you mean pbc import?']],
    ['xyzzy', ['There is no command "pbc xyzzy". See pbc --help.']],
  ])('%s is told what is wrong', (line, faults) => {
    expect(understood(line).faults).toEqual(faults);
  });

  it('says that a terminal cannot show a workbook', () => {
    const [log] = commands.filter(({ id }) => id === 'log');
    if (!log) throw new Error('no log');
    const parsed = parseArguments(['log', '--format', 'xlsx'], log, log.parameters);
    expect(usageFaults(log, log.parameters, parsed, true)).toMatchObject([{ code: 'needs-out', hint: 'Write it to a file with --out FILE.xlsx.' }]);
    expect(usageFaults(log, log.parameters, parsed, false)).toEqual([]);
  });

  it('is asked for help before a --, not after', () => {
    expect(hasFlag(['import', '--help'], '--help', '-h')).toBe(true);
    expect(hasFlag(['import', '--', '--help'], '--help', '-h')).toBe(false);
  });
});

describe('every command', () => {
  it.each(commands.map((command) => [command.id, command] as const))('%s has examples that are understood, and parameters that clash with no global option', (id, command) => {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) {
      const [own = ''] = example.split(/ [|>] | >> /);
      const argv = own.replaceAll(/"([^"]*)"/g, (_, quoted: string) => quoted.replaceAll(' ', '_')).replace(/^pbc /, '');
      expect(understood(argv)).toMatchObject({ command: id, faults: [] });
    }
    const names = Object.keys(parametersOf(command, methods).properties);
    expect(names.filter((name) => Object.hasOwn(globalOptions, name))).toEqual([]);
  });

  it.each(commands.map((command) => [command.id, command] as const))('%s has help of at most 80 columns with its words, flags and examples', (id, command) => {
    const text = helpText(id.split('.'), manifests, 80);
    const [head = ''] = text.split('Examples:');
    expect(head.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(text).toContain(`Usage: pbc ${id.replaceAll('.', ' ')}`);
    for (const example of command.examples) expect(text.split(`  ${example}\n`)).toHaveLength(2);
    for (const name of Object.keys(globalOptions)) expect(text).toContain(`--${name}`);
  });
});

describe('help', () => {
  it('of a group names its commands, of anything else the whole program', () => {
    expect(helpText(['budget'], manifests, 80)).toMatch(/pbc budget explain PRACTICE +Explain a budget\n/);
    expect(helpText(['xyzzy'], manifests, 80)).toBe(helpText([], manifests, 80));
    for (const { id } of commands) expect(helpText([], manifests, 80)).toContain(`pbc ${id.replaceAll('.', ' ')}`);
  });

  it.each([
    ['methods', { type: 'array', description: '', 'x-input': 'list', 'x-choices': 'budgetMethods' }, 'METHOD,...'],
    ['only', { type: 'array', description: '', 'x-input': 'list' }, 'CODE,...'],
    ['pool', { type: 'string', description: '', 'x-unit': 'pounds' }, 'POUNDS'],
    ['rate', { type: 'string', description: '', 'x-unit': 'stones' }, 'NUMBER'],
    ['baseYear', { type: 'string', description: '' }, 'YEAR'],
    ['limit', { type: 'integer', description: '' }, 'NUMBER'],
    ['as', { type: 'string', description: '', 'x-choices': 'importProfiles' }, 'PROFILE'],
    ['file', { type: 'string', description: '', 'x-input': 'file' }, 'FILE'],
  ] as const)('calls the value of %s by its kind', (name, schema, expected) => {
    expect(placeholderOf(name, schema)).toBe(expected);
  });

  it('wraps at words, and never loses one', () => {
    expect(wrapped('one two three', 7)).toBe('one two\nthree');
    expect(wrapped('a averyverylongword b', 5, '  ')).toBe('a\n  averyverylongword\n  b');
    expect(columns([['-x', 'Short.'], ['--a-very-long-flag-that-needs-its-own-line VALUE', 'What it is for.']], 80, 50)).toEqual([
      `  ${'-x'.padEnd(30)}  Short.`, '  --a-very-long-flag-that-needs-its-own-line VALUE', `${' '.repeat(34)}What it is for.`,
    ]);
  });
});
