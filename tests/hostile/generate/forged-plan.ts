import { createHash } from 'node:crypto';

/** The text of a plan's file with the checksum that it should have, whatever its events are; `lastTime` is when the last was. Made without the store's code. */
export function forgedPlan(bodies: readonly { readonly type: string; readonly data: unknown }[], lastTime = '2006-11-06T10:21:00Z'): string {
  return forgedText(bodies.map((body, index) => ({ ...body, sequence: index + 1, change: index + 1, time: index === bodies.length - 1 ? lastTime : '2006-11-06T10:21:00Z', by: 'Dr Shah', command: 'locality.join' })));
}

/** The same of whole events. */
export function forgedText(events: readonly unknown[]): string {
  const head = '{"format":1,"revision":2,"savedAt":"2006-11-06T10:21:00.500Z","savedBy":"Dr Shah",';
  const tail = `"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;
  return `${head}"checksum":"${createHash('sha256').update(head + tail).digest('hex')}",${tail}`;
}
