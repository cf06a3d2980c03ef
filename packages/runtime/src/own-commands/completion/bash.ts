import { flagsWithValue, valuesByFlag, type CompletedWords } from './completed-words.ts';

/** The completion script for bash. */
export function bashScript(words: CompletedWords): string {
  const { commands, everywhere, next } = words;
  const offer = (values: readonly string[]) => `COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$word"))`;
  const afterFlag = [...valuesByFlag(words)].map(([flag, values]) => `      ${flag}) ${offer(values)} ;;`);
  const flags = commands.filter(({ flags: own }) => own.length > 0)
    .map(({ words: own, flags: some }) => `      '${own}'|'${own} '*) flags='${some.map(({ flag }) => flag).join(' ')}' ;;`);
  const branches = [
    ...[...next].map(([before, following]) => `    '${before}') ${offer(following)} ;;`),
    ...commands.filter(({ values }) => values.length > 0).map(({ words: own, values }) => `    '${own}') ${offer(values)} ;;`),
  ];
  return `# Completion of pbc for bash.
_pbc() {
  local word="\${COMP_WORDS[COMP_CWORD]}" last='' before='' flags='' part
  COMPREPLY=()
  for part in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ -n "$last" ]]; then
      last=''
      continue
    fi
    case "$part" in
      ${flagsWithValue(words).join('|')}) last="$part" ;;
      -*) ;;
      *) before="\${before:+$before }$part" ;;
    esac
  done
  if [[ -n "$last" ]]; then
    case "$last" in
${afterFlag.join('\n')}
      *) COMPREPLY=($(compgen -f -- "$word")) ;;
    esac
    return
  fi
  if [[ "$word" == -* ]]; then
    case "$before" in
${flags.join('\n')}
    esac
    COMPREPLY=($(compgen -W "$flags ${everywhere.map(({ flag }) => flag).join(' ')}" -- "$word"))
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
