import {
  refusal, type Command, type FrameworkItem, type Matrix, type MatrixItem, type MatrixNotation, type MatrixOutcome, type RefusalOutcome, type ResponsibilityFramework, type Suggestion,
} from '@pbc-planner/domain';
import { checkMatrix } from '../checks/check-matrix.ts';
import { itemSourceText } from '../framework/source-text.ts';
import { matrixAtHand } from '../matrix/matrix-at-hand.ts';
import { notationView } from '../notation/notation-view.ts';
import { unknownItem } from './unknown-item.ts';

interface ViewParameters {
  readonly framework?: string;
  readonly view: 'lead' | MatrixNotation;
}

/** `matrix.show`: the matrix, or one item of it with all that is known about it. */
export const show: Command<ViewParameters & { readonly item?: string }, MatrixOutcome | RefusalOutcome> = async ({ framework: asked, view, item }, context) => {
  const found = await matrixAtHand(asked, context);
  if (!found.ok) return { status: found.status, outcome: refusal('matrix.show'), diagnostics: found.diagnostics };
  const { framework, matrix } = found.value;
  if (item === undefined) return { status: 'fine', outcome: { ...matrixOutcome(matrix, view), detail: 'overview' }, diagnostics: [] };
  const published = framework.items.find(({ id }) => id === item);
  if (published === undefined) return { status: 'usage', outcome: refusal('matrix.show'), diagnostics: [unknownItem(framework, item)] };
  const findings = checkMatrix(framework, matrix.items).filter((one) => one.item === item);
  const outcome = matrixOutcome({ ...matrix, items: matrix.items.filter(({ id }) => id === item) }, view);
  const about = [...aboutItem(framework, published), ...outcome.items.flatMap(sidesOf)];
  return { status: 'fine', outcome: { ...outcome, findings, about }, diagnostics: [] };
};

/** `matrix.export`: the matrix with everything behind it, for files. */
export const exportMatrix: Command<ViewParameters, MatrixOutcome | RefusalOutcome> = async ({ framework: asked, view }, context) => {
  const found = await matrixAtHand(asked, context);
  if (!found.ok) return { status: found.status, outcome: refusal('matrix.export'), diagnostics: found.diagnostics };
  const { framework, matrix } = found.value;
  return { status: 'fine', outcome: { ...matrixOutcome(matrix, view), findings: checkMatrix(framework, matrix.items) }, diagnostics: [] };
};

function matrixOutcome(matrix: Matrix, view: ViewParameters['view']): MatrixOutcome {
  return { kind: 'matrix', ...matrix, view, detail: 'full', notation: view === 'lead' ? null : notationView(matrix, view), findings: null };
}

function aboutItem(framework: ResponsibilityFramework, item: FrameworkItem): (readonly [string, string])[] {
  const { suggestion } = item;
  const group = framework.groups?.find(({ id }) => id === item.group);
  const pairs = framework.pairs.filter(({ items }) => items.includes(item.id));
  return [
    ...(group === undefined ? [] : [['Listed', group.title] as const]),
    ...(item.candidates === undefined ? [] : [['Left open between', item.candidates.join(' and ')] as const]),
    ...(suggestion?.hint === undefined ? [] : [['Hint', `${suggestion.hint}${suggestion.strength === undefined ? '' : ` (${suggestion.strength})`}`] as const]),
    ...(suggestion === undefined ? [] : [[`Suggestion (${suggestion.grade})`, proposedText(suggestion)] as const]),
    ['Money', item.money ? 'decides on money' : 'does not decide on money'],
    ['Source', itemSourceText(framework, item)],
    ...item.sources.flatMap((id) => (framework.sources[id]?.address === undefined ? [] : [[`Where to find ${id}`, framework.sources[id].address] as const])),
    ...pairs.map(({ items, kind, reason, grade }) => [`With ${items[0] === item.id ? items[1] : items[0]}`, `${kind}: ${reason} (${grade})`] as const),
  ];
}

/** What each side says of direct management, where any has. */
function sidesOf({ directManagementBySide = {} }: MatrixItem): (readonly [string, string])[] {
  return Object.entries(directManagementBySide).map(([party, answer]) => [`Direct management, says ${party}`, answer ? 'needed' : 'not needed']);
}

function proposedText({ proposed }: Suggestion): string {
  return proposed.map(({ party, right, part }) => `${party}: ${right}${part === undefined ? '' : `, ${part}`}`).join('; ');
}
