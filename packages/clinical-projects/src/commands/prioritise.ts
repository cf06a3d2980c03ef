import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import { isFault, openProject, type Command, type CommandContext, type MessageOutcome, type PrioritisationOutcome, type PriorityGrid, type Project, type RefusalOutcome } from '@pbc-planner/domain';
import { rank } from '../priorities/rank.ts';
import { done, refused } from './answers.ts';

/** The grid that a locality uses: one of its own packs where it has one, or else ours. */
async function gridOf({ registry }: CommandContext): Promise<PriorityGrid> {
  const grids = await registry.priorityGrids();
  const grid = grids.find(({ id }) => id !== 'locality') ?? grids[0];
  if (grid === undefined) throw new Error('The catalogue has no grid');
  return grid;
}

/** What the criteria of a grid count for: as the locality chose, else as proposed. What it chose for criteria of another grid counts for nothing. */
function weightsInForce({ criteria }: PriorityGrid, chosen: Readonly<Record<string, number>> | null): Record<string, number> {
  return Object.fromEntries(criteria.map(({ id, weight }) => [id, chosen === null ? weight : (chosen[id] ?? 0)]));
}

/** `project.prioritise`: the open projects in the order of their weighted scores, and what change of weights would change it. */
export const prioritise: Command<object, PrioritisationOutcome> = async (_, context) => {
  const grid = await gridOf(context);
  const { projects: { byId, scores, weights }, founded } = context.state;
  const inForce = weightsInForce(grid, weights);
  const open = [...byId.values()].filter(({ closed }) => closed === null);
  const reasons = new Map(open.map((project) => [project.id, reasonLeftOut(project, scores.get(project.id) ?? {}, grid)]));
  const counted = open.filter(({ id }) => reasons.get(id) === null);
  return {
    status: 'fine',
    outcome: {
      kind: 'prioritisation', locality: founded?.name ?? '', fictional: founded?.fictional ?? false, grid: grid.title, most: grid.most, weightsChosen: weights !== null,
      criteria: grid.criteria.map(({ id, title }) => ({ id, title, weight: inForce[id] ?? 0 })),
      ranked: rank(counted.map(({ id }) => ({ project: id, scores: scores.get(id) ?? {} })), inForce).map((one) => ({ ...one, title: byId.get(one.project)?.title ?? one.project })),
      leftOut: open.flatMap(({ id, title }) => (reasons.get(id) === null ? [] : [{ project: id, title, reason: reasons.get(id) as string }])),
      grade: weights === null ? grid.grade : 'unverified',
    },
    diagnostics: [],
  };
};

/** `project.score`: how a project stands on the criteria. */
export const score: Command<{ readonly project: string; readonly scores: readonly string[] }, MessageOutcome | RefusalOutcome> = async ({ project: id, scores }, context) => {
  const grid = await gridOf(context);
  const project = openProject(context.state, id);
  if (isFault(project)) return refused('project.score', project);
  const faults: Diagnostic[] = [];
  const given = readPairs(scores, grid, 'score', grid.most, faults);
  if (faults.length > 0) return refused('project.score', ...faults);
  const missing = grid.criteria.filter((one) => ({ ...context.state.projects.scores.get(id), ...given })[one.id] === undefined);
  const rest = missing.length === 0 ? 'It is scored on every criterion.' : `Still without a score: ${missing.map((one) => one.id).join(', ')}.`;
  return done(`Scored ${project.title}. ${rest}`, [{ type: 'project scored', data: { project: id, scores: given } }]);
};

/** `project.weigh`: what each criterion counts for; the weights sum to 100. */
export const weigh: Command<{ readonly weights: readonly string[] }, MessageOutcome | RefusalOutcome> = async ({ weights: pairs }, context) => {
  const grid = await gridOf(context);
  const faults: Diagnostic[] = [];
  const before = weightsInForce(grid, context.state.projects.weights);
  const weights = { ...before, ...readPairs(pairs, grid, 'weight', 100, faults) };
  const total = Object.values(weights).reduce((sum, one) => sum + one, 0);
  if (total !== 100 && faults.length === 0) {
    faults.push(error('weights-not-100', `The weights sum to ${total} and not to 100: ${Object.entries(weights).map(([id, weight]) => `${id} ${weight}`).join(', ')}.`, { hint: 'Change others too, until they sum to 100.' }));
  }
  if (faults.length > 0) return refused('project.weigh', ...faults);
  return done(`The criteria weigh ${Object.entries(weights).map(([id, weight]) => `${id} ${weight}`).join(', ')}.`, [{ type: 'grid weighted', data: { weights } }]);
};

/** Why a project is in no order: a project that cannot be measured is none (action point 5), and one not scored cannot be compared. */
function reasonLeftOut({ measures }: Project, scores: Readonly<Record<string, number>>, { criteria }: PriorityGrid): string | null {
  if (measures.length === 0) return 'It has no measure.';
  const missing = criteria.filter(({ id }) => scores[id] === undefined);
  return missing.length === 0 ? null : `It has no score for ${missing.map(({ id }) => id).join(', ')}.`;
}

function readPairs(pairs: readonly string[], { criteria }: PriorityGrid, what: string, most: number, faults: Diagnostic[]): Record<string, number> {
  const given = new Map<string, number>();
  for (const pair of pairs) {
    const [name = '', value = ''] = pair.split('=').map((part) => part.trim());
    if (!criteria.some(({ id }) => id === name)) {
      faults.push(error('unknown-criterion', `There is no criterion "${cleanText(name, 60)}".`, { hint: `There are ${criteria.map(({ id }) => id).join(', ')}, each as name=number.` }));
    } else if (!/^[0-9]{1,3}$/.test(value) || Number(value) > most) {
      faults.push(error('bad-number', `The ${what} of ${name} cannot be "${cleanText(value, 20)}".`, { hint: `Give a whole number from 0 to ${most}.` }));
    } else {
      given.set(name, Number(value));
    }
  }
  return Object.fromEntries(given);
}
