import type { Migration, PlanContent, PlanFormats } from '../src/plan-formats.ts';

const isEvent = (event: unknown): event is Record<string, unknown> => typeof event === 'object' && event !== null && !Array.isArray(event);
const faultIn = ({ events }: PlanContent) => (events.every(isEvent) ? null : 'has an event that is no object');
const changing = (from: number, change: (event: Record<string, unknown>) => Record<string, unknown>): Migration => ({
  from, faultIn, migrate: (content) => ({ ...content, events: content.events.map((event) => change(event as Record<string, unknown>)) }),
});

/** Format 2 calls the list of a practice `people`; format 3 says of each event where it came from. No version ever released them. */
export const threeFormats: PlanFormats = {
  current: 3,
  migrations: [
    changing(1, (event) => {
      const { list, ...data } = event['data'] as Record<string, unknown>;
      return { ...event, data: list === undefined ? data : { ...data, people: list } };
    }),
    changing(2, (event) => ({ ...event, data: { ...(event['data'] as object), from: 'an older format' } })),
  ],
  dataFault: () => null,
};

/** Formats as a version knew them that wrote an earlier one. */
export function formatsUpTo(current: number): PlanFormats {
  return { ...threeFormats, current, migrations: threeFormats.migrations.filter(({ from }) => from < current) };
}
