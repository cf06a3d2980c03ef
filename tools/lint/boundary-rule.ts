const direction = 'Imports only point down: base <- domain <- feature and platform <- toolkit <- app.';

/** What each message of the rule says: what is wrong, and the mend. */
const messages = {
  onlyTagsConstraintViolation:
    'A package of "{{sourceTag}}" may import only packages of {{tags}}. ' + direction +
    ' Move what both need down to domain or base, or take it in through a port or a parameter and let the toolkit pass it.',
  emptyOnlyTagsConstraintViolation:
    'A package of "{{sourceTag}}" may import no other package. ' + direction + ' Move what both need down to base.',
  noCircularDependencies:
    '"{{sourceProjectName}}" may not import "{{targetProjectName}}", which already depends on it: {{path}}. ' + direction +
    ' Move what both need down to the lower package, or take it in as a parameter.',
  bannedExternalImportsViolation:
    'A package of "{{sourceTag}}" may not import "{{imp}}". ' +
    'What touches the world belongs in a platform package or an app: put a port into domain and implement it there. ' +
    'The table of layers in eslint.config.mjs says what each may use.',
  noRelativeOrAbsoluteImportsAcrossLibraries:
    'This path leads into another package. Import that package by its name, from what its package.json exports.',
  noSelfCircularDependencies:
    'A file imports its own package as "{{imp}}". Import the file itself by a relative path with its extension.',
  projectWithoutTagsCannotHaveDependencies:
    'This package has no layer. Give its package.json one: "nx": {"tags": ["layer:feature"]}, or another layer of ARCHITECTURE.md.',
};

/** Nx's boundary rule with messages that say how to mend what it finds. */
export function boundaryRule<R extends { readonly meta: { readonly messages: Readonly<Record<string, string>> } }>(rule: R) {
  return { ...rule, meta: { ...rule.meta, messages: { ...rule.meta.messages, ...messages } } };
}
