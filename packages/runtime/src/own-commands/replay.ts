import { counted, error, info, warning, type Diagnostic } from '@pbc-planner/base';
import { refusal, type Command, type KeptChange, type PlanEvent, type RefusalOutcome, type Repeated, type TableOutcome, type WorkspaceCare } from '@pbc-planner/domain';
import { whatWasDone } from './what-was-done.ts';
import { fitOf, type Fit } from './kept-change-fit.ts';

/** Stands for every change that is kept, the oldest first. */
const everyOne = 'all';

interface Params {
  readonly file?: string;
  readonly anyway: boolean;
}

/** A kept change with how it fits, and what came of repeating it; `null` where that was not tried. */
interface Replayed {
  readonly change: KeptChange;
  readonly what: string;
  readonly fit: Fit;
  readonly repeated: Repeated | null;
  /** Why its file still looks as if it waited. */
  readonly unsettled: string | null;
}

/** `replay`: the changes that could not be saved and how they fit the plan as it is now, or one of them or all of them made again. */
export const replay: Command<Params, TableOutcome | RefusalOutcome> = async ({ file, anyway }, context) => {
  const { care } = context;
  if (care === undefined) return { status: 'refused', outcome: refusal('replay'), diagnostics: [error('not-repeatable', 'What is repeated cannot repeat anything itself.')] };
  const kept = await care.keptChanges();
  if (!kept.ok) return { status: 'refused', outcome: refusal('replay'), diagnostics: kept.diagnostics };
  const chosen = file === undefined || file === everyOne ? kept.value.changes : kept.value.changes.filter((one) => one.file === nameIn(file));
  if (file !== undefined && file !== everyOne && chosen.length === 0) return { status: 'usage', outcome: refusal('replay'), diagnostics: [notKept(file)] };
  const replayed: Replayed[] = [];
  let { events } = kept.value;
  for (const change of chosen) {
    const one = await replayOne(change, events, care, file !== undefined, anyway);
    replayed.push(one);
    events = [...events, ...one.repeated?.events ?? []];
    if (one.repeated?.ok === false) break;
  }
  const waiting = replayed.filter(({ fit, repeated }) => (file === undefined ? fit.state !== 'fits' && fit.state !== 'done' : repeated?.ok !== true));
  return {
    status: waiting.length > 0 ? 'problems' : 'fine',
    diagnostics: replayed.flatMap((one) => diagnosticsOf(one, file !== undefined)),
    outcome: { kind: 'table', fictional: context.state.founded?.fictional ?? false, table: tableOf(replayed, file !== undefined) },
  };
};

async function replayOne(change: KeptChange, events: readonly PlanEvent[], care: WorkspaceCare, repeats: boolean, anyway: boolean): Promise<Replayed> {
  const { call } = change;
  const fit = fitOf(change, call === null ? null : await care.attempt(call), events);
  const what = whatWasDone({ events: change.events }, [...events.slice(0, change.begins ?? 0), ...change.events]);
  const may = fit.state === 'fits' || fit.state === 'done' || (fit.state === 'conflicts' && anyway);
  if (!repeats || !may || call === null) return { change, what, fit, repeated: null, unsettled: null };
  const repeated = await care.repeat(call);
  return { change, what, fit, repeated, unsettled: repeated.ok ? await care.settle(change.file) : null };
}

function nameIn(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function notKept(file: string): Diagnostic {
  return error('kept-change-missing', `No change is kept in "${file}", or none that can be read.`, { hint: 'pbc replay lists what is kept; pbc doctor names files that cannot be read.' });
}

function diagnosticsOf({ change: { file }, fit, repeated, unsettled }: Replayed, repeats: boolean): Diagnostic[] {
  const place = { file };
  if (repeated?.ok) {
    const [event] = repeated.events;
    const done = event === undefined ? 'There was nothing left to repeat.' : `It is repeated as change ${event.change}.`;
    return [info('change-repeated', done, { place }), ...repeated.diagnostics, ...(unsettled === null ? [] : [warning('change-not-settled', `It is in the plan, but its file could not be given another name: ${unsettled}.`, { place })])];
  }
  if (repeated !== null) return [...repeated.diagnostics];
  if (fit.state === 'fits' || fit.state === 'done') return [];
  const hint = fit.state === 'refused' ? 'Mend what stands in its way, or do by hand what is left of it.' : `Look at both. To have yours stand: pbc replay ${file} --anyway --yes.`;
  return [warning(fit.state === 'refused' ? 'kept-change-refused' : 'kept-change-conflicts', `${repeats ? 'Not repeated. ' : ''}${fit.reasons.join(' ')}`, { place, hint })];
}

const states: Readonly<Record<Fit['state'], string>> = { fits: 'Fits.', done: 'Done already.', conflicts: 'Conflicts.', refused: 'Cannot be repeated.' };

function resultText({ fit, repeated }: Replayed): string {
  if (repeated?.ok) return repeated.events[0] === undefined ? 'Nothing was left to repeat.' : `Repeated as change ${repeated.events[0].change}.`;
  return repeated === null ? [states[fit.state], ...fit.reasons].join(' ') : 'Not saved.';
}

function tableOf(replayed: readonly Replayed[], repeats: boolean): TableOutcome['table'] {
  return {
    id: 'kept-changes',
    title: replayed.length === 0 ? 'No change is kept that could not be saved' : `${counted(replayed.length, 'change')} that could not be saved`,
    columns: [
      { id: 'file', title: 'File', kind: 'text' },
      { id: 'keptAt', title: 'Kept (UTC)', kind: 'text' },
      { id: 'by', title: 'By', kind: 'text' },
      { id: 'command', title: 'Command', kind: 'code' },
      { id: 'what', title: 'What', kind: 'text' },
      { id: 'revision', title: 'Made to revision', kind: 'number' },
      { id: 'result', title: repeats ? 'What came of it' : 'On the plan as it is now', kind: 'text' },
    ],
    rows: replayed.map((one) => [
      one.change.file, one.change.keptAt.slice(0, 19).replace('T', ' '), one.change.by, one.change.call?.command ?? one.change.events[0]?.command ?? null, one.what, one.change.revision, resultText(one),
    ]),
  };
}
