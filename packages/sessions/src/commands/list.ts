import { cleanText, compareText, error } from '@pbc-planner/base';
import {
  attendeeOf, facilitatorOf, loadFigures, localityPractices, type ActionsOutcome, type Command, type Practice, type RefusalOutcome, type Session, type SessionsOutcome, type ShownCapture,
} from '@pbc-planner/domain';
import { shownCaptures } from '../running/shown-capture.ts';
import { refused } from './answers.ts';

/** `session.list`: the sessions of the plan, the latest first, and the templates that one can be started by. */
export const list: Command<object, SessionsOutcome> = async (_, { state, registry }) => {
  const templates = await registry.sessionTemplates();
  return {
    status: 'fine',
    diagnostics: [],
    outcome: {
      kind: 'sessions', locality: state.founded?.name ?? '', fictional: state.founded?.fictional ?? false,
      sessions: state.sessions.toReversed().map((session) => {
        const actions = session.captures.filter(({ kind }) => kind === 'action');
        return {
          session: session.id, title: session.title, template: session.template, rehearsal: session.rehearsal,
          state: session.approved !== null ? 'approved' : session.closed !== null ? 'closed' : 'open',
          startedAt: session.startedAt, closedAt: session.closed?.at ?? null, facilitator: facilitatorOf(session), people: session.attendance.filter(({ state: now }) => now !== 'apology').length,
          decisions: session.captures.filter(({ kind }) => kind === 'decision').length, actions: actions.length, openActions: actions.filter(({ done }) => done === null).length,
        };
      }),
      templates: templates.map(({ id, title, minutes, blocks, rehearsalOnly, challenges = [] }) => ({
        id, title, minutes, blocks: blocks.length, rehearsalOnly: rehearsalOnly === true, challenges: challenges.map((card) => ({ id: card.id, title: card.title })),
        picked: blocks.filter(({ challenge }) => challenge).length,
      })),
    },
  };
};

/** `session.actions`: the actions of all sessions, overdue first, and whom to chase. What is open is carried on until somebody says that it is done. */
export const actions: Command<{ readonly practice?: string; readonly all: boolean }, ActionsOutcome | RefusalOutcome> = async ({ practice, all }, { state, clock, dataSets }) => {
  const figures = await loadFigures(state, dataSets);
  if (!figures.ok) return { status: 'refused', outcome: { kind: 'refusal', command: 'session.actions' }, diagnostics: figures.diagnostics };
  const practices = localityPractices(state, figures.value);
  if (practice !== undefined && !practices.some((one) => one.practice === practice)) {
    return refused('session.actions', error('unknown-practice', `The locality has no practice "${cleanText(practice, 20)}".`, { hint: 'See its practices with pbc locality show.' }));
  }
  const asOf = clock().slice(0, 10);
  const found = state.sessions.flatMap((session) => shownCaptures(session, asOf).filter(({ kind }) => kind === 'action').map((action) => ({ action, whose: practiceOf(session, action) })))
    .filter(({ action, whose }) => (all || action.done === null) && (practice === undefined || whose === practice))
    .sort((a, b) => order(a.action, b.action));
  return {
    status: 'fine', diagnostics: [],
    outcome: { kind: 'actions', locality: state.founded?.name ?? '', fictional: state.founded?.fictional ?? false, asOf, actions: found.map(({ action }) => action), chase: chased(found, practices) },
  };
};

/** The practice that an action is asked of: its own, else that of the person who does it. */
function practiceOf(session: Session, { practice, owner }: ShownCapture): string | null {
  return practice ?? (owner === null ? null : (attendeeOf(session, owner)?.practice ?? null));
}

/** Open before done, then by the day: what is overdue comes first by itself, and what has no day last. */
function order(a: ShownCapture, b: ShownCapture): number {
  return Number(a.done !== null) - Number(b.done !== null) || compareText(a.due ?? '9999', b.due ?? '9999');
}

function chased(found: readonly { readonly action: ShownCapture; readonly whose: string | null }[], practices: readonly Practice[]): ActionsOutcome['chase'] {
  const open = found.filter(({ action }) => action.done === null);
  const codes = [...new Set(open.map(({ whose }) => whose))].sort((a, b) => Number(a === null) - Number(b === null) || compareText(a ?? '', b ?? ''));
  return codes.map((code) => ({
    practice: code, name: code === null ? 'Nobody\'s practice' : (practices.find((one) => one.practice === code)?.name ?? code),
    actions: open.filter(({ whose }) => whose === code).map(({ action }) => action.id),
  }));
}
