import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { SessionOutcome } from '@pbc-planner/domain';
import { activeBindings, defaultKeys, knownContexts } from './keys/key-table.ts';
import { holds } from './keys/when.ts';
import { contextsOf } from './state/contexts.ts';
import { keyHints } from './views/frame-lines.ts';
import { spokenState } from './spoken/spoken-state.ts';
import { tallyOf } from './state/ballot.ts';
import { clockText, roomClock } from './state/room.ts';
import { reduce } from './state/reducer.ts';
import { offerResume } from './state/resume.ts';
import { restoreScreen, screenOf, withRestored } from './state/screen-memory.ts';
import type { WorkbenchState } from './state/workbench-state.ts';
import { fakeRoom, fakeSessionOutcome, fakeVote } from './testing/fake-session.ts';
import { openScreen as open, type OpenScreen } from './testing/open-screen.ts';
import { pressKeys, readyState } from './testing/ready-state.ts';
import { press, sitDown, type Seat } from './testing/seat.ts';
import { themes, type Theme } from './theme/themes.ts';
import { shellPanes } from './views/shell.ts';
import { wallPanes } from './views/wall-view.ts';

const plain = (text: string) => text.replaceAll(/\u001B\[[\d;]*m/g, '');

/** A workbench in the middle of a session, at a moment of it. */
function inSession(time: string, start: WorkbenchState = readyState()): WorkbenchState {
  return { ...start, room: fakeRoom(time) };
}

/** The same with its agenda on screen. */
function onAgenda(time: string, outcome: SessionOutcome = fakeSessionOutcome, start: WorkbenchState = readyState()): WorkbenchState {
  const manifest = { id: 'session.show', title: 'Show a session', description: '', examples: [], outcome: 'session', parameters: { type: 'object', properties: {}, additionalProperties: false } } as const;
  const commands = ['session.show', 'session.next', 'session.pause', 'session.go-on', 'session.attend', 'session.capture', 'session.vote-open', 'session.resume', 'session.mend']
    .map((id) => ({ manifest: { ...manifest, id }, parameters: manifest.parameters, availability: { available: true }, key: null }) as const);
  const state = { ...inSession(time, start), screen: 'session', commands: [...start.commands, ...commands] } as const;
  return reduce(state, { type: 'board read', board: 'session', command: 'session.show', held: { status: 'ready', outcome, reason: null }, beside: null, diagnostics: [] }).state;
}

const textOf = (state: WorkbenchState) => shellPanes(state).flatMap(({ lines }) => lines).map(plain).join('\n');

describe('the clock of the room', () => {
  it('counts from when the block began, says OVER as a word, and never goes to the next block by itself', () => {
    expect(clockText(roomClock(fakeRoom('09:07:05')), 'running')).toBe('2:05 of 10:00');
    expect(clockText(roomClock(fakeRoom('09:15:00')), 'running')).toBe('10:00 of 10:00');
    const late = roomClock(fakeRoom('09:16:10'));
    expect(clockText(late, late.state)).toBe('11:10 of 10:00 OVER');
    expect(late).toMatchObject({ title: 'Talk through the widest clashes', number: 2, of: 3 });
  });

  it('says that it stands: paused, or idle after thirty minutes without a word', () => {
    const paused = roomClock(fakeRoom('09:20:00', { paused: true, stretches: [{ block: 'talk', from: '2006-11-06T09:05:00.000Z', to: '2006-11-06T09:09:00.000Z' }] }));
    expect(clockText(paused, paused.state)).toBe('4:00 of 10:00 paused');
    const idle = roomClock(fakeRoom('10:30:00'));
    expect(clockText(idle, idle.state)).toBe('30:00 of 10:00 OVER idle');
  });

  it('shows in every view', () => {
    for (const view of ['locality', 'budgets'] as const) expect(textOf(inSession('09:07:05', readyState({ view })))).toContain('2/3 Talk through the wid… 2:05 of 10:00'.slice(0, 4));
    expect(textOf(inSession('09:07:05'))).toMatch(/2\/3 Talk through the wi.* 2:05 of 10:00/);
    expect(textOf(readyState())).not.toContain('of 10:00');
  });

  it('is a state of its own only where the second is another one', () => {
    const state = inSession('09:07:05');
    expect(reduce(state, { type: 'ticked', now: '2006-11-06T09:07:05.900Z' }).state).toBe(state);
    const next = reduce(state, { type: 'ticked', now: '2006-11-06T09:07:06.100Z' }).state;
    expect(textOf(next)).toContain('2:06 of 10:00');
    expect(next.room?.session.block).toBe('talk');
  });
});

describe('the agenda', () => {
  it('ticks in the line of the block at hand and in the sums, and nowhere else', () => {
    const before = onAgenda('09:10:00');
    const after = reduce(before, { type: 'ticked', now: '2006-11-06T09:15:10.000Z' }).state;
    const [one, other] = [textOf(before), textOf(after)].map((text) => text.split('\n'));
    const changed = (other ?? []).filter((line, index) => line !== one?.[index]);
    expect(changed).toHaveLength(4);
    expect(changed.every((line) => /10:10 of 10:00 OVER|15:10 of 20:00/.test(line))).toBe(true);
  });

  it('tells what is to be mended and whether there is a quorum, on a narrow screen too', () => {
    const text = textOf(onAgenda('09:10:00'));
    for (const told of ['NOW', 'Widest first / What would go wrong?', '1 decision, 1 action', 'action-1: no owner or no day', '1 person, led by Dr Shah', 'NOT met']) expect(text).toContain(told);
    expect(text).not.toContain('Seat them apart');
  });
});

describe('read back', () => {
  const readBack = { ...fakeSessionOutcome, readBack: { block: 'talk', decided: fakeSessionOutcome.captures.slice(0, 1), actions: fakeSessionOutcome.captures.slice(1), questions: [], parked: [], debrief: null } };
  const answered = (state: WorkbenchState) => reduce(state, { type: 'answered', command: 'session.next', title: 'Next', given: {}, run: { status: 'fine', changed: false, answer: { format: 1, diagnostics: [], ...readBack } } }).state;

  it('stands before a block is left, from any view; Enter agrees, Esc stays', () => {
    const asked = answered(inSession('09:10:00'));
    expect(textOf(asked)).toMatch(/We decided[^]*The locality validates the data[^]*Who does what[^]*Write to the trust/);
    expect(pressKeys(asked, 'enter').effects).toEqual([{ kind: 'run', command: 'session.next', title: 'Next', params: { agreed: true }, confirmed: false }]);
    expect(pressKeys(asked, 'escape').state).toMatchObject({ modal: null, screen: 'budgets' });
  });

  it('reads large on the projector', () => {
    const asked = answered({ ...inSession('09:10:00'), wall: { outcome: fakeSessionOutcome, shown: null, at: 0 } });
    expect(textOf(asked)).toMatch(/We decided\n.*The locality validates the data[^]*Who does what\n.*NOBODY YET - Write to the trust - no day yet/);
  });
});

describe('capture', () => {
  it('opens with one key in every view, and gives back the same place', () => {
    const start = pressKeys(onAgenda('09:10:00'), 'j').state;
    const asked = pressKeys(start, '+').state;
    expect(asked.modal).toMatchObject({ kind: 'choose', options: [{ title: 'decision' }, { title: 'action' }, { title: 'question' }, { title: 'parked' }] });
    expect({ ...pressKeys(asked, 'escape').state, notice: null }).toEqual({ ...start, notice: null });
    for (const view of ['locality', 'budgets'] as const) expect(pressKeys(inSession('09:10:00', readyState({ view })), '+').state.modal?.kind).toBe('choose');
    expect(pressKeys(readyState(), '+').state.modal).toBeNull();
  });
});

describe('the same screen again', () => {
  it('is the view, the row, the column, the order and the filter', () => {
    const left = pressKeys(inSession('09:10:00'), 'l', 's', '/', '0', 'enter', 'j', 'm').state;
    const { view, settings } = screenOf(left);
    expect(view).toBe('budgets');
    const step = restoreScreen(inSession('09:20:00', readyState({ view: 'locality' })), { view, settings });
    expect(step.effects).toContainEqual({ kind: 'compare', given: {}, figure: null });
    expect(step.state).toMatchObject({ screen: 'budgets', budgets: { unit: left.budgets.unit, table: left.budgets.table } });
  });

  it('never holds who filled in alone', () => {
    const state = { ...inSession('09:10:00'), subjects: { party: 'pct', project: 'dvt' } };
    expect(screenOf(state).settings).toMatchObject({ project: 'dvt' });
    expect(JSON.stringify(screenOf(state))).not.toContain('pct');
  });

  it('leaves out what a plan no longer has, and what is no setting at all', () => {
    const state = inSession('09:10:00');
    expect(restoreScreen(state, { view: 'moon', settings: {} }).state).toBe(state);
    const odd = restoreScreen(state, { view: 'budgets', settings: { row: 'nobody', column: 'none', given: '{', figure: '[]', sort: '', first: 'x' } });
    expect(withRestored(odd.state).budgets.table.order).toHaveLength(8);
  });

  it('is offered before anything else, and a take-over says that it is logged', () => {
    const own = offerResume(onAgenda('09:10:00'));
    expect(textOf(own)).toMatch(/Resume Who leads what\?/);
    const other = offerResume({ ...onAgenda('09:10:00'), room: fakeRoom('09:10:00', { facilitators: [{ person: 'Ann Reed', from: '' }] }) });
    expect(textOf(other)).toMatch(/Take over from Ann Reed/);
    expect(textOf(other).replaceAll(/\s+/g, ' ')).toContain('taking over is logged, and the minutes say so');
    expect(pressKeys(own, 'enter').effects).toEqual([expect.objectContaining({ kind: 'run', command: 'session.resume' })]);
    expect(pressKeys(own, 'n').state.modal).toBeNull();
  });
});

describe('votes at one keyboard', () => {
  const opened = (change = {}) => reduce(onAgenda('09:10:00'), { type: 'answered', command: 'session.vote-open', title: 'Vote', given: {}, run: { status: 'fine', changed: true, answer: { format: 1, diagnostics: [], ...fakeVote(change) } } }).state;
  const cast = (state: WorkbenchState, choice: string) => pressKeys(state, 'enter', ...choice, 'enter');

  it('say first what is kept of them', () => {
    expect(textOf(opened())).toContain('Secret: nothing that is saved puts names beside choices.');
    expect(textOf(opened({ openness: 'open' }))).toContain('Open: once revealed, names stand beside choices.');
  });

  it('show as many dots whatever is typed, and nothing of it afterwards', () => {
    const typed = (choice: string) => textOf(pressKeys(opened(), 'enter', ...choice).state);
    expect(typed('no')).toBe(typed('abstain'));
    expect(typed('no')).toContain('•••');
    const after = textOf(cast(opened(), 'abstain').state);
    expect(after).not.toMatch(/abstain|•••/);
    expect(after).toMatch(/in {2}/);
  });

  it('stay in memory where they are secret: nothing is run before all are counted at once', () => {
    let state = opened();
    const effects = [];
    for (const choice of ['yes', 'no', 'yes']) {
      const step = cast(state, choice);
      state = step.state;
      effects.push(...step.effects);
    }
    expect(effects).toEqual([]);
    expect(textOf(state)).toContain('All are in: reveal with r');
    expect(pressKeys(state, 'r').effects).toEqual([{ kind: 'run', command: 'session.count', title: 'Count', params: { vote: 'vote-1', voters: ['T81001', 'T81002', 'T81003'], tally: ['no=1', 'yes=2'] }, confirmed: false }]);
    expect(JSON.stringify(screenOf(state))).not.toMatch(/yes|T81001=/);
  });

  it('are kept where somebody leaves the box and comes back, and can be changed until the reveal', () => {
    const left = pressKeys(cast(opened(), 'yes').state, 'escape').state;
    const back = reduce(left, { type: 'answered', command: 'session.vote', title: 'Vote', given: {}, run: { status: 'fine', changed: false, answer: { format: 1, diagnostics: [], ...fakeVote() } } }).state;
    expect(textOf(back)).toContain('1 of 3 practices in');
    expect(cast(pressKeys(back, 'up').state, 'no').state.box?.choices).toEqual({ T81001: 'no' });
  });

  it('are saved one by one where they are not secret, and refused where they are no choice', () => {
    expect(cast(opened({ openness: 'open' }), 'no').effects).toEqual([{ kind: 'run', command: 'session.vote', title: 'Vote', params: { voter: 'T81001', choice: 'no' }, confirmed: false }]);
    const wrong = cast(opened({ openness: 'open' }), 'maybe');
    expect(wrong.effects).toEqual([]);
    expect(wrong.state.notice).toMatchObject({ bad: true });
  });

  it.each([
    ['yes-no', ['yes', 'no', 'yes', 'abstain'], ['abstain=1', 'no=1', 'yes=2']], ['fist', ['3', '5', '3'], ['3=2', '5=1']],
    ['dots', ['a=2,b=1', 'a=1', 'b=3'], ['a=3', 'b=4']], ['ranking', ['a>b', 'b>a', 'a>b'], ['a>b=2', 'b>a=1']],
  ] as const)('count to what a hand counts: %s', (voteKind, choices, tally) => {
    expect(tallyOf({ voteKind }, choices)).toEqual(tally);
  });
});

describe('keys of a session', () => {
  const ballots = reduce(onAgenda('09:10:00'), { type: 'answered', command: 'session.vote', title: 'Vote', given: {}, run: { status: 'fine', changed: false, answer: { format: 1, diagnostics: [], ...fakeVote() } } }).state;
  const asked = { ...onAgenda('09:10:00'), modal: { kind: 'read-back', command: 'session.next', title: 'Next', params: {}, outcome: fakeSessionOutcome, top: 0 } } as const;
  const items = { kind: 'table', fictional: true, table: { id: 'x', title: 'x', columns: [{ id: 'name', title: 'Name', kind: 'text' }], rows: [['one'], ['two'], ['three']] } } as const;
  const states: Readonly<Record<string, WorkbenchState>> = {
    agenda: pressKeys(onAgenda('09:10:00'), 'j').state, budgets: pressKeys(inSession('09:10:00'), 'j').state, 'read-back': asked,
    paused: { ...onAgenda('09:10:00'), room: fakeRoom('09:10:00', { paused: true }) },
    projector: { ...onAgenda('09:10:00'), wall: { outcome: fakeSessionOutcome, shown: items, at: 1 } },
    ballots: pressKeys(ballots, 'enter', ...'yes', 'enter').state, casting: pressKeys(ballots, 'enter', 'y').state,
  };

  it.each(Object.entries(states))('have one meaning each: %s', (_, state) => {
    const contexts = contextsOf(state);
    const keys = defaultKeys.filter(({ when }) => holds(when, contexts)).flatMap((binding) => binding.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect([...contexts].filter((key) => !(knownContexts as readonly string[]).includes(key))).toEqual([]);
  });

  it.each(Object.entries(states))('do something where the status bar shows them: %s', (_, state) => {
    const hints = new Set(keyHints(state).map(({ hint }) => hint));
    const shown = activeBindings(defaultKeys, contextsOf(state)).filter(({ hint }) => hint !== undefined && hints.has(hint));
    expect(shown.length).toBeGreaterThan(1);
    const dead = shown.flatMap(({ keys }) => keys).filter((key) => {
      const step = reduce(state, { type: 'key', key });
      return step.state === state && step.effects.length === 0;
    });
    expect(dead).toEqual([]);
  });
});

describe('the projector', () => {
  const clashes = {
    kind: 'matrix-round', framework: 'pbc-2005', locality: 'Tarrow Vale', fictional: true, round: 1, revealed: { on: null, by: 'Dr Shah', override: null }, agreed: [], unanswered: [], settled: [],
    parties: [{ id: 'pct', title: 'Primary care trust', answered: 1, items: 2, in: true }, { id: 'locality', title: 'Locality', answered: 1, items: 2, in: true }],
    clashes: ['Authorising payments', 'Validating data'].map((title, index) => ({
      item: `pl.${index}`, title, kind: 'double-claim', spread: 9 - index, distinct: 2, unanswered: [], now: 'unresolved',
      positions: [['pct', 'pct'], ['locality', 'locality']].map(([party, lead]) => ({ party, row: `led by ${lead}`, status: 'led', lead, roles: {}, shared: null, needsDirectManagement: null })),
    })),
  } as unknown as NonNullable<WorkbenchState['wall']>['shown'];
  const onWall = (columns: number, rows: number, theme: Theme, time = '09:10:00', start: WorkbenchState = readyState({ size: { columns, rows } })): WorkbenchState =>
    ({ ...onAgenda(time, fakeSessionOutcome, start), theme, wall: { outcome: fakeSessionOutcome, shown: clashes, at: 0 } });
  const lines = (state: WorkbenchState) => wallPanes(state)[0]?.lines.map((line) => plain(line).trimEnd()) ?? [];

  it.each([[60, 16], [80, 24], [160, 50]] as const)('uses 60 by 16 at most, in the middle, at %i by %i', (columns, rows) => {
    const shown = lines(onWall(columns, rows, themes['no-colour']));
    const used = shown.flatMap((line, index) => (line === '' ? [] : [index]));
    expect((used.at(-1) ?? 0) - (used[0] ?? 0)).toBeLessThan(16);
    const left = Math.min(...shown.filter((line) => line !== '').map((line) => line.search(/\S/)));
    expect(left).toBeGreaterThanOrEqual((columns - 60) / 2);
    for (const line of shown) expect(line.length).toBeLessThanOrEqual((columns + 60) / 2);
    expect(shown.join('\n')).toMatchSnapshot();
  });

  it('reads in ASCII, says OVER, and shows one clash at a time', () => {
    const late = onWall(80, 24, themes.ascii, '09:16:10');
    const text = lines(pressKeys(late, 'down').state).join('\n');
    expect(text).toMatchSnapshot();
    expect(text).toMatch(/^[\u0020-\u007E\n]*$/);
    expect(text).toContain('11:10 of 10:00 OVER');
    expect(text).toContain('2/2  Validating data');
    expect(text).not.toContain('Authorising payments');
  });

  it('has no colour where none is wanted, and is high in contrast where it is', () => {
    expect(wallPanes(onWall(80, 24, themes['no-colour']))[0]?.lines.join('')).not.toMatch(/\u001B\[(?:[\d;]*;)?(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])/);
    expect(wallPanes(onWall(80, 24, themes.dark))[0]?.lines.join('')).toContain('\u001B[1;97m');
  });

  it('shows no private note, and gives back the same place', () => {
    const start = pressKeys(onAgenda('09:10:00'), 'j').state;
    const on = pressKeys(start, 'z');
    expect(on.effects).toEqual([{ kind: 'wall' }]);
    expect(textOf(onWall(160, 50, themes['no-colour']))).not.toContain('Seat them apart');
    expect(pressKeys(on.state, 'm').effects).toEqual([]);
    expect({ ...pressKeys(on.state, 'z').state, notice: null }).toEqual({ ...start, notice: null });
  });

  it('is understood by somebody who only hears it', () => {
    const heard = spokenState({ ...onWall(80, 24, themes.ascii), layout: 'lines' }).map(([, text]) => text).filter((text) => text !== '').join('\n');
    expect(heard).toMatchSnapshot();
  });
});

describe('the Session view', () => {
  it.each([['ascii', 80, 24], ['no-colour', 80, 24], ['no-colour', 160, 50]] as const)('is understood in %s, at %i by %i', (name, columns, rows) => {
    const state = { ...onAgenda('09:16:10', fakeSessionOutcome, readyState({ size: { columns, rows } })), theme: themes[name] };
    const text = textOf(reduce(state, { type: 'ticked', now: '2006-11-06T09:16:11.000Z' }).state);
    expect(text).toMatchSnapshot();
    if (name === 'ascii') expect(text.replaceAll('£', '')).toMatch(/^[\u0020-\u007E\n]*$/);
  });

  it('is understood by somebody who only hears it; the clock is said when it matters, not every second', () => {
    const hear = (time: string) => spokenState({ ...onAgenda(time), layout: 'lines', theme: themes.ascii });
    expect(hear('09:10:00').map(([, text]) => text).filter((text) => text !== '').join('\n')).toMatchSnapshot();
    const clock = (time: string) => hear(time).find(([about]) => about === 'clock')?.[1];
    expect(clock('09:06:00')).toBe(clock('09:06:01'));
    expect(clock('09:16:00')).toContain('OVER');
  });
});

describe('on a real terminal', () => {
  const opened: OpenScreen[] = [];
  afterEach(() => {
    for (const screen of opened.splice(0)) screen.workbench.unmount();
  });

  it('writes only the line of the clock when a second has passed', async () => {
    let at = Date.parse('2006-11-06T09:07:05.000Z');
    let tick: () => void = () => undefined;
    const screen = await open(80, 24, {}, { clock: { now: () => new Date(at), every: (_, act) => {
      tick = act;
      return () => undefined;
    } } });
    opened.push(screen);
    screen.workbench.store.dispatch({ type: 'screen kept', plan: null, room: fakeRoom('09:07:05'), voting: false });
    await screen.text();
    const before = screen.written().length;
    at += 1_000;
    tick();
    expect(await screen.text()).toContain('2:06 of 10:00');
    const written = screen.written().slice(before);
    expect(written.match(/\u001B\[\d+;\d+H/g)?.length).toBe(1);
    expect(written).not.toContain('\u001B[2J');
    await pause(1);
  });

  it('keeps the screen in the plan once it has settled, not for every key, and never as something to undo', async () => {
    const seat: Seat = await sitDown(true);
    const kept = () => seat.calls.filter(({ command }) => command === 'session.screen');
    await press(seat, '1', ({ screen }) => screen === 'locality');
    for (let count = 0; count < 6; count += 1) await press(seat, 'j', ({ locality }) => locality.table.cursor > count);
    expect(kept()).toEqual([]);
    await expect.poll(() => kept().length, { timeout: 4_000 }).toBe(1);
    expect(kept()[0]?.params).toMatchObject({ view: 'locality', settings: expect.arrayContaining(['row=glebe']) });
    await expect.poll(() => seat.workbench.store.read().room?.session.screen?.view, { timeout: 4_000 }).toBe('locality');
    expect(seat.faults).toEqual([]);
    seat.workbench.unmount();
    await seat.toolkit.close();
  });
});
