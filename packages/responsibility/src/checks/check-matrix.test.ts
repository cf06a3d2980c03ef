import type { Finding, Matrix, MatrixItem, SharedArrangement } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { all, ccg, changed, icb, pbc, settledMatrix, without } from '../../testing/frameworks.ts';
import { publishedMatrix } from '../matrix/matrix-rows.ts';
import { rowText } from '../matrix/row-text.ts';
import { checkMatrix } from './check-matrix.ts';
import { checkRules } from './rules.ts';

const settled = settledMatrix();
const codes = (matrix: Matrix) => checkMatrix(pbc, matrix.items).map(({ code, severity, item, party }) => [code, severity, item, ...(party === undefined ? [] : [party])]);
const giving = (party: string, ...rights: MatrixItem['roles'][string]) => ({ roles }: MatrixItem) => ({ roles: { ...roles, [party]: rights } });
const sharing = (details: Partial<SharedArrangement>) => ({ shared }: MatrixItem) => ({ shared: { ...shared as SharedArrangement, ...details } });
const led = (party: string) => ({ roles }: MatrixItem): Partial<MatrixItem> => ({
  status: 'led', lead: party, roles: { ...Object.fromEntries(Object.entries(roles).filter(([, held]) => !held.includes('lead'))), [party]: ['lead'] },
});

describe('a settled matrix', () => {
  it('has nothing wrong with it', () => {
    expect(checkMatrix(pbc, settled.items)).toEqual([]);
  });
});

describe('each check fires alone on a matrix that breaks just its rule', () => {
  const broken: readonly { readonly code: string; readonly severity: string; readonly matrix: Matrix; readonly item: string | null; readonly party?: string }[] = ([
    ['RM001', 'error', changed(settled, { 'pct.ldp': () => ({ lead: null, roles: { locality: ['consulted'], patients: ['consulted'] } }) }), 'pct.ldp'],
    ['RM002', 'error', changed(settled, { 'pct.ldp': giving('locality', 'lead') }), 'pct.ldp'],
    ['RM003', 'error', changed(settled, { 'sh.pace': sharing({ members: [] }) }), 'sh.pace'],
    ['RM004', 'error', changed(settled, { 'sh.pace': () => ({ roles: { lmc: ['consulted'] } }) }), 'sh.pace'],
    ['RM005', 'error', changed(settled, { 'pct.ldp': giving('federation', 'informed') }), 'pct.ldp', 'federation'],
    ['RM006', 'warning', without(settled, 'social-services'), null, 'social-services'],
    ['RM007', 'warning', changed(settled, Object.fromEntries(['ldp-compliance', 'clinician-mix', 'inter-practice', 'needs', 'priorities'].map((id) => [`pl.${id}`, led('pct')]))), null, 'pct'],
    ['RM008', 'warning', changed(settled, { 'pct.ldp': ({ roles }) => ({ roles: { ...roles, lmc: ['consulted'], practice: ['consulted'], community: ['consulted'] } }) }), 'pct.ldp'],
    ['RM009', 'error', changed(settled, { 'pct.contracts': giving('pct', 'lead', 'approve') }), 'pct.contracts', 'pct'],
    ['RM010', 'warning', changed(settled, { 'pl.payment-authorisation': led('pct') }), 'pct.payments', 'pct'],
    ['RM011', 'warning', changed(settled, { 'pct.payments': () => ({ conditions: [] }) }), 'pct.payments', 'locality'],
    ['RM012', 'warning', changed(settled, Object.fromEntries(pbc.items.slice(0, 8).map(({ id }) => [id, () => ({ needsDirectManagement: true })]))), null],
    ['RM013', 'info', changed(settled, { 'pl.needs': ({ roles: { locality: _, ...roles } }) => ({ status: 'unresolved', lead: null, roles }) }), 'pl.needs'],
    ['RM014', 'warning', without(settled, 'community', 'acute-trust'), null],
    ['RM015', 'warning', without(settled, 'patients'), null, 'patients'],
    ['RM016', 'warning', changed(settled, { 'pct.ldp': () => ({ signedOff: { on: '2006-11-06', by: ['pct'], row: 'led by locality' } }) }), 'pct.ldp'],
    ['RM017', 'error', changed(settled, { 'pct.info': giving('practice', 'support', 'informed') }), 'pct.info', 'practice'],
  ] as const).map(([code, severity, matrix, item, ...party]) => ({ code, severity, matrix, item, ...(party[0] === undefined ? {} : { party: party[0] }) }));

  it('and all of them are tried', () => {
    expect(broken.map(({ code }) => code)).toEqual(checkRules.map(({ code }) => code));
  });

  it.each(broken)('$code ($severity)', ({ code, severity, matrix, item, party }) => {
    expect(codes(matrix)).toEqual([[code, severity, item, ...(party === undefined ? [] : [party])]]);
  });

  it.each(broken)('$code says what is wrong and how to mend it', ({ matrix }) => {
    const [{ message, hint }] = checkMatrix(pbc, matrix.items) as [Finding];
    expect(message).toMatch(/^\S.*[^ ]$/);
    expect(hint).toMatch(/^[A-Z].*[.]$/);
  });
});

