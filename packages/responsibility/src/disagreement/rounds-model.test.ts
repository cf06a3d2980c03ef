import { foldPlan, nextToRedo, nextToUndo, type Command, type EventBody, type PlanEvent, type PlanState } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOn } from '../../testing/fake-context.ts';
import { fill } from '../commands/fill.ts';
import { reveal } from '../commands/reveal.ts';
import { clashes, round } from '../commands/round.ts';
import { settle } from '../commands/settle.ts';
import { sign } from '../commands/sign.ts';
import { planMatrix } from '../matrix/matrix-rows.ts';
import { rowText } from '../matrix/row-text.ts';
import { pbc } from '../../testing/frameworks.ts';

const parties = ['pct', 'practice', 'locality'] as const;
const items = ['pl.needs', 'pl.priorities', 'pct.ldp'] as const;
/** Who leads as the framework has it; `null` where it leaves that open. */
const published: Readonly<Record<string, string | null>> = { 'pl.needs': null, 'pl.priorities': null, 'pct.ldp': 'pct' };

type Step =
  | { readonly kind: 'fill'; readonly party: string; readonly item: string; readonly lead: string | null | 'clear' }
  | { readonly kind: 'done'; readonly party: string }
  | { readonly kind: 'reveal'; readonly override: boolean }
  | { readonly kind: 'settle'; readonly item: string; readonly how: { readonly lead: string } | { readonly as: string } | 'unresolved' }
  | { readonly kind: 'sign'; readonly party: string }
  | { readonly kind: 'undo' | 'redo' };

/** What the plan should hold, told in leads alone and without any code of the product. */
interface Model {
  readonly rounds: readonly {
    readonly answers: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
    readonly done: readonly string[];
    readonly revealed: boolean;
    readonly settled: readonly string[];
  }[];
  readonly leads: Readonly<Record<string, string | null>>;
  readonly signed: readonly { readonly party: string; readonly leads: Readonly<Record<string, string | null>> }[];
}

const party = fc.constantFrom(...parties);
const item = fc.constantFrom(...items);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('fill' as const), party, item, lead: fc.constantFrom<string | null>('pct', 'practice', 'locality', null, 'clear') }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('done' as const), party }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('reveal' as const), override: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('settle' as const), item, how: fc.oneof(fc.record({ lead: party }), fc.record({ as: party }), fc.constant('unresolved' as const)) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sign' as const), party }) },
  { weight: 4, arbitrary: fc.constantFrom<Step>({ kind: 'undo' }, { kind: 'redo' }) },
);

/** What a step makes of the model: `null` where it is refused, the model itself where nothing changes. `sealed` cannot be undone. */
function modelled(model: Model, one: Step): { readonly model: Model; readonly sealed: boolean } | null {
  const last = model.rounds.at(-1);
  const open = last !== undefined && !last.revealed ? last : { answers: {}, done: [], revealed: false, settled: [] };
  const before = last !== undefined && !last.revealed ? model.rounds.slice(0, -1) : model.rounds;
  const plain = (next: Model) => ({ model: next, sealed: false });
  switch (one.kind) {
    case 'fill': {
      const own = open.answers[one.party] ?? {};
      const { [one.item]: held, ...others } = own;
      if (one.lead === 'clear' ? held === undefined : held === one.lead) return plain(model);
      const answers = { ...open.answers, [one.party]: one.lead === 'clear' ? others : { ...others, [one.item]: one.lead } };
      return plain({ ...model, rounds: [...before, { ...open, answers, done: open.done.filter((who) => who !== one.party) }] });
    }
    case 'done':
      return plain(open.done.includes(one.party) ? model : { ...model, rounds: [...before, { ...open, done: [...open.done, one.party] }] });
    case 'reveal': {
      if (last === undefined || last.revealed || Object.values(last.answers).every((own) => Object.keys(own).length === 0)) return null;
      const early = parties.some((who) => !last.done.includes(who));
      if (early && !one.override) return null;
      return { model: { ...model, rounds: [...before, { ...last, revealed: true }] }, sealed: early };
    }
    case 'settle': {
      const index = model.rounds.findLastIndex(({ revealed }) => revealed);
      const shown = model.rounds[index];
      if (shown === undefined) return null;
      const said = typeof one.how === 'object' && 'as' in one.how ? shown.answers[one.how.as]?.[one.item] : one.how === 'unresolved' ? null : one.how.lead;
      if (said === undefined) return null;
      const rounds = model.rounds.map((each, at) => (at === index ? { ...each, settled: [...new Set([...each.settled, one.item])].sort() } : each));
      return plain({ ...model, rounds, leads: { ...model.leads, [one.item]: said } });
    }
    case 'sign': {
      const own = model.signed.findLast((each) => each.party === one.party);
      if (own && JSON.stringify(own.leads) === JSON.stringify(model.leads)) return plain(model);
      return { model: { ...model, signed: [...model.signed, { party: one.party, leads: model.leads }] }, sealed: true };
    }
    default: return null;
  }
}

