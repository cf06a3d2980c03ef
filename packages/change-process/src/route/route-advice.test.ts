import { presentOutcome, type CommandResult, type PolicyParameter, type RouteAdviceOutcome, type RouteVerdict } from '@pbc-planner/domain';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { dvt, WalkingPlan } from '../../testing/walking-plan.ts';
import { processes } from '../processes.generated.ts';
import { adviseRoutes, firstAdvised } from './advise.ts';

const threshold = (id: string, value: string | null, local?: true): PolicyParameter => ({
  id, title: id, description: 'A threshold.', unit: 'pounds', ...(local === undefined ? {} : { local }), values: [{ from: '2006/07', value, grade: 'unverified', source: { title: 'Standing orders', date: '2006' }, quote: 'From here on.' }],
});
const parameters = [threshold('procurement-threshold', null, true), threshold('procurement-threshold-vale', '50000', true), threshold('procurement-threshold-manchester', '50000'), { ...threshold('contingency', '1', true), unit: 'per cent' }];

let plan: WalkingPlan;
beforeEach(() => {
  plan = new WalkingPlan([], { parameters });
});

const codes = ({ diagnostics }: CommandResult) => diagnostics.map(({ code }) => code);
const advice = async (facts: object = {}) => (await plan.run('process.route', { ...dvt, ...facts })).outcome as RouteAdviceOutcome;
const verdicts = ({ routes }: RouteAdviceOutcome) => routes.map(({ verdict }) => verdict);