describe('RM001', () => {
  it('wants the lead and the rights to say the same', () => {
    expect(codes(changed(settled, { 'pct.ldp': () => ({ lead: null }) }))).toEqual([['RM001', 'error', 'pct.ldp']]);
    expect(codes(changed(settled, { 'pct.ldp': ({ roles: { pct: _, ...roles } }) => ({ roles }) }))).toEqual([['RM001', 'error', 'pct.ldp']]);
    expect(codes(changed(settled, { 'pct.ldp': () => ({ lead: 'practice' }) }))).toEqual([['RM002', 'error', 'pct.ldp']]);
  });

  it('speaks of a row that is not there', () => {
    expect(codes({ ...settled, items: settled.items.filter(({ id }) => id !== 'pct.payments') })).toEqual([['RM001', 'error', 'pct.payments']]);
  });
});

describe('RM003', () => {
  it('is an error only for missing members, and then the only finding', () => {
    expect(codes(changed(settled, { 'sh.pace': () => ({ shared: null, roles: {} }) }))).toEqual([['RM003', 'error', 'sh.pace']]);
    expect(codes(changed(settled, { 'sh.pace': sharing({ members: ['pct'] }) }))).toEqual([['RM003', 'error', 'sh.pace']]);
  });

  it.each(['convenor', 'decisionRule', 'tieBreak', 'reviewBy'])('warns of a missing %s', (detail) => {
    expect(codes(changed(settled, { 'sh.pace': sharing({ [detail]: null }) }))).toEqual([['RM003', 'warning', 'sh.pace']]);
  });
});

describe('RM005', () => {
  it('names an unknown lead, member, convenor, and party of a condition, once each', () => {
    const matrix = changed(settled, {
      'sh.pace': sharing({ convenor: 'gp-fed' }), 'pct.ldp': () => ({ conditions: [{ kind: 'agree', party: 'trust', note: 'First.' }] }),
    });
    expect(codes(matrix)).toEqual([['RM005', 'error', 'pct.ldp', 'trust'], ['RM005', 'error', 'sh.pace', 'gp-fed']]);
  });

  it('names an unknown item, and one that is there twice', () => {
    const [first] = settled.items as [MatrixItem];
    expect(codes({ ...settled, items: [...settled.items, { ...first, id: 'pct.nothing' }, first] }))
      .toEqual([['RM005', 'error', 'pct.nothing'], ['RM005', 'error', 'pct.ldp']]);
  });

  it('takes names of built-in properties for unknown parties', () => {
    const matrix = changed(settled, { 'pct.ldp': ({ roles }) => ({ roles: Object.fromEntries([...Object.entries(roles), ['__proto__', ['informed']], ['constructor', ['informed']]]) }) });
    expect(codes(matrix)).toEqual([['RM005', 'error', 'pct.ldp', '__proto__'], ['RM005', 'error', 'pct.ldp', 'constructor']]);
  });
});