/** The same out of the plan. */
function told(state: PlanState): Model {
  return {
    rounds: state.matrixRounds.map(({ fills, revealed, settled }) => ({
      answers: Object.fromEntries([...fills].map(([who, { positions }]) => [who, Object.fromEntries([...positions].map(([id, { lead }]) => [id, lead]))])),
      done: [...fills].filter(([, own]) => own.done).map(([who]) => who), revealed: revealed !== null, settled: [...settled.keys()].sort(),
    })),
    leads: leadsOf(state),
    signed: state.matrixSignings.map(({ party: who, rows }) => ({ party: who, leads: Object.fromEntries(items.map((id) => [id, rows.find((row) => row.id === id)?.lead ?? null])) })),
  };
}

const leadsOf = (state: PlanState) => Object.fromEntries(items.map((id) => [id, planMatrix(pbc, state).items.find((row) => row.id === id)?.lead ?? null]));

/** Blank answers and who handed in, in an order that does not matter. */
const plainly = ({ rounds, ...rest }: Model) => ({
  ...rest, rounds: rounds.map(({ answers, done, ...own }) => ({ ...own, done: [...done].sort(), answers: Object.fromEntries(Object.entries(answers).filter(([, said]) => Object.keys(said).length > 0)) })),
});

const nothing = { proposed: false, asItIs: false, clear: false, done: false, dryRun: false };

/** Runs a step as its command. */
async function ran(one: Step, state: PlanState): Promise<readonly EventBody[] | null> {
  const context = { ...contextOn(state), by: 'party' in one ? one.party : 'Chair' };
  const run = async <P>(command: Command<P>, params: P) => {
    const { status, events = [] } = await command(params, context);
    return status === 'usage' ? null : events;
  };
  switch (one.kind) {
    case 'fill': return run(fill, { ...nothing, party: one.party, item: one.item, ...(one.lead === 'clear' ? { clear: true } : { lead: one.lead ?? 'unknown' }) });
    case 'done': return run(fill, { ...nothing, party: one.party, done: true });
    case 'reveal': return run(reveal, { override: one.override, reason: 'It is late.' });
    case 'settle': return run(settle, { proposed: false, item: one.item, agreed: false, reason: 'So we said.', ...(one.how === 'unresolved' ? { unresolved: true } : { unresolved: false, ...one.how }) });
    case 'sign': return run(sign, { party: one.party, withdraw: false });
    default: return null;
  }
}

