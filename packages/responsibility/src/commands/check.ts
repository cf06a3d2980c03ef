import { error } from '@pbc-planner/base';
import {
  refusal, type CheckOutcome, type Command, type CommandContext, type CommandResult, type FileContent, type Finding, type RefusalOutcome, type ResponsibilityFramework,
} from '@pbc-planner/domain';
import { checkMatrix } from '../checks/check-matrix.ts';
import type { CheckedItem } from '../checks/item-checks.ts';
import { pairStates } from '../checks/pair-states.ts';
import { partyLoad } from '../checks/party-load.ts';
import { sustainabilityOf } from '../checks/sustainability.ts';
import { frameworkById, matrixAtHand } from '../matrix/matrix-at-hand.ts';
import { readMatrix, type MatrixReading } from '../matrix/read-matrix.ts';

interface CheckParameters {
  readonly file?: FileContent;
  readonly framework?: string;
}

type CheckResult = CommandResult<CheckOutcome | RefusalOutcome>;

/** `matrix.check`: all findings about the plan's matrix, a file's, or a framework as published. */
export const check: Command<CheckParameters, CheckOutcome | RefusalOutcome> = async ({ file, framework: asked }, context) => {
  if (file !== undefined) return checkFile(file, asked, context);
  const found = await matrixAtHand(asked, context);
  if (!found.ok) return { status: found.status, outcome: refusal('matrix.check'), diagnostics: found.diagnostics };
  const { framework, matrix } = found.value;
  return answer(framework, matrix.items, checkMatrix(framework, matrix.items), matrix.fictional);
};

async function checkFile(file: FileContent, asked: string | undefined, context: CommandContext): Promise<CheckResult> {
  const text = (await context.tables()).text(file);
  const reading = text.ok ? readMatrix(file.name, text.value) : text;
  if (!reading.ok) return { status: 'refused', outcome: refusal('matrix.check'), diagnostics: reading.diagnostics };
  const { rows, faults, framework: own, fictional } = reading.value;
  if (asked !== undefined && asked !== own) {
    const hint = 'Leave --framework out: a file is compared with the framework that it names.';
    const fault = error('other-framework', `The file names ${own}, not ${asked}.`, { place: { file: file.name }, hint });
    return { status: 'usage', outcome: refusal('matrix.check'), diagnostics: [fault] };
  }
  const framework = await frameworkById(own, context);
  if (framework.ok) return answer(framework.value, rows, checkMatrix(framework.value, rows, faults), fictional);
  if (framework.status === 'refused') return { status: 'refused', outcome: refusal('matrix.check'), diagnostics: framework.diagnostics };
  const stranger: Finding = {
    code: 'RM005', severity: 'error', item: null, message: `The matrix names the framework "${own}", which there is not; it was checked against itself.`,
    hint: framework.diagnostics[0]?.hint ?? 'Correct the name.',
  };
  const itself = frameworkOfFile(reading.value);
  return answer(itself, rows, [stranger, ...checkMatrix(itself, rows, faults)], fictional);
}

/** A framework that asks no more than the file itself says: its parties and items, without conditions or pairs. */
function frameworkOfFile({ framework, parties, rows }: MatrixReading): ResponsibilityFramework {
  const ids = [...new Set(rows.map(({ id }) => id))];
  return {
    id: framework, title: framework, description: '', version: '', sources: {}, decisionRules: {}, pairs: [], successors: [], checks: [],
    parties: [...new Set(parties)].map((id) => ({ id, title: id, level: 'beside' })),
    items: ids.map((id) => {
      const row = rows.find((one) => one.id === id);
      return {
        id, title: row?.title || id, status: 'unresolved', roles: {}, rolesGrade: 'unverified', conditions: [], money: row?.money ?? false, sources: [],
        grade: 'unverified',
      };
    }),
  };
}

function answer(framework: ResponsibilityFramework, items: readonly CheckedItem[], findings: readonly Finding[], fictional: boolean): CheckResult {
  const known = framework.items.flatMap(({ id }) => items.find((item) => item.id === id) ?? []);
  return {
    status: findings.some(({ severity }) => severity === 'error') ? 'problems' : 'fine',
    diagnostics: [],
    outcome: {
      kind: 'check', framework: framework.id, fictional, findings,
      pairs: pairStates(framework, known), load: partyLoad(framework, known), sustainability: sustainabilityOf(framework, known),
    },
  };
}
