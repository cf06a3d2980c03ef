import { readdirSync, readFileSync } from 'node:fs';
import type { ResponsibilityFramework } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { all, ccg, icb, pbc } from '../../testing/frameworks.ts';
import { contribution } from '../index.ts';
import { publishedMatrix } from '../matrix/matrix-rows.ts';
import { checkFramework } from './check-framework.ts';

const folder = new URL('../../frameworks/', import.meta.url);

describe('the packs', () => {
  it('are every file of the folder, under the id of the file', () => {
    const files = Object.fromEntries(readdirSync(folder).map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown]));
    expect(contribution.packs?.responsibilityFrameworks).toEqual(files);
    expect(all.map(({ id }) => id)).toEqual(['pbc-2005', 'ccg-2013', 'icb-2024']);
    expect(Object.keys(files).sort()).toEqual(all.map(({ id }) => id).sort());
  });

  it.each(all.map((framework) => [framework.id, framework] as const))('%s names nothing that is not there', (_, framework) => {
    expect(checkFramework(framework, all)).toEqual([]);
  });

  it('have 26, 30 and 30 items, and as many dependent pairs as were found', () => {
    expect(all.map(({ items }) => items.length)).toEqual([26, 30, 30]);
    expect(all.map(({ pairs }) => pairs.length)).toEqual([7, 14, 14]);
  });

  it('say of every unresolved item how it could be settled, as a proposal', () => {
    for (const { items } of all) {
      for (const { status, suggestion } of items) expect(suggestion?.grade).toBe(status === 'unresolved' ? 'proposed' : undefined);
    }
  });

  it('grade whatever was found in no source as proposed or unverified', () => {
    const unfounded = all.flatMap(({ items }) => items.filter(({ sources }) => sources.length === 0).map(({ id, grade }) => [id, grade]));
    expect(unfounded).toEqual([['place.underspend', 'proposed'], ['place.risk-share', 'proposed'], ['icb.conflicts', 'unverified']]);
  });
});

describe('pbc-2005', () => {
  it('gives the note\'s leads, and leaves open what the note leaves open', () => {
    const rows = publishedMatrix(pbc).items.map(({ id, status, lead, money }) => `${id} ${status} ${lead ?? '-'}${money ? ' £' : ''}`);
    expect(rows).toEqual([
      'pct.ldp led pct', 'pct.info led pct', 'pct.contracts led pct £', 'pct.finance led pct £', 'pct.payments led pct £', 'pct.risk led pct £', 'pct.allocation led pct £',
      'pct.public-health led pct', 'pct.training led pct', 'pct.premises led pct £', 'pct.targets led pct',
      'pl.ldp-compliance unresolved -', 'pl.locality-agreement unresolved -', 'pl.clinician-mix unresolved -', 'pl.data-validation unresolved - £',
      'pl.payment-authorisation unresolved - £', 'pl.patient-involvement unresolved -', 'pl.inter-practice unresolved -', 'pl.needs unresolved -',
      'pl.priorities unresolved -', 'pl.leads-staff unresolved - £', 'pl.trust-negotiation unresolved -',
      'sh.monitoring-support shared -', 'sh.supra-locality shared - £', 'sh.savings shared - £', 'sh.pace shared -',
    ]);
  });

  it('has the note\'s conditions, graded verified, and gives their parties the right', () => {
    const stated = publishedMatrix(pbc).items.flatMap(({ id, conditions, roles }) =>
      conditions.filter(({ grade, party }) => grade === 'verified' && party !== undefined).map(({ kind, party = '' }) => [id, kind, party, roles[party]?.includes(kind as 'agree')]));
    expect(stated).toEqual([
      ['pct.payments', 'agree', 'locality', true], ['pct.training', 'support', 'sha-wdc', true], ['pl.needs', 'support', 'public-health', true], ['sh.savings', 'approve', 'pct', true],
    ]);
  });

  it('does not let the PCT share the savings that it approves', () => {
    expect(publishedMatrix(pbc).items.find(({ id }) => id === 'sh.savings')?.roles).toEqual({ pct: ['approve'], practice: ['joint'], locality: ['joint'] });
  });

  it('has the two mottos, the five action points, and 26 clauses of which 22 are mandatory', () => {
    expect(pbc.parties.flatMap(({ id, motto }) => (motto === undefined ? [] : [`${id}: ${motto}`]))).toEqual(['pct: flexible and responsive', 'practice: innovative and accountable']);
    expect(pbc.actionPoints?.map(({ id }) => id)).toEqual(['ap.membership', 'ap.budget-method', 'ap.pct-structure', 'ap.commitment', 'ap.focus']);
    expect([pbc.agreement?.clauses.length, pbc.agreement?.clauses.filter(({ mandatory }) => mandatory).length]).toEqual([26, 22]);
  });

  it('asks for commitment on the 15 items of practices and localities and those that are shared', () => {
    const groups = new Set(pbc.groups?.filter(({ commitment }) => commitment).map(({ id }) => id));
    expect(pbc.items.filter(({ group = '' }) => groups.has(group))).toHaveLength(15);
  });
});

