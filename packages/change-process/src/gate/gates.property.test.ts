import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownProcess } from '../../testing/own-process.ts';
import { dvt, WalkingPlan } from '../../testing/walking-plan.ts';

const people = ['Dr A', 'Dr B'] as const;

/** What the plan should know, kept by hand: no rule of the product is asked. */
interface Model {
  readonly at: number;
  readonly walked: boolean;
  readonly told: boolean;
  readonly deciders: readonly string[];
  readonly none: readonly string[];
  readonly interests: readonly { readonly person: string; readonly state: 'open' | 'left' | 'ended' }[];
  /** Conditions that anybody ever went past. */
  readonly passedOver: readonly string[];
}

const beginning: Model = { at: 0, walked: false, told: false, deciders: [], none: [], interests: [], passedOver: [] };

/** The conditions that block where the model stands, and whether each may be passed over. */
function blocksOf({ at, walked, told, deciders, none, interests }: Model): { readonly id: string; readonly never: boolean }[] {
  const silent = deciders.filter((person) => !none.includes(person) && !interests.some((one) => one.person === person));
  const declared = deciders.length > 0 && silent.length === 0;
  const asked = [
    [{ id: 'walked', never: false, met: walked }],
    [{ id: 'declared', never: true, met: declared }, { id: 'handled', never: true, met: interests.every(({ state }) => state !== 'open') }],
    [{ id: 'told', never: false, met: told }],
  ][at] ?? [];
  return asked.filter(({ met }) => !met);
}

type Act = { readonly act: 'walk' | 'tell' | 'undo' } | { readonly act: 'decide'; readonly who: readonly string[] } | { readonly act: 'none' | 'interest'; readonly who: string }
  | { readonly act: 'close'; readonly which: number; readonly as: 'left' | 'ended' } | { readonly act: 'advance'; readonly override: readonly string[] } | { readonly act: 'reopen'; readonly step: number };

const person = fc.constantFrom(...people);
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constantFrom('walk' as const, 'tell' as const, 'undo' as const) }),
  fc.record({ act: fc.constant('decide' as const), who: fc.uniqueArray(person, { minLength: 1 }) }),
  fc.record({ act: fc.constantFrom('none' as const, 'interest' as const), who: person }),
  fc.record({ act: fc.constant('close' as const), which: fc.nat(2), as: fc.constantFrom('left' as const, 'ended' as const) }),
  { weight: 2, arbitrary: fc.record({ act: fc.constant('advance' as const), override: fc.uniqueArray(fc.constantFrom('walked', 'declared', 'handled', 'told'), { maxLength: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('advance' as const), override: fc.constant([]) }) },
  fc.record({ act: fc.constant('reopen' as const), step: fc.nat(2) }),
);

const stepIds = ownProcess.steps.map(({ id }) => id);

describe('whatever people do', () => {
  it('nobody comes past a block without an override on record, never past an interest, and undoing gives exactly what was', { timeout: 60_000 }, async () => {
    let advances = 0;
    let overridden = 0;
    await fc.assert(fc.asyncProperty(fc.array(acts, { minLength: 10, maxLength: 40, size: 'max' }), async (all) => {
      const plan = new WalkingPlan([ownProcess]);
      let model = beginning;
      /** What was before each change that still counts, and whether that change may be undone. */
      const before: { readonly model: Model; readonly state: unknown; readonly undoable: boolean }[] = [];
      const changed = (next: Model, state: unknown, undoable = true) => {
        before.push({ model, state, undoable });
        model = next;
      };
      for (const one of all) {
        const state = plan.state;
        if (one.act === 'undo') {
          const last = before.at(-1);
          if (last === undefined) continue;
          expect(plan.undo()).toBe(last.undoable);
          if (!last.undoable) continue;
          before.pop();
          model = last.model;
          expect(plan.state).toEqual(last.state);
        } else if (one.act === 'walk') {
          await plan.hold('walk-through');
          changed({ ...model, walked: true }, state);
        } else if (one.act === 'tell') {
          await plan.run('process.launch', { ...dvt, item: 'told', text: 'Told' });
          changed({ ...model, told: true }, state);
        } else if (one.act === 'decide') {
          await plan.run('process.deciders', { ...dvt, people: one.who });
          changed({ ...model, deciders: one.who }, state);
        } else if (one.act === 'none') {
          const stands = model.interests.some((interest) => interest.person === one.who && interest.state !== 'ended');
          const { status } = await plan.run('interests.add', { ...dvt, person: one.who, none: true });
          expect(status).toBe(stands ? 'usage' : 'fine');
          if (!stands) changed({ ...model, none: [...model.none, one.who] }, state);
        } else if (one.act === 'interest') {
          await plan.run('interests.add', { ...dvt, person: one.who, about: 'A share', rival: true });
          changed({ ...model, interests: [...model.interests, { person: one.who, state: 'open' }] }, state);
        } else if (one.act === 'close') {
          const there = model.interests[one.which] !== undefined;
          const { status } = await plan.run('interests.close', { interest: `interest-${one.which + 1}`, as: one.as, note: 'As said' });
          expect(status).toBe(there ? 'fine' : 'usage');
          if (there) changed({ ...model, interests: model.interests.map((interest, index) => (index === one.which ? { ...interest, state: one.as } : interest)) }, state);
        } else if (one.act === 'reopen') {
          const { status } = await plan.run('process.reopen', { ...dvt, step: stepIds[one.step], reason: 'Again' });
          expect(status).toBe(one.step < model.at ? 'fine' : 'usage');
          if (one.step < model.at) changed({ ...model, at: one.step }, state);
        } else if (one.act === 'advance') {
          const blocks = blocksOf(model);
          const allowed = model.at < stepIds.length && one.override.every((id) => blocks.some((block) => block.id === id && !block.never)) && blocks.every(({ id }) => one.override.includes(id));
          const { status } = await plan.run('process.advance', { ...dvt, override: one.override, ...(one.override.length > 0 ? { reason: 'We go on' } : {}) });
          expect(status === 'fine').toBe(allowed);
          if (!allowed) {
            expect(plan.state).toEqual(state);
            continue;
          }
          advances += 1;
          overridden += one.override.length;
          changed({ ...model, at: model.at + 1, passedOver: [...model.passedOver, ...one.override] }, state, one.override.length === 0);
        }
        const walk = plan.state.changeProcesses.walks.get('dvt');
        expect([...(walk?.passed.keys() ?? [])].sort()).toEqual(stepIds.slice(0, model.at).sort());
        expect(walk?.overrides.map(({ condition, by, reason }) => [condition, by, reason]) ?? []).toEqual(model.passedOver.map((id) => [id, 'Dr Shah', 'We go on']));
      }
    }), { numRuns: 200 });
    // Worth something only where gates were passed in both ways.
    expect([advances > 20, overridden > 5]).toEqual([true, true]);
  });
});
