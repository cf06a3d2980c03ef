import type { Command, ParameterSchema, Registry, TextOutcome } from '@pbc-planner/domain';
import { flagOf, parametersOf } from '../parameters.ts';

type Shell = 'bash' | 'zsh' | 'fish';

interface Completed {
  /** The words of the command: `budget compare`. */
  readonly words: string;
  readonly title: string;
  readonly flags: readonly { readonly flag: string; readonly description: string; readonly values: readonly string[] }[];
}

/** Flags that every command takes. */
const globalFlags = ['--workspace', '--json', '--format', '--out', '--force', '--by', '--yes', '--quiet', '--plain', '--packs', '--help'];

/** `completion`: a script for a shell, made from the same manifests as the commands themselves. */
export const completion: Command<{ readonly shell: Shell }, TextOutcome> = ({ shell }, { registry }) => {
  const commands = completedCommands(registry);
  const text = shell === 'bash' ? bash(commands) : shell === 'zsh' ? zsh(commands) : fish(commands);
  return { status: 'fine', diagnostics: [], outcome: { kind: 'text', mediaType: 'text/x-shellscript', text } };
};

function completedCommands(registry: Registry): Completed[] {
  return registry.commands.map((manifest) => ({
    words: manifest.id.replaceAll('.', ' '),
    title: manifest.title,
    flags: Object.entries(parametersOf(manifest, registry.budgetMethods).properties)
      .filter(([, schema]) => schema['x-position'] === undefined)
      .map(([name, schema]) => ({ flag: flagOf(name), description: schema.description, values: valuesOf(schema) })),
  }));
}

function valuesOf(schema: ParameterSchema): readonly string[] {
  return schema.enum ?? [];
}

/** The words that may come next after some words. */
function nextWords(commands: readonly Completed[]): Map<string, Set<string>> {
  const next = new Map<string, Set<string>>();
  for (const { words } of commands) {
    const parts = words.split(' ');
    parts.forEach((part, index) => {
      const before = parts.slice(0, index).join(' ');
      next.set(before, (next.get(before) ?? new Set()).add(part));
    });
  }
  return next;
}

function bash(commands: readonly Completed[]): string {
  const branches = [...nextWords(commands)].map(([before, words]) => `    '${before}') COMPREPLY=($(compgen -W '${[...words].join(' ')}' -- "$word")) ;;`);
  const flags = commands.map(({ words, flags: own }) => `      '${words}') flags='${own.map(({ flag }) => flag).join(' ')}' ;;`);
  return `# Completion of pbc for bash.
_pbc() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before='' part flags=''
  for part in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$part" in -*) ;; *) before="\${before:+$before }$part" ;; esac
  done
  if [[ "$word" == -* ]]; then
    case "$before" in
${flags.join('\n')}
    esac
    COMPREPLY=($(compgen -W "$flags ${globalFlags.join(' ')}" -- "$word"))
    return
  fi
  case "$before" in
${branches.join('\n')}
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _pbc pbc
`;
}

function zsh(commands: readonly Completed[]): string {
  const branches = [...nextWords(commands)].map(([before, words]) => `    '${before}') compadd -- ${[...words].join(' ')} ;;`);
  const flags = commands.map(({ words, flags: own }) => `      '${words}') flags=(${own.map(({ flag }) => flag).join(' ')}) ;;`);
  return `#compdef pbc
# Completion of pbc for zsh.
_pbc() {
  local before='' part
  local -a flags
  for part in "\${(@)words[2,CURRENT-1]}"; do
    [[ "$part" == -* ]] || before="\${before:+$before }$part"
  done
  if [[ "\${words[CURRENT]}" == -* ]]; then
    case "$before" in
${flags.join('\n')}
    esac
    compadd -- $flags ${globalFlags.join(' ')}
    return
  fi
  case "$before" in
${branches.join('\n')}
    *) _files ;;
  esac
}
compdef _pbc pbc
`;
}

function fish(commands: readonly Completed[]): string {
  const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const subcommands = [...nextWords(commands)].flatMap(([before, words]) => [...words].map((word) => {
    const title = commands.find((one) => one.words === `${before} ${word}`.trim())?.title ?? '';
    return `complete -c pbc -n '__pbc_before ${quote(before).slice(1, -1) || '""'}' -f -a ${word}${title === '' ? '' : ` -d ${quote(title)}`}`;
  }));
  const flags = commands.flatMap(({ words, flags: own }) => own.map(({ flag, description, values }) =>
    `complete -c pbc -n '__pbc_before ${words}' -l ${flag.slice(2)}${values.length === 0 ? '' : ` -x -a ${quote(values.join(' '))}`} -d ${quote(description)}`));
  return `# Completion of pbc for fish.
function __pbc_before
  set -l words (commandline -opc)
  set -e words[1]
  set -l plain
  for word in $words
    string match -q -- '-*' $word; or set plain $plain $word
  end
  test "$plain" = "$argv"
end
${globalFlags.map((flag) => `complete -c pbc -l ${flag.slice(2)}`).join('\n')}
${subcommands.join('\n')}
${flags.join('\n')}
`;
}