describe('RM009', () => {
  it('is about money items alone, and about those who share what they approve', () => {
    expect(codes(changed(settled, { 'pct.ldp': giving('pct', 'lead', 'approve') }))).toEqual([]);
    expect(codes(changed(settled, { 'pct.contracts': giving('pct', 'lead', 'agree') }))).toEqual([['RM009', 'error', 'pct.contracts', 'pct']]);
    expect(codes(changed(settled, { 'sh.savings': giving('locality', 'joint', 'approve') }))).toEqual([['RM009', 'error', 'sh.savings', 'locality']]);
  });
});

describe('RM011', () => {
  it('speaks of a right that is gone while its condition stands', () => {
    expect(codes(changed(settled, { 'pct.payments': () => ({ roles: { pct: ['lead'] } }) }))).toEqual([['RM011', 'warning', 'pct.payments', 'locality']]);
  });

  it('accepts a removal with a reason, and no removal without', () => {
    const removed = (reason: string | null) => changed(settled, {
      'pct.payments': ({ conditions }) => ({ conditions: [], roles: { pct: ['lead'] }, removedConditions: conditions.map((one) => ({ ...one, reason })) }),
    });
    expect(codes(removed('The PCT and the locality agreed to try it.'))).toEqual([]);
    expect(codes(removed(null))).toEqual([['RM011', 'warning', 'pct.payments', 'locality']]);
  });
});

describe('RM012 and RM016 at their limits', () => {
  it('let 7 of 26 items need direct management', () => {
    expect(codes(changed(settled, Object.fromEntries(pbc.items.slice(0, 7).map(({ id }) => [id, () => ({ needsDirectManagement: true })]))))).toEqual([]);
  });

  it('accept a signature on the row as it is', () => {
    expect(codes(changed(settled, { 'pct.ldp': (item) => ({ signedOff: { on: '2006-11-06', by: ['pct'], row: rowText(item) } }) }))).toEqual([]);
  });
});

describe('RM017', () => {
  it.each([
    ['joint', 'support'], ['support', 'consulted'], ['agree', 'consulted'], ['approve', 'informed'], ['consulted', 'informed'],
  ] as const)('%s and %s clash', (...rights) => {
    expect(codes(changed(settled, { 'pct.info': giving('practice', ...rights) }))).toEqual([['RM017', 'error', 'pct.info', 'practice']]);
  });

  it.each([['joint'], ['support'], ['informed']] as const)('lead and %s clash', (right) => {
    expect(codes(changed(settled, { 'pct.info': giving('pct', 'lead', right) }))).toEqual([['RM017', 'error', 'pct.info', 'pct']]);
  });

  it.each([
    ['support', 'agree'], ['support', 'approve'], ['agree', 'approve'],
  ] as const)('%s and %s do not', (...rights) => {
    expect(codes(changed(settled, { 'pct.info': giving('practice', ...rights) }))).toEqual([]);
  });
});

describe('the severity that a framework sets', () => {
  it('stands', () => {
    const strict = { ...pbc, checks: [{ code: 'RM013', severity: 'error' as const }, { code: 'RM008', severity: 'info' as const, limit: 1 }] };
    const found = checkMatrix(strict, publishedMatrix(pbc).items);
    expect(new Set(found.map(({ code, severity }) => `${code} ${severity}`))).toEqual(new Set(['RM013 error', 'RM008 info']));
  });
});

describe('the frameworks as published', () => {
  it.each(all.map((framework) => [framework.id, framework] as const))('%s has no errors', (_, framework) => {
    expect(checkMatrix(framework, publishedMatrix(framework).items).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('leave 11, 3 and 5 items open', () => {
    const open = all.map((framework) => checkMatrix(framework, publishedMatrix(framework).items).filter(({ code }) => code === 'RM013').length);
    expect(open).toEqual([11, 3, 5]);
  });

  it('show the separations that one body cannot meet, as warnings', () => {
    const broken = (framework: typeof pbc) => checkMatrix(framework, publishedMatrix(framework).items).filter(({ code }) => code === 'RM010').map(({ item, severity }) => `${item} ${severity}`);
    expect(broken(pbc)).toEqual([]);
    expect(broken(ccg)).toEqual(['ccg.remuneration warning', 'ccg.provider-contracts warning']);
    expect(broken(icb)).toEqual(['icb.psr-decisions warning', 'icb.contracts warning']);
  });
});
