import type { AgreementOutcome, CommandResult } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { fileOf, frameworkNamed, CommitmentPlan, told } from '../../testing/commitment-plan.ts';

const clauses = frameworkNamed('pbc-2005').agreement?.clauses ?? [];
const mandatory = clauses.filter((clause) => clause.mandatory && !clause.answeredBySignatures).map(({ id }) => id);
const file = (ids: readonly string[]) => fileOf('clauses.csv', `clause,text\n${ids.map((id) => `${id},"What ${id} says, in words."`).join('\n')}\n`);
const shown = async (plan: CommitmentPlan, params: object = {}) => (await plan.run<CommandResult<AgreementOutcome>>('agreement.show', params)).outcome;
const sign = (plan: CommitmentPlan, practice: string, more: object = {}) => plan.run('agreement.sign', { practice, signatory: 'Dr A. Lee', role: 'Senior partner', ...more });

async function written(): Promise<CommitmentPlan> {
  const plan = new CommitmentPlan({ lists: { abbey: '100', brook: '200', canal: '300' } });
  expect((await plan.run('agreement.write', { file: file(mandatory) })).status).toBe('fine');
  return plan;
}

describe('the locality agreement', () => {
  it('begins with twenty-six headings, twenty-one of them mandatory with a text, and nobody\'s signature', async () => {
    const outcome = await shown(new CommitmentPlan({ lists: { abbey: '100', brook: '200' } }));
    expect([outcome.version, outcome.clauses.length, outcome.missing.length, outcome.signatures, outcome.unsigned.map(({ practice }) => practice)]).toEqual([0, 26, 21, [], ['abbey', 'brook']]);
    expect(outcome.parts.map(({ met }) => met)).toEqual([false, false, false, false]);
  });

  it('makes a version of each change, and each can be shown and undone', async () => {
    const plan = new CommitmentPlan();
    await plan.run('agreement.write', { clause: 'cl.meetings', text: 'Monthly.' });
    await plan.run('agreement.write', { clause: 'cl.meetings', text: 'Each\tweek.' });
    await plan.run('agreement.write', { clause: 'cl.meetings', clear: true });
    const texts = await Promise.all([1, 2, 3].map(async (version) => {
      const { clauses: all, current } = await shown(plan, { version });
      return [all.find(({ id }) => id === 'cl.meetings')?.text, current];
    }));
    expect(texts).toEqual([['Monthly.', false], ['Each week.', false], [null, true]]);
    expect(plan.undo()).toBe(true);
    expect([(await shown(plan)).version, (await shown(plan)).clauses.find(({ id }) => id === 'cl.meetings')?.text]).toEqual([2, 'Each week.']);
  });

  it('is complete with rules, values, vision and means to hold to account', async () => {
    const plan = new CommitmentPlan();
    await plan.run('agreement.write', { clause: 'cl.purpose', text: 'Why we are here.' });
    expect((await shown(plan)).parts.flatMap(({ id, met }) => (met ? [id] : []))).toEqual(['values', 'vision']);
  });

  it('is signed once every mandatory clause has a text, and names who has not signed', async () => {
    const plan = await written();
    expect((await sign(plan, 'abbey')).status).toBe('fine');
    const { signatures, unsigned, missing } = await shown(plan);
    expect(missing).toEqual([]);
    expect(signatures.map(({ practice, signatory, role, version, state }) => [practice, signatory, role, version, state])).toEqual([['abbey', 'Dr A. Lee', 'Senior partner', 1, 'signed']]);
    expect(unsigned.map(({ practice }) => practice)).toEqual(['brook', 'canal']);
  });

  it('loses its signatures when the text changes, and not when the same text is written again', async () => {
    const plan = await written();
    await sign(plan, 'abbey');
    expect((await plan.run('agreement.write', { file: file(mandatory) })).events ?? []).toEqual([]);
    expect((await shown(plan)).signatures.map(({ state }) => state)).toEqual(['signed']);
    const { outcome } = await plan.run('agreement.write', { clause: 'cl.risk', text: 'One per cent.' });
    expect(outcome).toMatchObject({ kind: 'message', text: 'This is version 2: 1 clause changed. Every mandatory clause is answered. 1 signature lapsed, because the text changed.' });
    const after = await shown(plan);
    expect([after.signatures.map(({ state }) => state), after.unsigned.map(({ practice }) => practice)]).toEqual([['lapsed'], ['abbey', 'brook', 'canal']]);
    expect(plan.undo()).toBe(true);
    expect((await shown(plan)).signatures.map(({ state }) => state)).toEqual(['signed']);
  });

  it('keeps signatures out of undo; they are withdrawn with a reason', async () => {
    const plan = await written();
    await sign(plan, 'abbey');
    expect(plan.undo()).toBe(false);
    expect(told(await sign(plan, 'abbey', { withdraw: true }))).toEqual(['error no-reason']);
    await sign(plan, 'abbey', { withdraw: true, reason: 'the risk pool' });
    expect((await shown(plan)).signatures.map(({ state, reason }) => [state, reason])).toEqual([['withdrawn', 'the risk pool']]);
    expect(told(await sign(plan, 'abbey', { withdraw: true, reason: 'again' }))).toEqual(['error not-signed']);
  });

  it('is not for practices outside the locality', async () => {
    const plan = await written();
    await plan.run('commitment.participation', { practice: 'canal', as: 'alone', date: '2006-06-01' });
    expect(told(await sign(plan, 'canal'))).toEqual(['error not-in-locality']);
    expect((await shown(plan)).unsigned.map(({ practice }) => practice)).toEqual(['abbey', 'brook']);
  });

  it.each([
    ['sign', { practice: 'abbey' }, ['error nothing-written', 'error no-signatory', 'error no-role']],
    ['sign', { practice: 'abby', signatory: 'x', role: 'y' }, ['error unknown-practice']],
    ['write', { clause: 'cl.nothing' }, ['error unknown-clause', 'error no-text']],
    ['write', {}, ['error no-clause']],
    ['show', { clause: 'cl.nothing', version: 4 }, ['error unknown-clause', 'error unknown-version']],
  ])('refuses to %s %j', async (verb, params, codes) => {
    const result = await new CommitmentPlan().run(`agreement.${verb}`, params);
    expect([result.status, told(result)]).toEqual(['usage', codes]);
    for (const { hint } of result.diagnostics) expect(hint).toMatch(/\S/);
  });

  it('names every fault of a file with its row, and takes nothing of it', async () => {
    const plan = new CommitmentPlan();
    const result = await plan.run('agreement.write', { file: fileOf('c.csv', 'clause,text\ncl.risk,One.\ncl.nothing,Two.\ncl.risk,Three.\n') });
    expect([result.status, told(result), result.events]).toEqual(['refused', ['error unknown-clause @ 3', 'error clause-twice @ 4'], undefined]);
    expect(told(await plan.run('agreement.write', { file: fileOf('c.csv', 'clause,text\ncl.data,see 943 476 5919\n') }))).toEqual(['error patient-identity-value @ 2']);
    expect(told(await plan.run('agreement.write', { file: fileOf('c.csv', 'heading,words\na,b\n') }))).toEqual(['error column-missing @ 1', 'error column-missing @ 1']);
  });

  it('says which frameworks have clauses where this one has none', async () => {
    const result = await new CommitmentPlan({ framework: frameworkNamed('icb-2024') }).run('agreement.show');
    expect([result.status, told(result)]).toEqual(['refused', ['error no-clauses']]);
  });
});