describe('rounds, settlements and signatures', () => {
  it('add up to what a plain model says, whatever the steps; undo and redo give the exact state back', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      let events: readonly PlanEvent[] = [];
      const append = (bodies: readonly EventBody[], by: string) => {
        const change = (events.at(-1)?.change ?? 0) + 1;
        events = [...events, ...bodies.map((body, index) => ({ ...body, sequence: events.length + index + 1, change, time: '2006-11-06T09:00:00.000Z', by, command: 'test' }))];
      };
      append([{ type: 'plan founded', data: { name: 'Tarrow Vale', year: '2006/07' as never, framework: 'pbc-2005', fictional: true } }], 'Ann');
      let history: { readonly model: Model; readonly sealed: boolean; readonly state: PlanState }[] = [
        { model: { rounds: [], leads: published, signed: [] }, sealed: true, state: foldPlan(events) },
      ];
      let cursor = 0;
      for (const one of steps) {
        const now = history[cursor] as (typeof history)[number];
        if (one.kind === 'undo' || one.kind === 'redo') {
          const next = one.kind === 'undo' ? nextToUndo(events) : nextToRedo(events);
          expect([one.kind, next !== null]).toEqual([one.kind, one.kind === 'undo' ? !now.sealed : cursor < history.length - 1]);
          if (next === null) continue;
          append([{ type: 'undone', data: { change: next.change } }], 'Ann');
          cursor += one.kind === 'undo' ? -1 : 1;
          expect(foldPlan(events)).toEqual(history[cursor]?.state);
        } else {
          const expected = modelled(now.model, one);
          const bodies = await ran(one, foldPlan(events));
          expect([one, bodies === null]).toEqual([one, expected === null]);
          if (expected === null || bodies === null) continue;
          // Settling again changes no lead, and is remembered all the same.
          expect([one, bodies.length > 0]).toEqual([one, expected.model !== now.model]);
          if (bodies.length === 0) continue;
          append(bodies, 'party' in one ? one.party : 'Chair');
          cursor += 1;
          history = [...history.slice(0, cursor), { ...expected, state: foldPlan(events) }];
        }
        const { model, state } = history[cursor] as (typeof history)[number];
        expect(plainly(told(foldPlan(events)))).toEqual(plainly(model));
        await agrees(state, model);
      }
    }), { numRuns: 150 });
  });
});

/** The clash list and the signatures, against the model. */
async function agrees(state: PlanState, model: Model): Promise<void> {
  const { outcome } = await round({}, contextOn(state));
  const last = model.rounds.at(-1);
  if (outcome.kind === 'matrix-round' && last !== undefined) {
    expect(outcome.parties.map(({ id, answered, in: isIn }) => [id, answered, isIn])).toEqual(parties.map((id) => [id, Object.keys(last.answers[id] ?? {}).length, last.done.includes(id)]));
    expect(outcome.clashes === null).toBe(!last.revealed);
  }
  const shown = model.rounds.findLast(({ revealed }) => revealed);
  const list = await clashes({}, contextOn(state));
  expect(list.status === 'usage').toBe(shown === undefined);
  if (shown !== undefined && list.outcome.kind === 'matrix-round') {
    const differing = items.filter((id) => {
      const said = parties.flatMap((who) => (shown.answers[who]?.[id] === undefined ? [] : [[who, shown.answers[who][id]] as const]));
      if (said.length < 2 || shown.settled.includes(id)) return false;
      const [first] = said;
      return said.some(([, lead]) => lead !== first?.[1]) || first?.[1] === null;
    });
    expect(list.outcome.clashes?.map((one) => one.item).sort()).toEqual(differing.sort());
  }
  const rows = planMatrix(pbc, state).items;
  for (const id of items) {
    const row = rows.find((one) => one.id === id);
    const standing = parties.flatMap((who) => model.signed.findLast((each) => each.party === who) ?? []);
    const lapsed = standing.filter(({ leads }) => leads[id] !== model.leads[id]).map((each) => each.party).sort();
    const { by = [], lapsed: older = [], row: text } = row?.signedOff ?? {};
    expect([id, (row !== undefined && text === rowText(row) ? older : [...by, ...older]).toSorted()]).toEqual([id, lapsed]);
  }
}
