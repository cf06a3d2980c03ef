import { error, type Diagnostic } from '@pbc-planner/base';
import {
  facilitatorOf, loadFigures, localityPractices, openSession, personKey, sessionOf, stateWith,
  type CommandContext, type EventBody, type PlanState, type Practice, type Session, type SessionTemplate,
} from '@pbc-planner/domain';

/** What every command of a session works on. */
export interface SessionAtHand {
  readonly session: Session;
  /** `null` where its pack has gone; the session goes on without prompts and notes. */
  readonly template: SessionTemplate | null;
  readonly locality: string;
  readonly fictional: boolean;
  /** Of the locality, in the order of their codes. */
  readonly practices: readonly Practice[];
  /** When anything was written into the plan: ISO 8601, UTC, in order. */
  readonly activity: readonly string[];
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly state: PlanState;
}

/** The open session, or one by its id; a fault where there is none. */
export async function sessionAtHand(context: CommandContext, id?: string): Promise<SessionAtHand | Diagnostic> {
  const { state, registry, plan, clock, dataSets } = context;
  const session = id === undefined ? openSession(state) : sessionOf(state, id);
  if (session === null) return id === undefined ? noneOpen() : unknownSession(state, id);
  const figures = await loadFigures(state, dataSets);
  if (!figures.ok) return figures.diagnostics[0] as Diagnostic;
  const template = (await registry.sessionTemplates()).find((one) => one.id === session.template) ?? null;
  return {
    session, template, locality: state.founded?.name ?? '', fictional: state.founded?.fictional ?? false, practices: localityPractices(state, figures.value),
    activity: (plan?.events ?? []).map(({ time }) => time), now: clock(), state,
  };
}

/** The session that is open, else the latest one; a fault where none was ever held. */
export function latestSession(context: CommandContext): Promise<SessionAtHand | Diagnostic> {
  const { sessions } = context.state;
  const id = openSession(context.state)?.id ?? sessions.at(-1)?.id;
  return id === undefined ? Promise.resolve(error('no-session', 'No session was held yet.', { hint: 'Start one with pbc session start TEMPLATE.' })) : sessionAtHand(context, id);
}

/** The same once events have happened now. */
export function after(hand: SessionAtHand, events: readonly EventBody[], by: string): SessionAtHand {
  const state = stateWith(hand.state, events, hand.now, by);
  const session = sessionOf(state, hand.session.id) ?? hand.session;
  return { ...hand, state, session, activity: [...hand.activity, hand.now] };
}

/** Only whoever leads a session moves it; anyone may take it over. `null` where the person leads it. */
export function notFacilitator({ session }: SessionAtHand, by: string): Diagnostic | null {
  const facilitator = facilitatorOf(session);
  return personKey(facilitator) === personKey(by)
    ? null
    : error('not-facilitator', `${facilitator} leads this session, and only one person moves the room.`, { hint: 'Take it over with pbc session resume: anyone may, and the minutes say who did.' });
}

/** The refusal of a session that the plan does not have. */
export function unknownSession({ sessions }: Pick<PlanState, 'sessions'>, id: string): Diagnostic {
  return error('unknown-session', `There is no session "${id}".`, { hint: sessions.length === 0 ? 'None was held yet.' : `There are ${sessions.map((one) => one.id).join(', ')}.` });
}

function noneOpen(): Diagnostic {
  return error('no-open-session', 'No session is open.', { hint: 'Start one with pbc session start TEMPLATE; pbc session list shows the templates.' });
}

