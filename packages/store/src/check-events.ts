import { error, type Diagnostic } from '@pbc-planner/base';
import type { PlanEvent } from '@pbc-planner/domain';
import { envelopeFault, isFilledText, positionAfter, type EventPosition } from './event-envelope.ts';
import type { DataFault } from './plan-formats.ts';
import { unsafeValues } from './json-safe.ts';

/** Everything that forbids keeping these events after those before them: `event-not-exact`, `event-out-of-order`, `event-wrong` (data that no command makes), `author-missing`. */
export function checkEvents(events: readonly PlanEvent[], by: string, before: readonly PlanEvent[], dataFault: DataFault): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (!isFilledText(by)) found.push(error('author-missing', 'The change does not say who made it.', { hint: 'Name who acts.' }));
  let position: EventPosition = positionAfter(before);
  for (const [index, event] of events.entries()) {
    const unsafe = unsafeValues(event);
    for (const { path, what } of unsafe) {
      found.push(error('event-not-exact', `${nameOf(event, index)} cannot be kept exactly: its ${path === '' ? 'value' : path} is ${what}.`, {
        place: { path: `/${index}${path}` },
        hint: 'Keep money in whole pence, and other decimals as text. Nothing was saved.',
      }));
    }
    const fault = unsafe.length > 0 ? null : envelopeFault(event, position);
    const wrong = unsafe.length > 0 || fault !== null ? null : dataFault(event);
    if (wrong !== null) {
      found.push(error('event-wrong', `Event ${index + 1} ${wrong}.`, { place: { path: `/${index}` }, hint: 'This is a fault of the program; please report it. Nothing was saved.' }));
    }
    if (fault !== null) {
      found.push(error('event-out-of-order', `${nameOf(event, index)} cannot follow the plan: it ${fault}.`, {
        place: { path: `/${index}` },
        hint: 'Open the plan again and repeat the change. Nothing was saved.',
      }));
    }
    position = { sequence: position.sequence + 1, change: Number.isSafeInteger(event?.change) ? event.change : position.change };
  }
  return found;
}

function nameOf(event: PlanEvent, index: number): string {
  return typeof event?.type === 'string' ? `Event ${index + 1} ("${event.type}")` : `Event ${index + 1}`;
}
