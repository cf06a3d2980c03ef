import { describe, expect, it } from 'vitest';
import { describeEvent } from './event-rules.ts';
import { foldPlan, nextToUndo } from './fold.ts';
import type { EventBody, PlanEvent } from './plan-event.ts';

const founded: EventBody = { type: 'plan founded', data: { name: 'Tarrow Vale', year: '2006/07' as never, framework: 'pbc-2005', fictional: true } };
const led = { item: 'pl.needs', status: 'led', lead: 'locality', roles: { locality: ['lead'], patients: ['consulted'] }, shared: null } as const;
const shared = {
  item: 'sh.pace', status: 'shared', lead: null, roles: { pct: ['joint'], locality: ['joint'] },
  shared: { members: ['pct', 'locality'], convenor: 'pct', decisionRule: 'all-consent', tieBreak: null, reviewBy: '2007-03-31' },
} as const;
const condition = { kind: 'agree', party: 'locality', note: 'Only then.' } as const;

/** One change for each event. */
function events(...bodies: readonly EventBody[]): PlanEvent[] {
  return bodies.map((body, index) => ({ ...body, sequence: index + 1, change: index + 1, time: '2006-11-06T09:00:00Z', by: 'Dr Shah', command: 'test' }));
}

describe('who leads what', () => {
  it('is the latest word on each item', () => {
    const { responsibilities } = foldPlan(events(
      founded, { type: 'responsibility split chosen', data: { ...led, lead: 'practice' } }, { type: 'responsibility assigned', data: led },
      { type: 'responsibility assigned', data: shared }, { type: 'responsibility flagged', data: { item: 'pct.info', needsDirectManagement: true } },
      { type: 'responsibility flagged', data: { item: 'pct.ldp', needsDirectManagement: false } },
      { type: 'responsibility flagged', data: { item: 'pct.ldp', needsDirectManagement: null } },
      { type: 'responsibility flagged', data: { item: 'pct.info', needsDirectManagement: false, side: 'locality' } },
      { type: 'responsibility flagged', data: { item: 'pct.info', needsDirectManagement: true, side: 'pct' } },
      { type: 'responsibility flagged', data: { item: 'pct.info', needsDirectManagement: null, side: 'locality' } },
    ));
    const { item: _, ...needs } = led;
    const { item: __, ...pace } = shared;
    expect(responsibilities).toEqual({
      assigned: new Map<string, unknown>([['pl.needs', needs], ['sh.pace', pace]]), conditions: new Map(), directManagement: new Map([['pct.info', true]]),
      directManagementBySide: new Map([['pct.info', new Map([['pct', true]])]]),
    });
  });

  it('keeps the latest word on each condition, by kind and party', () => {
    const { responsibilities } = foldPlan(events(
      founded, { type: 'responsibility condition set', data: { item: 'pct.payments', condition } },
      { type: 'responsibility condition set', data: { item: 'pct.payments', condition: { kind: 'rule', note: 'In time.' } } },
      { type: 'responsibility condition removed', data: { item: 'pct.payments', condition: { ...condition, note: 'Other words.', reason: 'agreed' } } },
    ));
    expect(responsibilities.conditions.get('pct.payments')).toEqual(new Map<string, unknown>([
      ['agree locality', { kind: 'removed', condition: { ...condition, note: 'Other words.', reason: 'agreed' } }],
      ['rule: In time.', { kind: 'set', condition: { kind: 'rule', note: 'In time.' } }],
    ]));
  });

  it('goes on under another framework', () => {
    const all = events(founded, { type: 'responsibility framework changed', data: { from: 'pbc-2005', to: 'icb-2024' } });
    expect(foldPlan(all).founded?.framework).toBe('icb-2024');
  });

  it('can be undone, whatever was said', () => {
    const bodies: EventBody[] = [
      { type: 'responsibility assigned', data: led }, { type: 'responsibility split chosen', data: led },
      { type: 'responsibility condition set', data: { item: 'pct.payments', condition } },
      { type: 'responsibility condition removed', data: { item: 'pct.payments', condition: { ...condition, reason: null } } },
      { type: 'responsibility flagged', data: { item: 'pct.info', needsDirectManagement: true } },
      { type: 'responsibility framework changed', data: { from: 'pbc-2005', to: 'icb-2024' } },
    ];
    const before = foldPlan(events(founded));
    for (const body of bodies) {
      const all = events(founded, body);
      expect(foldPlan(all)).not.toEqual(before);
      expect(nextToUndo(all)?.change).toBe(2);
      expect(foldPlan(events(founded, body, { type: 'undone', data: { change: 2 } }))).toEqual(before);
    }
  });

  it.each([
    [{ type: 'responsibility assigned', data: led }, 'assigned pl.needs: led by locality, patients consulted'],
    [{ type: 'responsibility split chosen', data: shared }, 'settled sh.pace: shared by pct and locality'],
    [{ type: 'responsibility assigned', data: { ...led, status: 'unresolved', lead: null, roles: {} } }, 'assigned pl.needs: not settled'],
    [{ type: 'responsibility condition set', data: { item: 'pct.payments', condition } }, 'set a condition on pct.payments: agree locality: Only then.'],
    [
      { type: 'responsibility condition removed', data: { item: 'pct.payments', condition: { ...condition, reason: null } } },
      'took a condition off pct.payments: agree locality: Only then.; no reason given',
    ],
    [{ type: 'responsibility flagged', data: { item: 'pct.info', needsDirectManagement: false } }, 'said that pct.info does not need direct management'],
    [{ type: 'responsibility framework changed', data: { from: 'pbc-2005', to: 'icb-2024' } }, 'carried the responsibilities over from pbc-2005 to icb-2024'],
  ] as const)('reads as a sentence: %#', (body, sentence) => {
    expect(describeEvent(events(body as EventBody)[0] as PlanEvent)).toBe(`Dr Shah ${sentence}`);
  });
});
