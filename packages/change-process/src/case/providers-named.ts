/** Which of the names stand in a text as words of their own, however they are spaced or capitalised. */
export function namesStanding(text: string, names: readonly string[]): string[] {
  const searched = folded(text);
  return names.filter((name) => standsIn(searched, folded(name)));
}

function standsIn(text: string, name: string): boolean {
  if (name === '') return false;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + name.length])) return true;
  }
  return false;
}

function folded(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
