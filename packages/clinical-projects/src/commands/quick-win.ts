import { cleanText, error, warning, type Diagnostic } from '@pbc-planner/base';
import {
  cautionsOf, deliverableOf, isFault, openProject, estimateKey, estimateNames, workOut,
  type Command, type CommandContext, type CommandResult, type MessageOutcome, type QuickWin, type QuickWinEstimate, type QuickWinOutcome, type RefusalOutcome, type TableOutcome,
} from '@pbc-planner/domain';
import { readDeliverable, readInputs } from '../quick-win/read-inputs.ts';
import { winsTable } from '../catalogue/wins-table.ts';
import { done, refused } from './answers.ts';

interface QuickWinParameters {
  readonly win: string;
  readonly project?: string;
  readonly inputs?: readonly string[];
  readonly deliver?: readonly string[];
  readonly base?: string;
  readonly drop: boolean;
}

const command = 'project.quick-win';

/** `project.quick-wins`: the list of quick wins. */
export const quickWins: Command<object, TableOutcome> = async (_, { registry }) =>
  ({ status: 'fine', outcome: { kind: 'table', fictional: false, table: winsTable(await registry.quickWins()) }, diagnostics: [] });

/** `project.quick-win`: one worked out, and kept where a project is named. */
export const quickWin: Command<QuickWinParameters, QuickWinOutcome | MessageOutcome | RefusalOutcome> = async (parameters, context) => {
  const wins = await context.registry.quickWins();
  const win = wins.find(({ id }) => id === parameters.win || id === `qw.${parameters.win}`);
  if (win === undefined) return refused(command, error('unknown-quick-win', `There is no quick win "${cleanText(parameters.win, 60)}".`, { hint: `Choose from ${wins.map(({ id }) => id).join(', ')}.` }));
  if (parameters.project === undefined) return parameters.drop ? refused(command, noProject) : calculated(win, null, parameters, null, context);
  if (context.state.founded === null) return refused(command, error('no-workspace', 'There is no workspace here to keep it in.', { hint: 'Leave --project out to work it out without keeping it.' }));
  const project = openProject(context.state, parameters.project);
  if (isFault(project)) return refused(command, project);
  const held = project.estimates.find((one) => one.win === win.id) ?? null;
  if (!parameters.drop) return calculated(win, project.id, parameters, held, context);
  if (held === null) return refused(command, error('not-estimated', `${project.title} has no estimate of ${win.id}.`, { hint: 'See its estimates with pbc project show.' }));
  return done(`${win.title} is dropped from ${project.title}.`, [{ type: 'quick win dropped', data: { project: project.id, win: win.id } }]);
};

const noProject = error('no-project', 'Nobody said from which project it is dropped.', { hint: 'Name it with --project.' });

function calculated(
  win: QuickWin, project: string | null, { inputs: pairs = [], deliver, base }: QuickWinParameters, held: QuickWinEstimate | null, { by, state }: CommandContext,
): CommandResult<QuickWinOutcome | RefusalOutcome> {
  const inputs = readInputs(win, pairs, held?.inputs);
  const deliverable = readDeliverable(deliver);
  if (!inputs.ok || !deliverable.ok) return { ...refused(command, ...inputs.diagnostics, ...deliverable.diagnostics), status: 'refused' };
  const chosen = deliver === undefined ? (held?.deliverable ?? null) : deliverable.value;
  const worked = workOut(win, { inputs: inputs.value, ...deliverableOf(win, chosen), by, reason: project === null ? 'entered for this calculation' : `entered for ${project}` });
  if (worked === null) return { ...refused(command, error('too-large', 'It comes to more than money can be.', { hint: 'Look for a number with too many noughts.' })), status: 'refused' };
  if (worked.volumeInFull.startsWith('-')) {
    return {
      ...refused(command, error('negative-volume', `By these figures there are ${worked.volumeInFull} ${win.volume.title}: nothing to avoid.`, { hint: 'Check the figures, or what is aimed for: it may be reached already.' })),
      status: 'refused',
    };
  }
  const central = worked.estimates[estimateNames.indexOf('central')];
  const loss = (central?.netPence ?? 0) < 0;
  const estimate: QuickWinEstimate = { win: win.id, inputs: inputs.value, deliverable: chosen, base: cleanText(base ?? '', 60) || (held?.base ?? win.base) };
  const diagnostics: Diagnostic[] = loss ? [warning('a-loss', `${win.title} costs more than it saves.`, { hint: 'It may be worth it for patients; it is no saving.' })] : [];
  diagnostics.push(...sharing(estimate, project, state));
  return {
    status: 'fine',
    outcome: {
      kind: 'quick-win', fictional: state.founded?.fictional ?? false, project, win: win.id, title: win.title, volumeTitle: win.volume.title, base: estimate.base,
      inputs: win.inputs.map(({ id, title, unit }) => ({ id, title, unit, value: inputs.value[id] ?? null })),
      estimates: worked.estimates, loss, cautions: cautionsOf(win), grade: worked.grade, steps: worked.explain('central'),
    },
    diagnostics,
    ...(project === null ? {} : { events: [{ type: 'quick win estimated', data: { project, estimate } } as const] }),
  };
}

/** Estimates of the same base, of which something may be counted twice. */
function sharing({ win, base }: QuickWinEstimate, project: string | null, { projects }: CommandContext['state']): Diagnostic[] {
  if (project === null) return [];
  const own = estimateKey(project, win);
  const others = [...projects.byId.values()].filter(({ closed }) => closed === null)
    .flatMap(({ id, estimates }) => estimates.filter((one) => one.base === base && estimateKey(id, one.win) !== own).map((one) => estimateKey(id, one.win)));
  return others.map((other) => warning('shared-base', `${own} and ${other} both count ${base}; what they have in common is taken off once.`, {
    hint: `Say how much that is with pbc project overlap ${own} ${other} --volume N, or give this one another --base.`,
  }));
}
