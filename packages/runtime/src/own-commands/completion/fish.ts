import { flagsWithValue, type CompletedFlag, type CompletedWords } from './completed-words.ts';

/** The completion script for fish. */
export function fishScript(words: CompletedWords): string {
  const { commands, everywhere, next } = words;
  const titles = new Map(commands.map(({ words: own, title }) => [own, title]));
  const following = [...next].flatMap(([before, some]) => some.map((word) => {
    const title = titles.get(`${before} ${word}`.trim());
    return `complete -c pbc -n ${quoted(`__pbc_at ${before}`.trim())} -f -a ${word}${title === undefined ? '' : ` -d ${quoted(title)}`}`;
  }));
  const positions = commands.filter(({ values }) => values.length > 0)
    .map(({ words: own, values }) => `complete -c pbc -n ${quoted(`__pbc_at ${own}`)} -f -a ${quoted(values.join(' '))}`);
  const flags = commands.flatMap(({ words: own, flags: some }) => some.map((flag) => `complete -c pbc -n ${quoted(`__pbc_within ${own}`)} ${flagText(flag)}`));
  return `# Completion of pbc for fish.
function __pbc_words
  set -l skip ''
  for word in (commandline -opc)[2..-1]
    if test -n "$skip"
      set skip ''
    else if contains -- $word ${flagsWithValue(words).join(' ')}
      set skip $word
    else if not string match -q -- '-*' $word
      echo $word
    end
  end
end
function __pbc_at
  test (string join ' ' (__pbc_words)) = "$argv"
end
function __pbc_within
  string match -q -- "$argv*" (string join ' ' (__pbc_words))
end
${everywhere.map((flag) => `complete -c pbc ${flagText(flag)}`).join('\n')}
${[...following, ...positions, ...flags].join('\n')}
`;
}

function flagText({ flag, description, takesValue, values }: CompletedFlag): string {
  const name = flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`;
  const value = values.length > 0 ? ` -x -a ${quoted(values.join(' '))}` : takesValue ? ' -r' : '';
  return `${name}${value} -d ${quoted(description)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
