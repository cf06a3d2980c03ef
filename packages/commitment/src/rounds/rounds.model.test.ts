import type { CommandResult, HeatmapOutcome } from '@pbc-planner/domain';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameworkNamed, CommitmentPlan } from '../../testing/commitment-plan.ts';

const codes = ['abbey', 'brook', 'canal'];
const full = frameworkNamed('pbc-2005');
const items = full.items.filter(({ group }) => group === 'shared').map(({ id }) => id).slice(0, 2);
/** Two items and three practices, so that sheets do get complete. */
const framework = { ...full, groups: (full.groups ?? []).map((group) => ({ ...group, commitment: group.id === 'shared' })), items: full.items.filter(({ id }) => items.includes(id)) };

/** What is remembered of a round, in the plainest way: `practice/item/measure` to score. */
interface ModelRound {
  readonly scores: Readonly<Record<string, number>>;
  readonly revealed: boolean;
}

/** All states that can be gone back to, and those gone back from; what cannot be undone begins both anew. */
class Model {
  past: { readonly rounds: readonly ModelRound[]; readonly undoable: boolean }[] = [{ rounds: [], undoable: false }];
  future: { readonly rounds: readonly ModelRound[]; readonly undoable: boolean }[] = [];

  get rounds(): readonly ModelRound[] {
    return this.past.at(-1)?.rounds ?? [];
  }

  get open(): ModelRound | undefined {
    return this.rounds.find(({ revealed }) => !revealed);
  }

  become(rounds: readonly ModelRound[], undoable = true): void {
    this.past.push({ rounds, undoable });
    this.future = [];
  }

  changeOpen(change: (round: ModelRound) => ModelRound, undoable = true): void {
    this.become(this.rounds.map((round) => (round.revealed ? round : change(round))), undoable);
  }
}

type Step = fc.AsyncCommand<Model, CommitmentPlan>;

/** After each step: as many rounds; those revealed show exactly what the model holds, the open one shows nothing but how much is answered. */
async function compare(model: Model, plan: CommitmentPlan): Promise<void> {
  expect(plan.state.commitment.rounds.map(({ revealed }) => revealed !== null)).toEqual(model.rounds.map(({ revealed }) => revealed));
  for (const [index, { scores, revealed }] of model.rounds.entries()) {
    for (const measure of ['willingness', 'capacity'] as const) {
      const { outcome } = await plan.run<CommandResult<HeatmapOutcome>>('commitment.heatmap', { round: index + 1, measure });
      expect(outcome.coverage.answered).toBe(Object.keys(scores).length);
      if (!revealed) {
        expect([outcome.practices, outcome.items, outcome.discussion]).toEqual([[], [], []]);
        continue;
      }
      for (const { id, cells } of outcome.items) {
        const held = codes.flatMap((code) => scores[`${code}/${id}/${measure}`] ?? []);
        expect(cells.filter((cell) => cell !== null).toSorted()).toEqual(held.toSorted());
      }
    }
  }
}

const score = (practice: string, item: string, measure: 'willingness' | 'capacity', value: number | null): Step => ({
  check: () => true,
  toString: () => `score ${practice} ${item} ${measure} ${value}`,
  async run(model, plan) {
    const { status, events = [] } = await plan.run('commitment.score', { practice, item, [measure]: value === null ? 'unknown' : String(value) });
    const { open } = model;
    expect(status).toBe(open ? 'fine' : 'usage');
    const key = `${practice}/${item}/${measure}`;
    const changes = open !== undefined && (open.scores[key] ?? null) !== value;
    expect(events.length).toBe(changes ? 1 : 0);
    if (changes) {
      model.changeOpen((round) => {
        const { [key]: _, ...others } = round.scores;
        return { ...round, scores: value === null ? others : { ...others, [key]: value } };
      });
    }
    await compare(model, plan);
  },
});

const openStep = (): Step => ({
  check: () => true,
  toString: () => 'open',
  async run(model, plan) {
    const { status } = await plan.run('commitment.open');
    expect(status).toBe(model.open ? 'usage' : 'fine');
    if (!model.open) model.become([...model.rounds, { scores: {}, revealed: false }]);
    await compare(model, plan);
  },
});

const revealStep = (reason: string | undefined): Step => ({
  check: () => true,
  toString: () => `reveal ${reason ?? ''}`,
  async run(model, plan) {
    const { status, events = [] } = await plan.run('commitment.reveal', reason === undefined ? {} : { reason });
    const answers = Object.keys(model.open?.scores ?? {}).length;
    const complete = answers === codes.length * items.length * 2;
    const may = answers > 0 && (complete || reason !== undefined);
    expect([status, events.length]).toEqual(may ? ['fine', 1] : ['usage', 0]);
    if (may) {
      expect(events[0]?.data).toMatchObject({ reason: complete ? null : reason });
      model.changeOpen((round) => ({ ...round, revealed: true }), false);
    }
    await compare(model, plan);
  },
});

const undoStep = (): Step => ({
  check: () => true,
  toString: () => 'undo',
  async run(model, plan) {
    const last = model.past.at(-1);
    const undone = plan.undo();
    // The practices joined before the model begins; that may be undone too, and is brought back at once.
    if (model.past.length === 1) {
      if (undone) plan.redo();
    } else {
      expect(undone).toBe(last?.undoable);
      if (undone && last) {
        model.past.pop();
        model.future.push(last);
      }
    }
    await compare(model, plan);
  },
});

const redoStep = (): Step => ({
  check: (model) => model.future.length > 0,
  toString: () => 'redo',
  async run(model, plan) {
    expect(plan.redo()).toBe(true);
    const next = model.future.pop();
    if (next) model.past.push(next);
    await compare(model, plan);
  },
});

const value = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null, freq: 6 });
const steps = fc.commands([
  fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...items), fc.constantFrom('willingness', 'capacity'), value).map(([practice, item, measure, own]) => score(practice, item, measure as 'willingness', own)),
  fc.constant(openStep()), fc.constantFrom(undefined, 'some could not come').map(revealStep), fc.constant(undoStep()), fc.constant(redoStep()),
], { maxCommands: 40, size: 'max' });

it('rounds, reveals, undo and redo go as a plain model of them says, whatever the order', async () => {
  await fc.assert(fc.asyncProperty(steps, (all) => fc.asyncModelRun(() => ({
    model: new Model(), real: new CommitmentPlan({ framework, lists: { abbey: '100', brook: '200', canal: null } }),
  }), all)), { numRuns: 60 });
}, 60_000);

it('a round with every sheet complete is revealed without a reason', async () => {
  const plan = new CommitmentPlan({ framework, lists: { abbey: '100', brook: '200', canal: null } });
  await plan.run('commitment.open');
  for (const practice of codes) for (const item of items) await plan.run('commitment.score', { practice, item, willingness: '2', capacity: '3' });
  const { status, events } = await plan.run('commitment.reveal', { reason: 'not needed' });
  expect([status, events]).toEqual(['fine', [{ type: 'commitment round revealed', data: { round: 1, reason: null, incomplete: 0 } }]]);
});