describe('what becomes of items', () => {
  const counts = (framework: ResponsibilityFramework, to: string) => {
    const kinds = framework.successors.find((table) => table.framework === to)?.items.map(({ kind }) => kind) ?? [];
    return Object.fromEntries([...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((one) => one === kind).length]));
  };

  it('is counted as the tables were made', () => {
    expect(counts(pbc, 'ccg-2013')).toEqual({ '1:1': 9, 'merged': 9, 'changed': 4, 'none': 2, 'split+merged': 1, 'split': 1 });
    expect(counts(pbc, 'icb-2024')).toEqual({ 'merged': 9, '1:1': 7, 'changed': 5, 'none': 3, 'split+merged': 2 });
  });

  it('leaves these new items without an ancestor', () => {
    const fresh = (from: ResponsibilityFramework, to: ResponsibilityFramework) => {
      const reached = new Set(from.successors.find(({ framework }) => framework === to.id)?.items.flatMap((one) => one.to));
      return to.items.map(({ id }) => id).filter((id) => !reached.has(id)).sort();
    };
    expect(fresh(pbc, ccg)).toEqual([
      'ccg.accountable-officer', 'ccg.conflicts', 'ccg.constitution', 'ccg.emergency', 'ccg.prescribing', 'ccg.qipp', 'ccg.remuneration', 'ccg.report-agm', 'ccg.safeguarding',
    ]);
    expect(fresh(pbc, icb)).toEqual([
      'icb.conflicts', 'icb.emergency', 'icb.medicines', 'icb.psr-decisions', 'icp.strategy', 'pcn.capacity-access', 'pcn.enhanced-access', 'place.better-care-fund',
      'place.governance', 'practice.access-model', 'provider.collaborative',
    ]);
  });
});

describe('planted faults in a framework', () => {
  const planted = (change: (copy: Record<string, never>) => void) => {
    const copy = structuredClone(pbc) as unknown as Record<string, never>;
    change(copy);
    return checkFramework(copy as unknown as ResponsibilityFramework, all).map(({ message, place }) => `${place?.path} ${message}`);
  };
  const at = (copy: unknown, ...path: (string | number)[]) => path.reduce<never>((value, key) => (value as Record<string | number, never>)[key] as never, copy as never) as unknown as Record<string, unknown>;

  it.each([
    ['a lead', (copy: unknown) => { at(copy, 'items', 0)['lead'] = 'ptc'; }, ['/items/0 There is no party "ptc".']],
    ['a role', (copy: unknown) => { at(copy, 'items', 0, 'roles')['informed'] = ['nurses']; }, ['/items/0 There is no party "nurses".']],
    ['a condition', (copy: unknown) => { at(copy, 'items', 4, 'conditions', 0)['party'] = 'localty'; }, ['/items/4 There is no party "localty".']],
    ['a source', (copy: unknown) => { at(copy, 'items', 0)['sources'] = ['S9']; }, ['/items/0/sources There is no source "S9".']],
    ['a group', (copy: unknown) => { at(copy, 'items', 0)['group'] = 'trusts'; }, ['/items/0/group There is no group "trusts".']],
    ['a rule', (copy: unknown) => { at(copy, 'items', 25, 'shared')['decisionRule'] = 'lottery'; }, ['/items/25/shared/decisionRule There is no rule of decision "lottery".']],
    ['a convenor', (copy: unknown) => { at(copy, 'items', 25, 'shared')['convenor'] = 'lmc'; }, ['/items/25/shared/convenor The convenor "lmc" is no member.']],
    ['a proposal', (copy: unknown) => { at(copy, 'items', 11, 'suggestion', 'proposed', 0)['party'] = 'gp'; }, ['/items/11 There is no party "gp".']],
    ['a pair', (copy: unknown) => { at(copy, 'pairs', 0)['items'] = ['pct.ldp', 'pl.ldp']; }, ['/pairs/0/items There is no item "pl.ldp".']],
    ['a clause', (copy: unknown) => { at(copy, 'agreement', 'clauses', 0)['items'] = ['pl.vision']; }, ['/agreement/clauses/0/items There is no item "pl.vision".']],
    ['a part', (copy: unknown) => { at(copy, 'agreement', 'parts', 0)['clauses'] = ['cl.rules']; }, ['/agreement/parts/0/clauses There is no clause "cl.rules".']],
    ['a scale with a gap', (copy: unknown) => { at(copy, 'commitment', 'capacity', 2)['score'] = 5; }, ['/commitment/capacity The scores do not go from 0 upwards one by one.']],
    ['bands that do not go up', (copy: unknown) => { at(copy, 'commitment', 'bands', 0)['from'] = 1; }, ['/commitment/bands The bands do not begin at 0 and go up.']],
    ['a successor', (copy: unknown) => { at(copy, 'successors', 0, 'items', 0)['to'] = ['ccg.ldp']; }, ['/successors/0/items There is no item of ccg-2013 "ccg.ldp".']],
    ['a kind of successor', (copy: unknown) => { at(copy, 'successors', 0, 'items', 0)['kind'] = 'split'; }, ['/successors/0/items The item "pct.ldp" is said to be "split", but leads to ccg.plan.']],
    ['an item without a line in the table', (copy: unknown) => { (at(copy, 'successors', 1)['items'] as unknown[]).shift(); }, ['/successors/1/items The item "pct.ldp" is not in the table.']],
    ['a party without a line in the table', (copy: unknown) => { (at(copy, 'successors', 1)['parties'] as unknown[]).pop(); }, ['/successors/1/parties The party "sha-wdc" is not in the table.']],
    ['a party that is there twice', (copy: unknown) => { (at(copy, 'parties') as unknown as unknown[]).push({ id: 'pct', title: 'Again', level: 'area' }); }, ['/parties The party "pct" is there twice.']],
  ])('%s', (_, change, faults) => {
    expect(planted(change)).toEqual(faults);
  });
});
