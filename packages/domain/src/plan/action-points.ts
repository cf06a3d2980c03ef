import type { PracticeCode } from '../practice.ts';
import type { EventSlice } from './event-slice.ts';
import { day, oneOf, orNull, text } from './shape.ts';

/** How far an action point is, as somebody said or as the plan's facts show. */
export type ActionPointState = 'not-started' | 'in-hand' | 'done' | 'not-applicable';

/** What somebody recorded of an action point; `null` where nothing was said. */
export interface ActionPointRecord {
  readonly state: ActionPointState | null;
  readonly owner: string | null;
  /** A date such as 2006-12-31. */
  readonly due: string | null;
  readonly evidence: string | null;
  /** Why it does not apply. */
  readonly reason: string | null;
}

/** Records of action points by id, and under each by practice; the key of what counts for the whole locality is `''`. */
export type ActionPointRecords = ReadonlyMap<string, ReadonlyMap<PracticeCode | '', ActionPointRecord>>;

/** Before anybody recorded anything. */
export const noActionPoints: ActionPointRecords = new Map();

export interface ActionPointEvents {
  readonly 'action point recorded': ActionPointRecord & { readonly point: string; readonly practice: PracticeCode | null };
}

export const actionPoints: EventSlice<ActionPointEvents> = {
  'action point recorded': {
    shape: {
      point: text, practice: orNull(text), state: orNull(oneOf('not-started', 'in-hand', 'done', 'not-applicable')), owner: orNull(text), due: orNull(day),
      evidence: orNull(text), reason: orNull(text),
    },
    apply: (state, { point, practice, ...record }) => {
      const own = new Map(state.actionPoints.get(point)).set(practice ?? '', record);
      return { ...state, actionPoints: new Map(state.actionPoints).set(point, own) };
    },
    describe: ({ point, practice, state, owner, due }) => {
      const said = [...(state === null ? [] : [state]), ...(owner === null ? [] : [`with ${owner}`]), ...(due === null ? [] : [`by ${due}`])];
      return `recorded ${point}${practice === null ? '' : ` for ${practice}`}${said.length === 0 ? '' : `: ${said.join(', ')}`}`;
    },
    audience: 'public',
    undoable: true,
  },
};
