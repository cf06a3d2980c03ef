import { error, hasError, type Diagnostic } from '@pbc-planner/base';
import type { CommandContext, CommandStatus, Matrix, ResponsibilityFramework } from '@pbc-planner/domain';
import { checkFramework } from '../framework/check-framework.ts';
import { planMatrix, publishedMatrix } from './matrix-rows.ts';

/** A value, or how a command ends without it. */
export type Had<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly status: CommandStatus; readonly diagnostics: readonly Diagnostic[] };

/** The matrix that a command works on, with its framework. */
export interface MatrixAtHand {
  readonly framework: ResponsibilityFramework;
  readonly matrix: Matrix;
  /** Whether it is the plan's. */
  readonly ofPlan: boolean;
}

/** The framework that is asked for, as published; else the plan's matrix. Ends as wrong usage where there is neither. */
export async function matrixAtHand(asked: string | undefined, context: CommandContext): Promise<Had<MatrixAtHand>> {
  if (asked !== undefined) {
    const framework = await frameworkById(asked, context);
    return framework.ok ? { ok: true, value: { framework: framework.value, matrix: publishedMatrix(framework.value), ofPlan: false } } : framework;
  }
  const framework = await planFramework(context);
  return framework.ok ? { ok: true, value: { framework: framework.value, matrix: planMatrix(framework.value, context.state), ofPlan: true } } : framework;
}

/** The framework of the plan at hand. */
export async function planFramework(context: CommandContext): Promise<Had<ResponsibilityFramework>> {
  const { founded } = context.state;
  if (founded !== null) return frameworkById(founded.framework, context);
  const known = (await context.registry.responsibilityFrameworks()).map(({ id }) => id);
  return {
    ok: false, status: 'usage',
    diagnostics: [error('no-matrix', 'There is no workspace here, so no matrix of a plan.', {
      hint: `Name a framework as it is published, for example --framework ${known[0] ?? 'ID'}; or make a workspace with pbc init.`,
    })],
  };
}

/** A framework that is sound; an unknown one ends as wrong usage, a faulty one of the user's is refused with all its faults. */
export async function frameworkById(id: string, context: CommandContext): Promise<Had<ResponsibilityFramework>> {
  const frameworks = await context.registry.responsibilityFrameworks();
  const framework = frameworks.find((one) => one.id === id);
  if (framework === undefined) {
    const hint = `Choose from ${frameworks.map((one) => one.id).join(', ')}.`;
    return { ok: false, status: 'usage', diagnostics: [error('unknown-framework', `There is no responsibility framework "${id}".`, { hint })] };
  }
  const faults = checkFramework(framework, frameworks);
  return hasError(faults) ? { ok: false, status: 'refused', diagnostics: faults } : { ok: true, value: framework };
}
