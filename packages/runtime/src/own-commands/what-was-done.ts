import { changesOf, describeEvent, rulesOf, type Change, type PlanEvent } from '@pbc-planner/domain';

/** What a change did, without its author: undoings name what they took back, and what was done several times alike is told once. */
export function whatWasDone({ events: own }: Pick<Change, 'events'>, events: readonly PlanEvent[]): string {
  const changes = own.some(({ type }) => type === 'undone') ? byNumber(events) : new Map<number, Change>();
  return toldOnce(own.map((event) => (event.type === 'undone' ? undoneWords(event.data.change, changes) : ownWords(event))));
}

/** What an undoing took back, as it was told when it was done. */
export function whatWasUndone({ events: own }: Pick<Change, 'events'>, events: readonly PlanEvent[]): string {
  const changes = byNumber(events);
  return own.flatMap((event) => {
    const target = event.type === 'undone' ? changes.get(event.data.change) : undefined;
    return target ? [whatWasDone(target, events)] : [];
  }).join('; ');
}

/**
 * Undoing an undoing is doing the thing again; undoing that is undoing the thing, and so on down to a change that is no undoing.
 * What took back several changes at once is told by its number: a plan that was not made here may have those under each other without end.
 */
function undoneWords(target: number, changes: ReadonlyMap<number, Change>): string {
  let number = target;
  let again = false;
  for (let below = onlyUndone(changes.get(number)); below !== null; below = onlyUndone(changes.get(number))) {
    number = below;
    again = !again;
  }
  const events = changes.get(number)?.events ?? [];
  const plain = events.length > 0 && events.every(({ type }) => type !== 'undone');
  const what = plain ? `"${toldOnce(events.map(ownWords))}"` : `change ${number}`;
  return again ? `did again ${what}` : `undid ${what}`;
}

/** The earlier change that a change takes back, where it does nothing else. */
function onlyUndone(change: Change | undefined): number | null {
  if (change === undefined || change.events.length !== 1) return null;
  const [event] = change.events;
  return event?.type === 'undone' && event.data.change < change.change ? event.data.change : null;
}

function ownWords(event: PlanEvent): string {
  return rulesOf(event.type)?.describe(event.data as never) ?? describeEvent(event);
}

function toldOnce(sentences: readonly string[]): string {
  const times = new Map<string, number>();
  for (const sentence of sentences) times.set(sentence, (times.get(sentence) ?? 0) + 1);
  return [...times].map(([sentence, count]) => (count === 1 ? sentence : `${sentence} (${count} times)`)).join('; ');
}

function byNumber(events: readonly PlanEvent[]): ReadonlyMap<number, Change> {
  return new Map(changesOf(events).map((change) => [change.change, change]));
}
