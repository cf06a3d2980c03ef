import type { Document, Table } from '@pbc-planner/base';
import type { ActionsOutcome, SessionsOutcome, SessionTableOutcome } from '../outcome/session-outcomes.ts';
import { listed } from './present-session.ts';
import { timeText } from './session-text.ts';

/** The sessions of a plan, and what can be started. */
export function presentSessions({ locality, fictional, sessions, templates }: SessionsOutcome): Document {
  const held: Table = {
    id: 'sessions',
    title: 'Sessions',
    columns: [
      { id: 'session', title: 'Session', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'state', title: 'State', kind: 'text' }, { id: 'started', title: 'Began', kind: 'text' },
      { id: 'facilitator', title: 'Facilitator', kind: 'text' }, { id: 'people', title: 'People', kind: 'number' }, { id: 'decisions', title: 'Decisions', kind: 'number' },
      { id: 'actions', title: 'Actions', kind: 'number' }, { id: 'open', title: 'Still open', kind: 'number' },
    ],
    rows: sessions.map((one) => [
      one.session, `${one.title}${one.rehearsal ? ' (rehearsal)' : ''}`, one.state === 'closed' ? 'closed, draft minutes' : one.state === 'approved' ? 'minutes approved' : 'open', timeText(one.startedAt),
      one.facilitator, one.people, one.decisions, one.actions, one.openActions,
    ]),
  };
  const startable: Table = {
    id: 'templates',
    title: 'Templates',
    columns: [
      { id: 'template', title: 'Template', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'minutes', title: 'Minutes', kind: 'number' }, { id: 'blocks', title: 'Blocks', kind: 'number' },
      { id: 'challenges', title: 'Challenges', kind: 'text' },
    ],
    rows: templates.map(({ id, title, minutes, blocks, challenges, picked }) => [id, title, minutes, blocks, picked === 0 ? null : `${picked} of ${challenges.map((one) => one.id).join(', ')}`]),
  };
  return {
    title: `${locality}: sessions`,
    fictional,
    blocks: [
      sessions.length === 0 ? { kind: 'paragraph', text: 'No session was held yet. Start one with pbc session start TEMPLATE.' } : { kind: 'table', table: held, main: true },
      { kind: 'table', table: startable, ...(sessions.length === 0 ? { main: true } : {}) },
    ],
  };
}

/** The actions of all sessions, and whom to chase. */
export function presentActions({ locality, fictional, asOf, actions, chase }: ActionsOutcome): Document {
  const table: Table = {
    id: 'actions',
    title: `Actions as of ${asOf}`,
    columns: [
      { id: 'action', title: 'Action', kind: 'code' }, { id: 'session', title: 'Session', kind: 'code' }, { id: 'text', title: 'What', kind: 'text' }, { id: 'owner', title: 'Who', kind: 'text' },
      { id: 'due', title: 'By', kind: 'text' }, { id: 'practice', title: 'Practice', kind: 'code' }, { id: 'state', title: 'State', kind: 'text' },
    ],
    rows: actions.map(({ id, session, text, owner, due, practice, overdue, missing, done }) => [
      id, session, text, owner, due, practice, done === null ? (overdue ? 'OVERDUE' : missing.length === 0 ? 'open' : 'open, to be mended') : `done ${done.at.slice(0, 10)}`,
    ]),
  };
  return {
    title: `${locality}: actions`,
    fictional,
    blocks: [
      { kind: 'table', table, main: true },
      ...listed('Whom to chase', chase.map(({ name, actions: own }) => `${name}: ${own.join(', ')}`)),
    ],
  };
}

/** What a table captured. */
export function presentSessionTable({ locality, fictional, session, table: own, captures }: SessionTableOutcome): Document {
  const table: Table = {
    id: 'captures',
    title: own === null ? `Captured in ${session}` : `Captured in ${session} by table ${own}`,
    columns: [
      { id: 'item', title: 'Item', kind: 'code' }, { id: 'kind', title: 'Kind', kind: 'text' }, { id: 'text', title: 'What', kind: 'text' }, { id: 'owner', title: 'Who', kind: 'text' },
      { id: 'due', title: 'By', kind: 'text' }, { id: 'practice', title: 'Practice', kind: 'code' }, { id: 'table', title: 'Table', kind: 'code' },
    ],
    rows: captures.map(({ id, kind, text, owner, due, practice, table: from }) => [id, kind, text, owner, due, practice, from]),
  };
  return { title: `${locality}: ${session} at a table`, fictional, blocks: [{ kind: 'table', table, main: true }, { kind: 'paragraph', text: 'For the room: write it as JSON, and bring it together with pbc session merge FILE.' }] };
}
