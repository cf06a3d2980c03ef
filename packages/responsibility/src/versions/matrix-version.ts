import { error, hasError, type Diagnostic } from '@pbc-planner/base';
import { foldPlan, type CommandContext, type FileContent, type MatrixVersion, type ResponsibilityFramework } from '@pbc-planner/domain';
import { readMatrixFile } from '../import/read-matrix-file.ts';
import type { Had } from '../matrix/matrix-at-hand.ts';
import { planMatrix, publishedMatrix } from '../matrix/matrix-rows.ts';
import type { RowContent } from '../matrix/row-events.ts';

/** A version of the matrix with its rows. */
export interface RowsOfVersion {
  readonly version: MatrixVersion;
  readonly rows: readonly RowContent[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A version by its name: `published`, `plan`, `signed-N` or `change-N`. Ends as wrong usage for a name that there is not. */
export function versionByName(name: string, framework: ResponsibilityFramework, { state, plan }: CommandContext): Had<RowsOfVersion> {
  const found = (title: string, rows: readonly RowContent[]): Had<RowsOfVersion> => ({ ok: true, value: { version: { name, title }, rows, diagnostics: [] } });
  if (name === 'published') return found(`${framework.title} as published`, publishedMatrix(framework).items);
  if (name === 'plan') return found('the plan as it is', planMatrix(framework, state).items);
  const [, kind, text] = /^(signed|change)-(\d{1,9})$/.exec(name) ?? [];
  const number = Number(text);
  const signing = kind === 'signed' ? state.matrixSignings[number - 1] : undefined;
  if (signing?.framework === framework.id) {
    const withdrawn = signing.withdrawn === null ? '' : ', withdrawn since';
    return found(`signed-${number}, by ${signing.party} on ${signing.on.slice(0, 10)}${withdrawn}`, signing.rows);
  }
  const events = plan?.events ?? [];
  const then = kind === 'change' && number >= 1 && number <= (events.at(-1)?.change ?? 0) ? foldPlan(events.filter(({ change }) => change <= number)) : undefined;
  if (then?.founded?.framework === framework.id) return found(`the plan after change ${number}`, planMatrix(framework, then).items);
  const known = state.matrixSignings.flatMap((one, index) => (one.framework === framework.id ? [`signed-${index + 1}`] : []));
  const hint = `Choose from published, plan${known.map((one) => `, ${one}`).join('')}, or change-1 to change-${events.at(-1)?.change ?? 0} as pbc log numbers them.`;
  return { ok: false, status: 'usage', diagnostics: [error('unknown-version', `There is no version "${name}" of the matrix under ${framework.id}.`, { hint })] };
}

/** The version that a file holds. Refused with everything that is wrong with the file. */
export async function versionOfFile(file: FileContent, framework: ResponsibilityFramework, { state, tables }: CommandContext): Promise<Had<RowsOfVersion>> {
  const current = new Map(planMatrix(framework, state).items.map((item) => [item.id, item]));
  const read = readMatrixFile(file, framework, current, await tables());
  const diagnostics = read.diagnostics.filter(({ code }) => code !== 'condition-lost');
  if (hasError(diagnostics)) return { ok: false, status: 'refused', diagnostics };
  return { ok: true, value: { version: { name: file.name, title: file.name }, rows: read.rows.map(({ row }) => row), diagnostics } };
}

/** What is compared with where nobody says: the matrix as it was last signed, else as it is published. */
export function lastSigned({ id }: ResponsibilityFramework, { state }: CommandContext): string {
  const index = state.matrixSignings.findLastIndex(({ framework }) => framework === id);
  return index < 0 ? 'published' : `signed-${index + 1}`;
}
