import { flagsWithValue, valuesByFlag, type CompletedWords } from './completed-words.ts';

/** The completion script for zsh: a file `_pbc` on its function path. */
export function zshScript(words: CompletedWords): string {
  const { commands, everywhere, next } = words;
  const afterFlag = [...valuesByFlag(words)].map(([flag, values]) => `      ${flag}) compadd -- ${values.join(' ')} ;;`);
  const flags = commands.filter(({ flags: own }) => own.length > 0)
    .map(({ words: own, flags: some }) => `      '${own}'|'${own} '*) flags=(${some.map(({ flag }) => flag).join(' ')}) ;;`);
  const branches = [
    ...[...next].map(([before, following]) => `    '${before}') compadd -- ${following.join(' ')} ;;`),
    ...commands.filter(({ values }) => values.length > 0).map(({ words: own, values }) => `    '${own}') compadd -- ${values.join(' ')} ;;`),
  ];
  return `#compdef pbc
# Completion of pbc for zsh.
_pbc() {
  local last='' before='' part
  local -a flags
  for part in "\${(@)words[2,CURRENT-1]}"; do
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
      *) _files ;;
    esac
    return
  fi
  if [[ "\${words[CURRENT]}" == -* ]]; then
    case "$before" in
${flags.join('\n')}
    esac
    compadd -- $flags ${everywhere.map(({ flag }) => flag).join(' ')}
    return
  fi
  case "$before" in
${branches.join('\n')}
    *) _files ;;
  esac
}
if [[ "\${funcstack[1]}" == _pbc ]]; then
  _pbc "$@"
else
  compdef _pbc pbc
fi
`;
}
