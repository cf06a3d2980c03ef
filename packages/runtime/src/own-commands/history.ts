import { changesOf, isUnseen, nextToRedo, nextToUndo, type Change, type Command, type MessageOutcome, type PlanEvent, type TableOutcome } from '@pbc-planner/domain';
import { whatWasDone, whatWasUndone } from './what-was-done.ts';

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
  return takeBack(nextToRedo(events), (undoing) => `Done again: ${whatWasUndone(undoing, events)}.`);
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
