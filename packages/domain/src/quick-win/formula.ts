/** A formula taken apart: a name, a number as text, or two parts joined. */
export type Formula =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'join'; readonly by: '+' | '-' | '*'; readonly left: Formula; readonly right: Formula };

/** What is wrong with a formula, and after how many characters. */
export interface FormulaFault {
  readonly fault: string;
  readonly at: number;
}

type Token = { readonly text: string; readonly at: number };

const token = /[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[0-9]+(?:\.[0-9]+)?|[-+*()]/y;

/** How deep brackets may lie. */
const DEEPEST = 20;

/** Reads a formula: names such as `target-ratio`, numbers, `+ - *` with the usual precedence, and brackets. A minus needs a space before it. */
export function readFormula(text: string): Formula | FormulaFault {
  const tokens = tokensOf(text);
  if ('fault' in tokens) return tokens;
  return new Reading(tokens.list, text.length).whole();
}

/** The names that a formula uses, each once. */
export function namesIn(formula: Formula): Set<string> {
  if (formula.kind === 'name') return new Set([formula.name]);
  return formula.kind === 'number' ? new Set() : new Set([...namesIn(formula.left), ...namesIn(formula.right)]);
}

function tokensOf(text: string): { readonly list: readonly Token[] } | FormulaFault {
  const list: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === ' ') {
      at += 1;
      continue;
    }
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined) return { fault: `"${text[at]}" has no meaning in a formula`, at };
    list.push({ text: found, at });
    at += found.length;
  }
  return { list };
}

/** One reading from left to right. The first fault is kept; what is read after it is thrown away. */
class Reading {
  readonly #tokens: readonly Token[];
  readonly #length: number;
  #next = 0;
  #fault: FormulaFault | null = null;

  constructor(tokens: readonly Token[], length: number) {
    this.#tokens = tokens;
    this.#length = length;
  }

  whole(): Formula | FormulaFault {
    const formula = this.#sum(0);
    const left = this.#tokens[this.#next];
    if (left !== undefined) this.#fail(`"${left.text}" was not expected`);
    return this.#fault ?? formula;
  }

  #sum(depth: number): Formula {
    return this.#joined(() => this.#product(depth), ['+', '-']);
  }

  #product(depth: number): Formula {
    return this.#joined(() => this.#factor(depth), ['*']);
  }

  #joined(part: () => Formula, signs: readonly ('+' | '-' | '*')[]): Formula {
    let left = part();
    for (let by = this.#take(signs); by !== undefined; by = this.#take(signs)) left = { kind: 'join', by, left, right: part() };
    return left;
  }

  #factor(depth: number): Formula {
    const found = this.#tokens[this.#next];
    if (found === undefined) return this.#fail('it ends too early');
    if (found.text === '(') {
      if (depth >= DEEPEST) return this.#fail('its brackets lie too deep');
      this.#next += 1;
      const inner = this.#sum(depth + 1);
      if (this.#take([')']) === undefined) return this.#fail('a bracket is not closed');
      return inner;
    }
    if (/^[-+*)]$/.test(found.text)) return this.#fail(`"${found.text}" was not expected`);
    this.#next += 1;
    return /^[0-9]/.test(found.text) ? { kind: 'number', text: found.text } : { kind: 'name', name: found.text };
  }

  #take<S extends string>(signs: readonly S[]): S | undefined {
    const sign = signs.find((one) => one === this.#tokens[this.#next]?.text);
    if (sign !== undefined) this.#next += 1;
    return sign;
  }

  #fail(fault: string): Formula {
    this.#fault ??= { fault, at: this.#tokens[this.#next]?.at ?? this.#length };
    this.#next = this.#tokens.length;
    return { kind: 'number', text: '0' };
  }
}
