import { dirname, relative, resolve } from 'node:path';
import type { Rule } from 'eslint';
import { root } from '../workspace.ts';

/** Lint rule: a relative import may not lead out of the package's own folder, not even to a file that belongs to no package. */
export const importStaysInPackage: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      leaves: '"{{path}}" leads out of {{folder}}. Import another package by its name; what belongs to none (tools, tests, docs) cannot be imported.',
    },
  },
  create(context) {
    const folder = relative(root, context.filename).split(/[\\/]/).slice(0, 2).join('/');
    const check = ({ source }: { source?: Rule.Node | object | null }) => {
      const path = source && 'value' in source ? source.value : null;
      if (typeof path !== 'string' || !/^\.\.?(\/|$)/.test(path)) return;
      const inside = relative(resolve(root, folder), resolve(dirname(context.filename), path));
      if (inside.startsWith('..')) context.report({ node: source as Rule.Node, messageId: 'leaves', data: { path, folder } });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};
