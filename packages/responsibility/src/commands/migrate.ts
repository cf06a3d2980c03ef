import { error, info, type Diagnostic } from '@pbc-planner/base';
import {
  refusal, type Command, type CommandContext, type EventBody, type Matrix, type MatrixItem, type MigrationOutcome, type RefusalOutcome, type ResponsibilityFramework,
} from '@pbc-planner/domain';
import { frameworkById, matrixAtHand } from '../matrix/matrix-at-hand.ts';
import { planMatrix } from '../matrix/matrix-rows.ts';
import { migrate as migrateMatrix } from '../migration/migrate.ts';
import { rowEvents } from '../matrix/row-events.ts';

interface MigrateParameters {
  readonly to: string;
  readonly framework?: string;
  readonly apply: boolean;
}

/** `matrix.migrate`: what becomes of the matrix under another framework; the plan changes only where asked. */
export const migrate: Command<MigrateParameters, MigrationOutcome | RefusalOutcome> = async ({ to, framework: asked, apply }, context) => {
  const refuse = (...diagnostics: readonly Diagnostic[]) => ({ status: 'usage', outcome: refusal('matrix.migrate'), diagnostics } as const);
  if (apply && asked !== undefined) return refuse(error('published-not-applied', 'A framework as published cannot be applied to the plan.', {
    hint: 'Leave --framework out to carry over the matrix of the plan.',
  }));
  const found = await matrixAtHand(asked, context);
  if (!found.ok) return { status: found.status, outcome: refusal('matrix.migrate'), diagnostics: found.diagnostics };
  const target = await frameworkById(to, context);
  if (!target.ok) return { status: target.status, outcome: refusal('matrix.migrate'), diagnostics: target.diagnostics };
  const { framework, matrix } = found.value;
  if (framework.id === to) return refuse(error('same-framework', `The matrix is under ${to} already.`, {
    hint: 'Name another framework with --to.',
  }));
  const migration = migrateMatrix(matrix, framework, target.value);
  if (migration === null) {
    const known = framework.successors.map((one) => one.framework).join(', ');
    return refuse(error('no-successors', `No table leads from ${framework.id} to ${to}.`, {
      hint: known === '' ? 'A pack of a framework can bring one in its successors.' : `There are tables to ${known}.`,
    }));
  }
  return {
    status: 'fine',
    outcome: { kind: 'migration', ...migration, fictional: matrix.fictional, applied: apply },
    diagnostics: apply ? [] : [info('nothing-changed', 'The plan was not changed.', {
      hint: 'Carry it over with --apply; undo brings the old matrix back.',
    })],
    events: apply ? migrationEvents(framework, target.value, migration.matrix, context) : [],
  };
};

/** The new framework, and every row that must differ from what the plan would hold under it. */
function migrationEvents(from: ResponsibilityFramework, to: ResponsibilityFramework, { items }: Matrix, { state }: CommandContext): EventBody[] {
  const there = new Map(planMatrix(to, state).items.map((item) => [item.id, item]));
  return [
    { type: 'responsibility framework changed', data: { from: from.id, to: to.id } },
    ...items.flatMap((item) => rowEvents(there.get(item.id) as MatrixItem, item)),
  ];
}
