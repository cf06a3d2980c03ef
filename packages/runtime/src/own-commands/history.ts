import { changesOf, describeEvent, isUnseen, nextToRedo, nextToUndo, rulesOf, type Change, type Command, type MessageOutcome, type PlanEvent, type TableOutcome } from '@pbc-planner/domain';

/** `log`: the changes of the plan, the latest first. */
export const log: Command<{ readonly limit: number }, TableOutcome> = ({ limit }, { plan, state }) => {
  const events = plan?.events ?? [];
  const changes = changesOf(events).filter((change) => !isUnseen(change)).toReversed().slice(0, limit);
  return {
    status: 'fine',
    diagnostics: [],
    outcome: {
      kind: 'table',
      fictional: state.founded?.fictional ?? false,
      table: {
        id: 'log',
        title: `History of ${plan?.name ?? 'the plan'}`,
        columns: [
          { id: 'change', title: 'Change', kind: 'number' },
          { id: 'time', title: 'Time (UTC)', kind: 'text' },
          { id: 'by', title: 'By', kind: 'text' },
          { id: 'what', title: 'What', kind: 'text' },
          { id: 'state', title: 'State', kind: 'text' },
        ],
        rows: changes.map((change) => [change.change, first(change).time.slice(0, 19).replace('T', ' '), first(change).by, whatWasDone(change, events), change.live ? '' : 'undone']),
      },
    },
  };
};

/** `undo`: the last change no longer counts. */
export const undo: Command<object, MessageOutcome> = (_, { plan }) => {
  const events = plan?.events ?? [];
  return takeBack(nextToUndo(events), (change) => `Undone: ${whatWasDone(change, events)}.`);
};

/** `redo`: the undoing itself no longer counts. */
export const redo: Command<object, MessageOutcome> = (_, { plan }) => {
  const events = plan?.events ?? [];
  return takeBack(nextToRedo(events), (undoing) => `Done again: ${undoneBy(undoing, events)}.`);
};

function takeBack(change: Change | null, sentence: (change: Change) => string) {
  if (change === null) throw new Error('Nothing to take back, which the command\'s when clause rules out');
  return {
    status: 'fine', diagnostics: [], outcome: { kind: 'message', text: sentence(change) },
    events: [{ type: 'undone', data: { change: change.change } }],
  } as const;
}

function first(change: Change): PlanEvent {
  return change.events[0] as PlanEvent;
}

/** What a change did, without its author: undoings name what they took back, and what was done several times alike is told once. */
export function whatWasDone(change: Pick<Change, 'events'>, events: readonly PlanEvent[]): string {
  const times = new Map<string, number>();
  for (const event of change.events) {
    const sentence = event.type === 'undone' ? undoneWords(event.data.change, events) : (rulesOf(event.type)?.describe(event.data as never) ?? describeEvent(event));
    times.set(sentence, (times.get(sentence) ?? 0) + 1);
  }
  return [...times].map(([sentence, count]) => (count === 1 ? sentence : `${sentence} (${count} times)`)).join('; ');
}

/** Undoing an undoing is doing the thing again. */
function undoneWords(target: number, events: readonly PlanEvent[]): string {
  const undone = changesOf(events).find(({ change }) => change === target);
  if (!undone) return `undid change ${target}`;
  const again = undone.events.every(({ type }) => type === 'undone');
  return again ? `did again "${undoneBy(undone, events)}"` : `undid "${whatWasDone(undone, events)}"`;
}

function undoneBy(undoing: Change, events: readonly PlanEvent[]): string {
  const changes = changesOf(events);
  return undoing.events.flatMap((event) => {
    const target = event.type === 'undone' ? changes.find(({ change }) => change === event.data.change) : undefined;
    return target ? [whatWasDone(target, events)] : [];
  }).join('; ');
}
