const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const reserved = new Set([
  'arguments', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'contribution', 'debugger', 'default', 'delete', 'do', 'else',
  'enum', 'eval', 'export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'implements', 'import', 'in', 'instanceof', 'interface',
  'let', 'manifest', 'new', 'null', 'package', 'private', 'protected', 'public', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true',
  'try', 'typeof', 'var', 'void', 'while', 'with', 'yield',
]);

/** The names that a new budget method goes by. */
export interface MethodNames {
  /** `flat-rate`: the id, which never changes. */
  readonly id: string;
  /** `flatRate`: the name in code. */
  readonly variable: string;
  /** `Flat rate`: what people read. */
  readonly title: string;
  /** `packages/budget-flat-rate`. */
  readonly folder: string;
  /** `@pbc-planner/budget-flat-rate`. */
  readonly package: string;
}

/** The names of a method, or why its id or title will not do, with what would. */
export function methodNames(id: string, title: string | undefined): MethodNames | string {
  if (!kebabCase.test(id) || id.length > 40) {
    return `"${id}" is no name for a budget method. Use lower-case words joined by hyphens, at most 40 characters, such as flat or flat-rate.`;
  }
  if (id.startsWith('budget-')) return `Leave out "budget-": the package of "${id.slice('budget-'.length)}" will be called ${id}.`;
  const variable = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (reserved.has(variable)) return `"${id}" is a word of the programming language. Choose another name, such as ${id}-share.`;
  const shown = title ?? `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ,.()%-]{0,59}$/u.test(shown)) {
    return `"${shown}" is no title. Use up to 60 letters, digits and spaces, such as --title "Flat rate".`;
  }
  return { id, variable, title: shown, folder: `packages/budget-${id}`, package: `@pbc-planner/budget-${id}` };
}
