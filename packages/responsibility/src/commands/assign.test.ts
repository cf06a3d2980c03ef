import type { EventBody } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { contextOn, planAfter } from '../../testing/fake-context.ts';
import { pbc } from '../../testing/frameworks.ts';
import { planMatrix } from '../matrix/matrix-rows.ts';
import { assign, type AssignParameters } from './assign.ts';
import { condition } from './condition.ts';

type Said = Omit<AssignParameters, 'item' | 'proposed'> & { readonly proposed?: boolean };
const run = (item: string, said: Said, ...before: readonly EventBody[]) => assign({ item, proposed: false, ...said }, contextOn(planAfter(...before)));
const events = async (item: string, said: Said, ...before: readonly EventBody[]) => (await run(item, said, ...before)).events ?? [];

/** The row of an item after something was said of it. */
async function after(item: string, said: Said, ...before: readonly EventBody[]) {
  const state = planAfter(...before, ...(await events(item, said, ...before)));
  const row = planMatrix(pbc, state).items.find(({ id }) => id === item);
  return { status: row?.status, lead: row?.lead, roles: row?.roles, ...(row?.shared ? { shared: row.shared } : {}) };
}

describe('matrix.assign', () => {
  it('moves the lead', async () => {
    expect(await after('pct.finance', { lead: 'locality' })).toEqual({ status: 'led', lead: 'locality', roles: { locality: ['lead'] } });
  });

  it('settles what the framework leaves open, and says so in the log', async () => {
    expect(await after('pl.needs', { lead: 'locality' })).toEqual({
      status: 'led', lead: 'locality', roles: { locality: ['lead'], 'public-health': ['support'], 'social-services': ['consulted'], patients: ['consulted'] },
    });
    expect((await events('pl.needs', { lead: 'locality' })).map(({ type }) => type)).toEqual(['responsibility split chosen']);
    expect((await events('pct.finance', { lead: 'locality' })).map(({ type }) => type)).toEqual(['responsibility assigned']);
  });

  it('takes the framework\'s proposal: a lead with support, or two who share it', async () => {
    expect(await after('pl.data-validation', { proposed: true })).toEqual({
      status: 'led', lead: 'practice', roles: { pct: ['support'], practice: ['lead'], locality: ['support'], 'acute-trust': ['consulted'] },
    });
    expect(await after('pl.patient-involvement', { proposed: true })).toMatchObject({ status: 'shared', lead: null, shared: { members: ['locality', 'practice'], convenor: null } });
  });

  it('makes an item shared, with its members and rules, and keeps what it does not mention', async () => {
    const said = { joint: ['pct', 'locality'], convenor: 'pct', rule: 'all-consent', tieBreak: ' The  LMC\tdecides ', reviewBy: '2007-03-31' };
    expect(await after('pct.risk', said)).toEqual({
      status: 'shared', lead: null, roles: { pct: ['joint'], locality: ['joint'] },
      shared: { members: ['pct', 'locality'], convenor: 'pct', decisionRule: 'all-consent', tieBreak: 'The LMC decides', reviewBy: '2007-03-31' },
    });
    expect(await after('sh.pace', { reviewBy: '2007-03-31' })).toMatchObject({ status: 'shared', shared: { convenor: 'locality', decisionRule: 'all-consent', reviewBy: '2007-03-31' } });
    expect(await after('sh.pace', { convenor: 'unknown' })).toMatchObject({ shared: { convenor: null } });
  });

  it('ends the sharing where one party leads', async () => {
    expect(await after('sh.pace', { lead: 'pct' })).toEqual({ status: 'led', lead: 'pct', roles: { pct: ['lead'], lmc: ['consulted'] } });
  });

  it('records that nobody knows who leads', async () => {
    expect(await after('pct.info', { lead: 'unknown' })).toEqual({ status: 'unresolved', lead: null, roles: { practice: ['support'], 'acute-trust': ['consulted'] } });
    expect(await after('pct.info', { without: ['pct'] })).toMatchObject({ status: 'unresolved', lead: null });
  });

  it('replaces those that held a right, moves a party between rights that clash, and clears with none', async () => {
    expect((await after('pct.ldp', { consulted: ['lmc'] })).roles).toEqual({ pct: ['lead'], lmc: ['consulted'] });
    expect((await after('pct.ldp', { support: ['locality'] })).roles).toEqual({ pct: ['lead'], locality: ['support'], patients: ['consulted'] });
    expect((await after('pct.ldp', { consulted: ['none'] })).roles).toEqual({ pct: ['lead'] });
    expect((await after('pct.ldp', { without: ['patients'] })).roles).toEqual({ pct: ['lead'], locality: ['consulted'] });
  });

  it('leaves a right that a condition gives', async () => {
    expect((await after('pct.payments', { agree: ['none'], informed: ['lmc'] })).roles).toEqual({ pct: ['lead'], locality: ['agree'], lmc: ['informed'] });
  });

  it('says whether an item needs direct management, and takes it back', async () => {
    const said = await events('pct.targets', { directManagement: 'yes' });
    expect(said).toEqual([{ type: 'responsibility flagged', data: { item: 'pct.targets', needsDirectManagement: true } }]);
    expect(await events('pct.targets', { directManagement: 'yes' }, ...said)).toEqual([]);
    expect(await events('pct.targets', { directManagement: 'unknown' }, ...said)).toEqual([{ type: 'responsibility flagged', data: { item: 'pct.targets', needsDirectManagement: null } }]);
  });

  it('leaves no trace of what changes nothing', async () => {
    const { events: none, outcome } = await run('pct.ldp', { lead: 'pct' });
    expect(none).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'message', text: 'Nothing changed. Local Delivery Plan (pct.ldp): led by pct; locality consulted; patients consulted; pct lead.' });
  });

  it('tells what the checks say of the row, without refusing it', async () => {
    const { status, diagnostics } = await run('pct.contracts', { approve: ['pct'] });
    expect(status).toBe('fine');
    expect(diagnostics.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'rm009']]);
  });

  it.each([
    ['pct.nothing', { lead: 'pct' }, ['unknown-item']],
    ['pct.ldp', {}, ['nothing-to-assign']],
    ['pct.ldp', { lead: 'ptc', support: ['nurses', 'lmc'] }, ['unknown-party', 'unknown-party']],
    ['pct.ldp', { support: ['lmc'], informed: ['lmc'] }, ['clashing-rights']],
    ['pct.ldp', { lead: 'pct', joint: ['pct', 'lmc'] }, ['clashing-rights']],
    ['pct.ldp', { proposed: true }, ['no-proposal']],
    ['pl.needs', { proposed: true, lead: 'pct' }, ['proposal-and-lead']],
  ] as const)('refuses %s %j', async (item, said, codes) => {
    const { status, events: none, diagnostics } = await run(item, said);
    expect([status, none, diagnostics.map(({ code }) => code)]).toEqual(['usage', undefined, codes]);
    for (const { hint } of diagnostics) expect(hint).toMatch(/\S/);
  });

  it('offers the items that look like the one that there is not', async () => {
    expect((await run('pct.payment', { lead: 'pct' })).diagnostics[0]?.hint).toMatch(/^Did you mean pct\.payments/);
    expect((await run('helicopter', { lead: 'pct' })).diagnostics[0]?.hint).toBe('See the items with pbc matrix show.');
  });
});