describe('advice on a route', () => {
  it('knows nothing until somebody says something, and never gives a verdict of law', async () => {
    const { advised, advice: text, facts, routes } = await advice();
    expect([advised, facts.map(({ answer }) => answer), routes.map(({ verdict }) => verdict)]).toEqual([null, Array(9).fill(null), Array(4).fill('not known yet')]);
    expect(text).toBe('No route is clear yet: say first inside-contract, several-providers, patients-choose, price-fixed, whole-system, one-capable, urgent, below-threshold. This is advice with reasons and no legal verdict: seek procurement advice.');
  });

  it.each<[string, object, string | null, RouteVerdict[]]>([
    ['a change inside a contract', { insideContract: 'yes' }, 'variation', ['fits', 'does not fit', 'does not fit', 'not known yet']],
    ['several providers, choice and a fixed price', { insideContract: 'no', severalProviders: 'yes', patientsChoose: 'yes', priceFixed: 'yes', wholeSystem: 'no' }, 'any-willing-provider', ['does not fit', 'fits', 'does not fit', 'not known yet']],
    ['the whole system', { insideContract: 'no', wholeSystem: 'yes' }, 'tender', ['does not fit', 'does not fit', 'fits', 'not known yet']],
    ['several providers and a price to bid for', { insideContract: 'no', severalProviders: 'yes', patientsChoose: 'yes', priceFixed: 'no' }, 'tender', ['does not fit', 'does not fit', 'fits', 'not known yet']],
    ['one provider who can', { insideContract: 'no', severalProviders: 'no', oneCapable: 'yes', wholeSystem: 'no' }, 'single-action', ['does not fit', 'does not fit', 'does not fit', 'fits']],
    ['one provider, while an earlier route may fit', { oneCapable: 'yes', insideContract: 'no' }, null, ['does not fit', 'not known yet', 'not known yet', 'fits']],
    ['nothing that fits', { insideContract: 'no', severalProviders: 'no', wholeSystem: 'no', oneCapable: 'no', urgent: 'no', value: '60000', threshold: 'procurement-threshold-vale' }, null, ['does not fit', 'does not fit', 'does not fit', 'does not fit']],
  ])('by %s', async (_, facts, advised, expected) => {
    const told = await advice(facts);
    expect([told.advised, verdicts(told)]).toEqual([advised, expected]);
    expect(told.advice).toContain('no legal verdict: seek procurement advice.');
  });

  it('uses a threshold only where the locality chose one of its own; what was seen elsewhere is shown and used for nothing', async () => {
    const base = { insideContract: 'no', severalProviders: 'no', wholeSystem: 'no', oneCapable: 'no', urgent: 'no', value: '28350' };
    const without = await advice(base);
    expect([without.threshold, without.advised, without.routes[3]?.unknown]).toEqual([null, null, ['below-threshold']]);
    expect(without.references.map(({ parameter, pence }) => [parameter, pence])).toEqual([['procurement-threshold-manchester', 5_000_000]]);
    expect((await advice({ threshold: 'procurement-threshold' })).routes[3]).toMatchObject({ verdict: 'not known yet' });
    const chosen = await advice({ threshold: 'procurement-threshold-vale' });
    expect([chosen.advised, chosen.threshold]).toEqual(['single-action', {
      parameter: 'procurement-threshold-vale', title: 'procurement-threshold-vale', pence: 5_000_000, grade: 'unverified', source: 'Standing orders, 2006', quote: 'From here on.',
    }]);
    expect([(await advice({ value: '50000' })).advised, (await advice({ value: 'unknown' })).routes[3]?.unknown]).toEqual([null, ['below-threshold']]);
    const shownFacts = presentOutcome(chosen).blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
    expect(shownFacts).toContainEqual(['Threshold', '£50,000.00 (Standing orders, 2006; unverified)']);
  });

  it('keeps what was said with who said it, takes it back, and undoes', async () => {
    await plan.run('process.route', { ...dvt, urgent: 'yes', value: '28350.50' }, 'Mr Cole');
    expect((await advice()).facts.filter(({ answer }) => answer !== null)).toEqual([
      { id: 'urgent', question: 'Is it urgent?', answer: 'yes', by: 'Mr Cole' }, { id: 'value', question: 'What is it worth, in pounds?', answer: '£28,350.50', by: 'Mr Cole' },
    ]);
    expect((await advice({ urgent: 'unknown' })).facts.find(({ id }) => id === 'urgent')?.answer).toBeNull();
    plan.undo();
    expect((await advice()).facts.find(({ id }) => id === 'urgent')?.answer).toBe('yes');
  });

  it.each([
    ['a value that is none, and a threshold of elsewhere', { value: '-1', threshold: 'procurement-threshold-manchester' }, ['bad-pounds', 'no-own-threshold']],
    ['a threshold that there is not', { threshold: 'luck' }, ['unknown-threshold']],
    ['a threshold that is no sum of money', { threshold: 'contingency' }, ['no-own-threshold']],
    ['facts and a decision at once', { urgent: 'yes', route: 'tender' }, ['facts-and-decision']],
  ])('refuses %s', async (_, params, expected) => {
    const before = plan.events;
    const refused = await plan.run('process.route', { ...dvt, ...params });
    expect([codes(refused), refused.events, plan.events]).toEqual([expected, undefined, before]);
  });

  it('agrees with the rules as the sheet has them, for whatever is known', () => {
    const routes = processes['seven-steps']?.routes ?? [];
    const known = fc.constantFrom(true, false, null);
    const truths = fc.record({ 'inside-contract': known, 'several-providers': known, 'patients-choose': known, 'price-fixed': known, 'whole-system': known, 'one-capable': known, 'urgent': known, 'below-threshold': known });
    const not = (value: boolean | null) => (value === null ? null : !value);
    const all = (...values: (boolean | null)[]) => (values.includes(false) ? false : values.includes(null) ? null : true);
    const any = (...values: (boolean | null)[]) => not(all(...values.map(not)));
    fc.assert(fc.property(truths, (t) => {
      const outside = not(t['inside-contract']);
      const expected = [
        t['inside-contract'],
        all(outside, t['several-providers'], t['patients-choose'], t['price-fixed'], not(t['whole-system'])),
        all(outside, any(t['whole-system'], all(t['several-providers'], any(not(t['patients-choose']), not(t['price-fixed']))))),
        any(t['one-capable'], t['urgent'], t['below-threshold']),
      ].map((holds): RouteVerdict => (holds === null ? 'not known yet' : holds ? 'fits' : 'does not fit'));
      const told = adviseRoutes(routes, t);
      expect(told.map(({ verdict }) => verdict)).toEqual(expected);
      const first = expected.findIndex((verdict) => verdict !== 'does not fit');
      expect(firstAdvised(told).advised).toBe(expected[first] === 'fits' ? routes[first]?.id : null);
    }), { numRuns: 500 });
  });
});
