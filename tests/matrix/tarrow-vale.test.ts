import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Scenario } from '@pbc-planner/domain';
import { createToolkit, type Toolkit } from '@pbc-planner/toolkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJson, root } from '../../tools/workspace.ts';
import { demoPlan } from '../support/plan-of.ts';

let toolkit: Toolkit;
const folder = mkdtempSync(join(tmpdir(), 'tarrow-'));

/** What the scenario tells of the matrix, and nothing else of it, so that every step can be taken back. */
beforeAll(async () => {
  const { files, script = [] } = readJson(join(root, 'packages/locality/scenarios/tarrow-vale.json')) as Scenario;
  for (const { name, lines } of files) writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  const workspace = join(folder, 'vale');
  const founder = await createToolkit({ workspace: null, by: 'A test' });
  await founder.run('init', { directory: workspace, name: 'Tarrow Vale', year: '2006/07' });
  await founder.close();
  for (const { by, command, params } of script.filter((call) => call.command.startsWith('matrix.'))) {
    const one = await createToolkit({ workspace, by });
    const named = 'file' in params ? { ...params, file: join(folder, String(params['file'])) } : params;
    expect((await one.run(command as string, named)).status).toBe('fine');
    await one.close();
  }
  toolkit = await createToolkit({ workspace, by: 'A test' });
});
afterAll(async () => {
  await toolkit.close();
  rmSync(folder, { recursive: true, force: true });
});

type Round = Extract<Answer, { kind: 'matrix-round' }>;
const clashes = async () => (await toolkit.run('matrix.clashes', {})).answer as Round;
const list = async () => ((await clashes()).clashes ?? []).map(({ item, kind, spread, distinct }) => [item, kind, spread, distinct]);
const json = async () => JSON.stringify([(await toolkit.run('matrix.export', {})).answer, (await toolkit.run('matrix.clashes', {})).answer, (await toolkit.run('matrix.round', {})).answer]);

/**
 * What the three parties wrote down, and how far apart that is, by hand. Weights: lead 7, joint 6, approve 5, agree 4, support 3,
 * consulted 2, informed 1. The three numbers are the distances PCT to practice, PCT to locality, practice to locality.
 *
 * sh.savings      PCT leads, both others consulted; practice leads, locality agrees; locality and practice share.
 *                 7 + 5 + 2 = 14; 7 + 4 + 4 = 15; 1 + 2 = 3: 32. PCT and practice each claim it.
 * pl.data-validation  PCT: practice; practice: locality, practice supports; locality: practice, locality supports.
 *                 4 + 7 = 11; 3; 4 + 4 = 8: 22. Nobody takes it.
 * pl.inter-practice  PCT and locality: locality; practice: practice, locality supports. 7 + 4 = 11; 0; 11: 22. Two claim it.
 * pl.payment-authorisation  PCT: PCT, locality consulted; both others: locality, PCT supports. 4 + 5 = 9; 9; 0: 18. Two claim it.
 * sh.pace         The practice wants to be one of those who share it. 6; 0; 6: 12.
 * pl.patient-involvement  PCT: practice; locality: locality, practice supports; practice left it blank. 7 + 4 = 11.
 * pct.allocation  The practice wants to agree where it is consulted. 2; 0; 2: 4.
 * pl.leads-staff  The PCT wants to agree where it is consulted. 2; 2; 0: 4.
 *
 * Settled in the demonstration: pl.priorities (PCT: locality, PCT agrees; practice: practice, locality consulted; locality:
 * locality, PCT consulted. 7 + 5 + 2 = 14; 2; 7 + 5 = 12: 28) and pl.clinician-mix, which all three left open: 0.
 */
const byHand = [
  ['sh.savings', 'double-claim', 32, 3], ['pl.data-validation', 'orphan', 22, 3], ['pl.inter-practice', 'double-claim', 22, 2],
  ['pl.payment-authorisation', 'double-claim', 18, 2], ['sh.pace', 'clash', 12, 2], ['pl.patient-involvement', 'clash', 11, 2],
  ['pct.allocation', 'clash', 4, 2], ['pl.leads-staff', 'clash', 4, 2],
];