describe('matrix.condition', () => {
  const set = (parameters: Partial<Parameters<typeof condition>[0]>, ...before: readonly EventBody[]) =>
    condition({ item: 'pct.contracts', kind: 'agree', remove: false, ...parameters } as never, contextOn(planAfter(...before)));

  it('gives its party the right, in place of one that would clash, and takes it away again', async () => {
    const added = (await set({ party: 'locality', note: 'Before it is signed.' } as never)).events ?? [];
    const row = (state: ReturnType<typeof planAfter>) => planMatrix(pbc, state).items.find(({ id }) => id === 'pct.contracts');
    expect(row(planAfter(...added))?.roles).toEqual({ pct: ['lead'], locality: ['agree'], 'acute-trust': ['consulted'] });
    const removed = (await set({ party: 'locality', remove: true } as never, ...added)).events ?? [];
    expect(row(planAfter(...added, ...removed))).toMatchObject({ conditions: [], removedConditions: [], roles: { pct: ['lead'], 'acute-trust': ['consulted'] } });
    expect(row(planAfter(...added, ...removed))?.roles).not.toHaveProperty('locality');
  });

  it('remembers why a condition of the framework was taken off', async () => {
    const { events: removed = [] } = await set({ item: 'pct.payments', party: 'locality', remove: true, reason: 'agreed' } as never);
    const row = planMatrix(pbc, planAfter(...removed)).items.find(({ id }) => id === 'pct.payments');
    expect(row).toMatchObject({ roles: { pct: ['lead'] }, conditions: [], removedConditions: [{ kind: 'agree', party: 'locality', reason: 'agreed' }] });
  });

  it.each([
    [{ note: 'Soon.' }, 'no-party'], [{ party: 'locality' }, 'no-note'], [{ party: 'locality', remove: true }, 'no-such-condition'],
    [{ party: 'ptc', note: 'Soon.' }, 'unknown-party'], [{ item: 'pct.nothing', note: 'Soon.' }, 'unknown-item'],
  ])('refuses %j', async (parameters, code) => {
    const { status, diagnostics } = await set(parameters as never);
    expect([status, diagnostics.map((one) => one.code)]).toEqual(['usage', [code]]);
  });
});
