import { describe, expect, it } from 'vitest';
import { describeEvent, rulesOf } from './event-rules.ts';
import { foldPlan } from './fold.ts';
import { mergedInto } from './merging.ts';
import type { EventBody, PlanEvent } from './plan-event.ts';
import { stateWith } from './state-with.ts';

const founded: EventBody = { type: 'plan founded', data: { name: 'Tarrow Vale', year: '2006/07' as never, framework: 'pbc-2005', fictional: true } };

function events(...bodies: readonly EventBody[]): PlanEvent[] {
  return bodies.map((body, index) => ({ ...body, sequence: index + 1, change: index + 1, time: `2006-11-0${index + 1}T09:00:00Z`, by: 'Dr Shah', command: 'test' }));
}

const leaves: EventBody = { type: 'what-if step taken', data: { whatIf: 'smaller', step: { kind: 'leave', practice: 'hope' } } };
const alone: EventBody = { type: 'what-if step taken', data: { whatIf: 'smaller', step: { kind: 'join', practice: 'abbey', membership: 'alone' } } };
const merges: EventBody = { type: 'what-if step taken', data: { whatIf: 'smaller', step: { kind: 'merge', practices: ['elm', 'glebe', 'hope'], into: 'elm', name: 'Elms' } } };
const merged = (practices: readonly string[], into: string, name?: string): EventBody => ({ type: 'practices merged', data: { practices, into, ...(name === undefined ? {} : { name }) } });

describe('what is tried out', () => {
  it('gathers steps under a name, and begins anew after it was settled', () => {
    const settled = foldPlan(events(founded, leaves, alone, { type: 'what-if adopted', data: { whatIf: 'smaller' } }));
    expect(settled.whatIfs.get('smaller')).toMatchObject({ status: 'adopted', steps: [{ kind: 'leave' }, { kind: 'join' }] });
    expect(settled.entered).toEqual(new Map());
    expect(foldPlan(events(founded, leaves, { type: 'what-if dropped', data: { whatIf: 'smaller' } }, alone)).whatIfs.get('smaller'))
      .toMatchObject({ status: 'open', steps: [{ kind: 'join', practice: 'abbey' }] });
    expect(foldPlan(events(founded, { type: 'what-if dropped', data: { whatIf: '__proto__' } })).whatIfs).toEqual(new Map());
  });
});

describe('practices that merge', () => {
  it('are found through every merging that followed, and the code that they have is a practice', () => {
    const state = foldPlan(events(founded, merged(['hope', 'glebe'], 'glebe'), merged(['glebe', 'elm'], 'river', 'River Practice')));
    expect(mergedInto(state)).toEqual(new Map([['hope', 'river'], ['glebe', 'river'], ['elm', 'river']]));
    expect(state.entered.get('river')).toEqual({ membership: 'in', name: 'River Practice', sequence: 3 });
  });

  it('take the standing of the practice that they become, unless it had left', () => {
    const joined = (membership: 'observing'): EventBody => ({ type: 'practice joined', data: { practice: 'elm', membership } });
    expect(foldPlan(events(founded, joined('observing'), merged(['elm', 'hope'], 'elm'))).entered.get('elm')).toEqual({ membership: 'observing', sequence: 2 });
    expect(foldPlan(events(founded, { type: 'practice left', data: { practice: 'elm' } }, merged(['hope', 'glebe'], 'elm'))).entered.get('elm')).toEqual({ membership: 'in', sequence: 3 });
  });
});

describe('what is said of budgets', () => {
  const said = (side: 'commissioner' | 'practice', answers: object, note?: string): EventBody =>
    ({ type: 'budget status said', data: { practice: 'abbey', side, answers, ...(note === undefined ? {} : { note }) } });

  it('is kept by side, the latest word on each question', () => {
    const { words } = foldPlan(events(founded, said('practice', { received: 'no' }, 'Asked.'), said('practice', { agreed: 'no' }), said('commissioner', { received: 'yes' }))).budgetStanding;
    expect(words.get('abbey')).toEqual({
      practice: { answers: { received: 'no', agreed: 'no' }, note: 'Asked.', time: '2006-11-03T09:00:00Z' },
      commissioner: { answers: { received: 'yes' }, note: null, time: '2006-11-04T09:00:00Z' },
    });
  });

  it('holds the day and the answers of the checklist', () => {
    const answer: EventBody = { type: 'budget question answered', data: { practice: 'abbey', question: 'list', answer: 'no', evidence: 'Old.' } };
    const { due, answers } = foldPlan(events(founded, { type: 'budget due date set', data: { due: '2006-05-01' } }, answer)).budgetStanding;
    expect([due, answers.get('abbey')?.get('list')]).toEqual(['2006-05-01', { answer: 'no', evidence: 'Old.', time: '2006-11-03T09:00:00Z' }]);
  });
});

describe('each of these facts', () => {
  const facts: readonly (readonly [EventBody, string])[] = [
    [leaves, 'tried out in the what-if "smaller": hope leaves'],
    [alone, 'tried out in the what-if "smaller": abbey commissions alone'],
    [merges, 'tried out in the what-if "smaller": glebe and hope merge into Elms (elm), so that 3 practices become one'],
    [{ type: 'what-if adopted', data: { whatIf: 'smaller' } }, 'adopted the what-if "smaller"'],
    [{ type: 'what-if dropped', data: { whatIf: 'smaller' } }, 'dropped the what-if "smaller"'],
    [merged(['hope', 'glebe'], 'glebe'), 'merged hope and glebe into glebe'],
    [{ type: 'budget status said', data: { practice: 'abbey', side: 'practice', answers: { received: 'no', dataGood: 'unknown' } } }, 'noted what the practice says of the budget of abbey: budget received: no, data good enough: unknown'],
    [{ type: 'budget status said', data: { practice: 'abbey', side: 'commissioner', answers: {}, note: 'Posted.' } }, 'noted what the commissioner says of the budget of abbey: a note'],
    [{ type: 'budget due date set', data: { due: null } }, 'took back the day by which budgets are due'],
    [{ type: 'budget due date set', data: { due: '2006-05-01' } }, 'set the day by which budgets are due to 2006-05-01'],
    [{ type: 'budget question answered', data: { practice: 'abbey', question: 'list', answer: 'yes' } }, 'answered list of the budget challenge checklist of abbey: yes'],
  ];

  it.each(facts)('reads as a sentence, is public and can be undone: %#', (body, sentence) => {
    const [event] = events(body);
    expect(describeEvent(event as PlanEvent)).toBe(`Dr Shah ${sentence}`);
    expect(rulesOf(body.type)).toMatchObject({ audience: 'public', undoable: true });
    expect(foldPlan(events(founded, body, { type: 'undone', data: { change: 2 } }))).toEqual(foldPlan(events(founded)));
  });

  it('can be supposed without being stored', () => {
    const before = foldPlan(events(founded));
    expect(stateWith(before, [merged(['hope', 'glebe'], 'glebe')], '').merged.get('hope')?.into).toBe('glebe');
    expect(before.merged).toEqual(new Map());
  });
});