describe('Tarrow Vale, as three parties see it', () => {
  it('has that clash list in the demonstration too', async () => {
    const demo = await demoPlan();
    const { answer } = await demo.run('matrix.clashes', {});
    await demo.close();
    expect((answer as Round).clashes?.map(({ item, kind, spread, distinct }) => [item, kind, spread, distinct])).toEqual(byHand);
  });

  it('has the clash list that was worked out by hand', async () => {
    expect(await list()).toEqual(byHand);
    const { round, revealed, unanswered, agreed, settled, parties } = await clashes();
    expect([round, revealed?.by, revealed?.override, unanswered]).toEqual([1, 'LMC facilitator', null, [{ item: 'pl.patient-involvement', parties: ['practice'] }]]);
    expect(parties.map(({ id, answered, in: isIn }) => [id, answered, isIn])).toEqual([['pct', 26, true], ['practice', 25, true], ['locality', 26, true]]);
    expect(settled.map(({ item, how, party }) => [item, how, party])).toEqual([
      ['pl.ldp-compliance', 'agreed', undefined], ['pl.locality-agreement', 'agreed', undefined], ['pl.clinician-mix', 'unresolved', undefined],
      ['pl.needs', 'agreed', undefined], ['pl.priorities', 'position', 'locality'], ['pl.trust-negotiation', 'agreed', undefined],
    ]);
    expect(agreed?.map(({ item, held }) => [item, held])).toEqual([
      'pct.ldp', 'pct.info', 'pct.contracts', 'pct.finance', 'pct.payments', 'pct.risk', 'pct.public-health', 'pct.training', 'pct.premises', 'pct.targets',
      'sh.monitoring-support', 'sh.supra-locality',
    ].map((item) => [item, true]));
  });

  it('had pl.priorities second and pl.clinician-mix last before they were settled, which one undo each brings back', async () => {
    await toolkit.run('undo', {});
    expect(await list()).toEqual([...byHand, ['pl.clinician-mix', 'orphan', 0, 1]]);
    await toolkit.run('undo', {});
    expect(await list()).toEqual([byHand[0], ['pl.priorities', 'double-claim', 28, 3], ...byHand.slice(1), ['pl.clinician-mix', 'orphan', 0, 1]]);
    await toolkit.run('redo', {});
    await toolkit.run('redo', {});
    expect(await list()).toEqual(byHand);
  });

  it('settling one clash clears that one, and every step from the first fill on can be undone and done again', async () => {
    const states = [await json()];
    for (const [index, [item]] of byHand.entries()) {
      const how = index % 2 === 0 ? { as: 'locality' } : { unresolved: true };
      expect((await toolkit.run('matrix.settle', { item: item as string, reason: 'So we said.', ...how })).status).toBe('fine');
      expect(await list()).toEqual(byHand.slice(index + 1));
      states.push(await json());
    }
    expect((await toolkit.run('matrix.clashes', {})).status).toBe('fine');
    for (const state of states.slice(0, -1).reverse()) {
      await toolkit.run('undo', {});
      expect(await json()).toBe(state);
    }
    const back: string[] = [];
    for (; (await toolkit.run('undo', {})).status === 'fine';) back.unshift(await json());
    // Two settlements, what was agreed, the reveal, and five fills, down to the founding itself.
    expect(back).toHaveLength(9);
    expect(JSON.parse(back[0] as string)[2]).toMatchObject({ round: null, revealed: null });
    for (const state of [...back.slice(1), states[0]]) {
      await toolkit.run('redo', {});
      expect(await json()).toBe(state);
    }
  });

  it('has each side\'s own answer about direct management, by the third action point', async () => {
    const { answer } = await toolkit.run('matrix.check', {});
    expect(answer.kind === 'check' && answer.sustainability).toEqual({
      items: 26, answered: 1, flagged: ['pct.targets'], limitPercent: 30, sustainable: null,
      sides: [{ party: 'pct', answered: 1, flagged: ['pct.targets'] }, { party: 'locality', answered: 1, flagged: [] }],
    });
  });
});
