import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { presentOutcome, type Answer } from '@pbc-planner/domain';
import { createToolkit, exportFormat, exportFormats, type CommandTypes, type Toolkit } from '@pbc-planner/toolkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
const open: Toolkit[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'blind-'));
  const founder = await createToolkit({ workspace: null, by: 'Ann' });
  await founder.run('init', { directory: join(folder, 'vale'), name: 'Tarrow Vale', year: '2006/07' });
  await founder.close();
});

afterEach(async () => {
  for (const toolkit of open.splice(0)) await toolkit.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs one command in the name of somebody, as on a command line of its own. */
async function as(by: string, command: keyof CommandTypes, params: Readonly<Record<string, unknown>> = {}, confirmed = true) {
  const toolkit = await createToolkit({ workspace: join(folder, 'vale'), by });
  const { status, answer, changed } = await toolkit.run(command, params as never, { confirmed });
  await toolkit.close();
  return { status, answer, changed, codes: answer.diagnostics.map(({ code }) => code) };
}

type Round = Extract<Answer, { kind: 'matrix-round' }>;
const round = async (command: keyof CommandTypes = 'matrix.round', params = {}) => (await as('Ann', command, params)).answer as Round;
const text = (answer: Answer) => (answer.kind === 'message' ? answer.text : '');

const filled = async (by: string, party: string, item: string, said: Readonly<Record<string, unknown>>) =>
  expect(await as(by, 'matrix.fill', { party, item, ...said })).toMatchObject({ status: 'fine', changed: true });

/** Words that stand in what the parties say here, and nowhere else in the plan. */
const secrets = ['zebra', 'yonder'];
const blindly = async () => {
  await filled('Pat', 'pct', 'sh.pace', { joint: ['pct', 'lmc'], rule: 'the zebra rule', directManagement: 'yes' });
  await filled('Lou', 'locality', 'sh.pace', { joint: ['locality', 'practice'], tieBreak: 'yonder of all' });
};

describe('before the reveal', () => {
  it('no command, in no format, shows a party what another one says; only who is in and how far', async () => {
    await blindly();
    const commands: [keyof CommandTypes, Readonly<Record<string, unknown>>][] = [
      ['matrix.round', {}], ['matrix.clashes', {}], ['matrix.show', {}], ['matrix.show', { item: 'sh.pace' }], ['matrix.export', {}], ['matrix.check', {}], ['matrix.diff', {}],
      ['matrix.diff', { from: 'change-2' }], ['matrix.migrate', { to: 'icb-2024' }], ['matrix.reveal', {}], ['matrix.settle', { item: 'sh.pace', as: 'pct', reason: 'so' }],
      ['matrix.fill', { party: 'pct' }], ['matrix.fill', { party: 'locality' }], ['log', {}], ['doctor', {}], ['undo', {}], ['redo', {}], ['matrix.sign', { party: 'practice' }],
      ['matrix.fill', { party: 'pct', item: 'sh.pace', informed: ['practice'] }], ['matrix.fill', { party: 'practice', item: 'sh.pace', asItIs: true }],
    ];
    for (const [command, params] of commands) {
      const { answer } = await as('Rita', command, params);
      const shown = [JSON.stringify(answer)];
      for (const { id } of exportFormats) shown.push(new TextDecoder().decode(await (await exportFormat(id))?.render(presentOutcome(answer), {})));
      for (const secret of secrets) expect([command, shown.filter((one) => one.includes(secret))]).toEqual([command, []]);
    }
    const { parties, clashes, agreed, unanswered, settled, revealed } = await round();
    expect(parties.map(({ id, answered, items, in: isIn }) => [id, answered, items, isIn])).toEqual([['pct', 1, 26, false], ['practice', 1, 26, false], ['locality', 1, 26, false]]);
    expect([clashes, agreed, unanswered, settled, revealed]).toEqual([null, null, null, [], null]);
  });

  it('whoever entered an answer sees it again, and what another person entered for the same party stays hidden', async () => {
    await blindly();
    const own = async (by: string) => ((await as(by, 'matrix.fill', { party: 'pct' })).answer as Round).own?.map(({ item, shared, needsDirectManagement }) => [item, shared?.decisionRule, needsDirectManagement]);
    expect([await own('Pat'), await own('Lou')]).toEqual([[['sh.pace', 'the zebra rule', true]], []]);
  });

  it('the plan\'s file holds the answers in the open, as the documents say', async () => {
    await blindly();
    expect(readFileSync(join(folder, 'vale/plan.json'), 'utf8')).toContain('zebra');
  });

  it('a party may answer anew, take an answer back, hand in with blanks, and think again', async () => {
    const pct = async () => (await round()).parties.find(({ id }) => id === 'pct');
    await filled('Pat', 'pct', 'pl.needs', { lead: 'pct' });
    await filled('Pat', 'pct', 'pl.needs', { lead: 'locality' });
    expect(await as('Pat', 'matrix.fill', { party: 'pct', item: 'pl.needs', lead: 'locality' })).toMatchObject({ changed: false });
    expect(await pct()).toMatchObject({ answered: 1, in: false });
    expect(await as('Pat', 'matrix.fill', { party: 'pct', done: true })).toMatchObject({ status: 'fine', changed: true });
    expect(await pct()).toMatchObject({ answered: 1, in: true });
    await filled('Pat', 'pct', 'pct.ldp', { asItIs: true });
    expect(await pct()).toMatchObject({ answered: 2, in: false });
    await filled('Pat', 'pct', 'pl.needs', { clear: true });
    expect(await pct()).toMatchObject({ answered: 1, in: false });
  });

  it('a party that was not asked joins by filling; who is asked can be said, but nobody who has filled is left out', async () => {
    expect((await round()).parties.map(({ id }) => id)).toEqual(['pct', 'practice', 'locality']);
    await filled('Lee', 'lmc', 'pl.needs', { lead: 'locality' });
    expect((await round()).parties.map(({ id }) => id)).toEqual(['pct', 'practice', 'locality', 'lmc']);
    expect(await as('Ann', 'matrix.round', { parties: ['pct', 'lmc'] })).toMatchObject({ status: 'fine', changed: true });
    expect((await as('Ann', 'matrix.round', { parties: ['pct', 'practice'] })).codes).toEqual(['party-has-filled']);
    expect((await as('Ann', 'matrix.round', { parties: ['lmc'] })).codes).toEqual(['too-few-parties']);
  });

  it('what is said wrongly is refused in one go', async () => {
    const codes = async (params: Readonly<Record<string, unknown>>) => (await as('Pat', 'matrix.fill', params)).codes;
    expect(await codes({ party: 'gp', item: 'pl.need', lead: 'pct' })).toEqual(['unknown-party', 'unknown-item']);
    expect(await codes({ party: 'pct', item: 'pl.needs' })).toEqual(['nothing-to-assign']);
    expect(await codes({ party: 'pct', item: 'pl.needs', lead: 'pct', clear: true })).toEqual(['two-answers']);
    expect(await codes({ party: 'pct', item: 'pl.needs', lead: 'pct', joint: ['pct'] })).toEqual(['clashing-rights']);
    expect(await codes({ party: 'pct', lead: 'pct' })).toEqual(['no-item']);
    expect(await codes({ party: 'pct', item: 'pl.needs', lead: 'gp' })).toEqual(['unknown-party']);
  });
});

describe('a file of a party', () => {
  const exported = async () => new TextDecoder().decode(await (await exportFormat('csv'))?.render(presentOutcome((await as('Ann', 'matrix.export')).answer), {}));
  const written = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it('as export writes it answers every item; a blank row is no answer', async () => {
    const csv = await exported();
    const lines = csv.split('\n');
    const blank = lines.map((line) => (line.startsWith('pct.info,') ? `pct.info${','.repeat((lines[0] as string).split(',').length - 1)}` : line)).join('\n');
    expect((await as('Pat', 'matrix.fill', { party: 'pct', file: written('m.csv', csv), dryRun: true })).answer).toMatchObject({ fill: { rows: 26, saved: false, dryRun: true } });
    expect((await as('Pat', 'matrix.fill', { party: 'pct', file: written('b.csv', blank) })).answer).toMatchObject({ fill: { rows: 25, saved: true } });
    expect(await as('Pat', 'matrix.fill', { party: 'pct', file: written('b.csv', blank) })).toMatchObject({ status: 'fine', changed: false });
    const json = JSON.stringify((await as('Ann', 'matrix.export')).answer);
    expect((await as('Lou', 'matrix.fill', { party: 'locality', file: written('m.json', json) })).answer).toMatchObject({ fill: { rows: 26, saved: true } });
  });

  it('with faults is refused whole, each with its row', async () => {
    const csv = (await exported()).replace('pct.info,', 'pct.ldp,').replace(',consulted,', ',boss,');
    const { status, changed, answer } = await as('Pat', 'matrix.fill', { party: 'pct', file: written('m.csv', csv) });
    expect([status, changed, answer.diagnostics.map(({ code, place }) => [code, place?.line])]).toEqual(['refused', false, expect.arrayContaining([['item-twice', 3], ['unknown-right', 2]])]);
    expect((await round()).round).toBeNull();
  });

  it('that has other conditions is taken without them, and says so', async () => {
    const csv = (await exported()).replace('agree locality:', 'agree pct:');
    const { status, codes } = await as('Pat', 'matrix.fill', { party: 'pct', file: written('m.csv', csv) });
    expect([status, codes]).toEqual(['problems', ['conditions-apart']]);
  });
});

describe('the reveal', () => {
  const handIn = async (...parties: string[]) => {
    for (const party of parties) await as(party, 'matrix.fill', { party, done: true });
  };

  it('waits for all, and names who is missing', async () => {
    expect((await as('Ann', 'matrix.reveal')).codes).toEqual(['nothing-to-reveal']);
    await blindly();
    const { status, answer } = await as('Ann', 'matrix.reveal');
    expect([status, answer.diagnostics[0]?.message]).toEqual(['usage', 'Not everybody is in: pct 1 of 26, practice 0 of 26, locality 1 of 26.']);
    await handIn('pct', 'practice', 'locality');
    const { clashes, unanswered } = (await as('Ann', 'matrix.reveal')).answer as Round;
    expect(clashes?.map(({ item, kind, unanswered: blank, positions }) => [item, kind, blank, positions.map(({ party }) => party)])).toEqual([['sh.pace', 'clash', ['practice'], ['pct', 'locality']]]);
    expect(unanswered?.length).toBe(26);
    expect((await as('Ann', 'matrix.reveal')).codes).toEqual(['nothing-to-reveal']);
  });

  it('can be overridden with a name and a reason, which stay and cannot be undone', async () => {
    await blindly();
    expect((await as('Ann', 'matrix.reveal', { override: true, reason: 'It is late.' }, false)).codes).toEqual(['needs-yes']);
    expect((await as('Ann', 'matrix.reveal', { override: true })).codes).toEqual(['no-reason']);
    expect(await as('Ann', 'matrix.reveal', { override: true, reason: 'It is late.' })).toMatchObject({ status: 'fine', answer: { revealed: { by: 'Ann', override: 'It is late.' } } });
    expect((await as('Ann', 'undo')).codes).toEqual(['not-available']);
    const { answer } = await as('Lou', 'log');
    expect(answer.kind === 'table' && answer.table.rows[0]).toEqual([4, expect.any(String), 'Ann', expect.stringContaining('without waiting for pct, practice, locality, because: It is late.'), '']);
  });

  it('makes what each side says of direct management its answer, and a fill after it begins a new round', async () => {
    await blindly();
    await as('Ann', 'matrix.reveal', { override: true, reason: 'It is late.' });
    const flagged = (await as('Ann', 'matrix.export')).answer as Extract<Answer, { kind: 'matrix' }>;
    expect(flagged.items.filter(({ needsDirectManagement }) => needsDirectManagement !== null).map(({ id, needsDirectManagement, directManagementBySide }) => [id, needsDirectManagement, directManagementBySide])).toEqual([['sh.pace', true, { pct: true }]]);
    await filled('Pat', 'pct', 'pl.needs', { lead: 'pct' });
    const second = await round();
    expect([second.round, second.revealed, second.parties.map(({ answered }) => answered)]).toEqual([2, null, [1, 0, 0]]);
    expect((await round('matrix.clashes')).round).toBe(1);
    expect((await round('matrix.clashes', { round: 1 })).clashes?.map(({ item }) => item)).toEqual(['sh.pace']);
    expect((await as('Ann', 'matrix.clashes', { round: 2 })).codes).toEqual(['still-blind']);
    expect((await as('Ann', 'matrix.clashes', { round: 3 })).codes).toEqual(['unknown-round']);
  });
});

describe('settling', () => {
  beforeEach(async () => {
    await blindly();
    await filled('Pat', 'pct', 'pl.needs', { lead: 'pct' });
    await filled('Lou', 'locality', 'pl.needs', { lead: 'locality' });
    await as('Ann', 'matrix.reveal', { override: true, reason: 'It is late.' });
  });
  const rowOf = async (item: string) => ((await as('Ann', 'matrix.export')).answer as Extract<Answer, { kind: 'matrix' }>).items.find(({ id }) => id === item);
  const left = async () => ((await round('matrix.clashes')).clashes ?? []).map(({ item }) => item);

  it('needs one way and a reason', async () => {
    const codes = async (params: Readonly<Record<string, unknown>>) => (await as('Ann', 'matrix.settle', params)).codes;
    expect(await codes({ item: 'pl.needs', as: 'pct' })).toEqual(['no-reason']);
    expect(await codes({ item: 'pl.needs', reason: 'so' })).toEqual(['nothing-to-settle']);
    expect(await codes({ item: 'pl.needs', as: 'pct', unresolved: true, reason: 'so' })).toEqual(['two-settlements']);
    expect(await codes({ item: 'pl.needs', as: 'practice', reason: 'so' })).toEqual(['left-blank']);
    expect(await codes({ item: 'pl.need', as: 'pct', reason: 'so' })).toEqual(['unknown-item']);
    expect(await codes({ as: 'pct', reason: 'so' })).toEqual(['no-item']);
    expect(await codes({ item: 'pl.needs', agreed: true })).toEqual(['agreed-is-for-all']);
    // pct 6, lmc 6 - 2, locality 6, practice 6 make 22; pct 7 and locality 7 make 14.
    expect(await left()).toEqual(['sh.pace', 'pl.needs']);
  });

  it('takes over a position, shares an item with its details, or leaves it open on purpose; each clears it, keeps the reason, and is undone', async () => {
    const before = await rowOf('pl.needs');
    const ways = [
      [{ as: 'locality' }, { status: 'led', lead: 'locality' }, 'position'],
      [{ joint: ['pct', 'locality'], convenor: 'pct', rule: 'all-consent', tieBreak: 'the PCT decides', reviewBy: '2007-03-31' }, { status: 'shared', shared: { members: ['pct', 'locality'], convenor: 'pct' } }, 'assigned'],
      [{ unresolved: true }, { status: 'unresolved', lead: null }, 'unresolved'],
    ] as const;
    for (const [params, row, how] of ways) {
      const { status, answer } = await as('Chris', 'matrix.settle', { item: 'pl.needs', reason: 'It knows the practices.', ...params });
      expect([status, text(answer)]).toEqual(['fine', expect.stringMatching(/The reason: It knows the practices\. 1 clash is left\.$/)]);
      expect(await rowOf('pl.needs')).toMatchObject(row);
      expect([await left(), (await round('matrix.clashes')).settled.map(({ item, by, reason, how: way }) => [item, by, reason, way])])
        .toEqual([['sh.pace'], [['pl.needs', 'Chris', 'It knows the practices.', how]]]);
      await as('Ann', 'undo');
      expect([await rowOf('pl.needs'), await left()]).toEqual([before, ['sh.pace', 'pl.needs']]);
    }
  });

  it('runs the checks on the row, and a session\'s vote can carry the call', async () => {
    const { codes } = await as('Ann', 'matrix.settle', { item: 'sh.pace', as: 'pct', reason: 'so' });
    expect(codes).toContain('rm003');
    expect(await left()).toEqual(['pl.needs']);
    await as('Ann', 'matrix.settle', { item: 'pl.needs', as: 'pct', reason: 'so' });
    expect(await as('Ann', 'matrix.clashes')).toMatchObject({ status: 'fine', answer: { clashes: [] } });
  });
});

describe('signatures and versions', () => {
  const check = async () => ((await as('Ann', 'matrix.check')).answer as Extract<Answer, { kind: 'check' }>).findings.filter(({ code }) => code === 'RM016').map(({ item, message }) => [item, message]);
  const signedOff = async (item: string) => ((await as('Ann', 'matrix.export')).answer as Extract<Answer, { kind: 'matrix' }>).items.find(({ id }) => id === item)?.signedOff;
  const diff = async (params = {}) => (await as('Ann', 'matrix.diff', params)).answer as Extract<Answer, { kind: 'matrix-diff' }>;
  const today = new Date().toISOString().slice(0, 10);

  it('a signature lapses row by row when a row changes, and comes back with the row', async () => {
    expect((await as('Pat', 'matrix.sign', { party: 'pct' }, false)).codes).toEqual(['needs-yes']);
    expect(text((await as('Pat', 'matrix.sign', { party: 'pct' })).answer)).toBe('pct has signed the matrix as signed-1: 26 rows, 11 of them not settled.');
    await as('Lou', 'matrix.sign', { party: 'locality' });
    expect(await as('Lou', 'matrix.sign', { party: 'locality' })).toMatchObject({ changed: false });
    expect([await check(), (await signedOff('pct.ldp'))?.by, (await signedOff('pct.ldp'))?.on === today || today !== new Date().toISOString().slice(0, 10)]).toEqual([[], ['pct', 'locality'], true]);
    await as('Ann', 'matrix.assign', { item: 'pl.needs', lead: 'locality' });
    expect((await check()).map(([item]) => item)).toEqual(['pl.needs']);
    expect((await diff()).rows.map(({ item, changes, lapsed }) => [item, changes.map(({ what, before, after }) => [what, before, after]), lapsed])).toEqual([
      ['pl.needs', [['status', 'unresolved', 'led'], ['lead', '', 'locality'], ['rights of locality', '', 'lead']], ['pct', 'locality']],
    ]);
    expect(text((await as('Pat', 'matrix.sign', { party: 'pct' })).answer)).toContain('The rows have changed since locality signed.');
    expect(await signedOff('pl.needs')).toMatchObject({ by: ['pct'], lapsed: ['locality'] });
    expect((await check()).map(([, message]) => message)).toEqual(['pl.needs (Assessing needs) has changed since it was signed off by locality.']);
    expect((await as('Ann', 'undo')).codes).toEqual(['not-available']);
    await as('Ann', 'matrix.assign', { item: 'pl.needs', lead: 'unknown' });
    expect(await signedOff('pl.needs')).toMatchObject({ by: ['locality'], lapsed: ['pct'] });
  });

  it('a signature is withdrawn with a reason, and the version stays', async () => {
    expect((await as('Pat', 'matrix.sign', { party: 'pct', withdraw: true, reason: 'so' })).codes).toEqual(['not-signed']);
    await as('Pat', 'matrix.sign', { party: 'pct' });
    expect((await as('Pat', 'matrix.sign', { party: 'pct', withdraw: true })).codes).toEqual(['no-reason']);
    expect((await as('Pat', 'matrix.sign', { party: 'pct', withdraw: true, reason: 'The practices voted again.' })).status).toBe('fine');
    expect(await signedOff('pct.ldp')).toBeNull();
    expect((await diff({ from: 'signed-1' })).from.title).toMatch(/^signed-1, by pct on .*, withdrawn since$/);
  });

  it('any two versions can be compared: published, signed, after a change, a file, and now', async () => {
    const items = async (params = {}) => (await diff(params)).rows.map(({ item }) => item);
    const json = JSON.stringify((await as('Ann', 'matrix.export')).answer);
    writeFileSync(join(folder, 'old.json'), json);
    await as('Ann', 'matrix.assign', { item: 'pl.needs', lead: 'locality' });
    await as('Pat', 'matrix.sign', { party: 'pct' });
    await as('Ann', 'matrix.condition', { item: 'pct.payments', kind: 'agree', party: 'locality', remove: true, reason: 'a pilot' });
    expect(await items()).toEqual(['pct.payments']);
    expect(await items({ from: 'published' })).toEqual(['pct.payments', 'pl.needs']);
    expect(await items({ from: 'change-1', to: 'change-2' })).toEqual(['pl.needs']);
    expect(await items({ file: join(folder, 'old.json') })).toEqual(['pct.payments', 'pl.needs']);
    expect(await items({ from: 'signed-1', to: 'plan' })).toEqual(['pct.payments']);
    expect(await items({ from: 'plan' })).toEqual([]);
    expect((await as('Ann', 'matrix.diff', { from: 'signed-2' })).codes).toEqual(['unknown-version']);
    expect((await as('Ann', 'matrix.diff', { from: 'change-99' })).codes).toEqual(['unknown-version']);
    expect((await as('Ann', 'matrix.diff', { from: 'yesterday' })).status).toBe('usage');
    for (const { id } of exportFormats) {
      const rendered = await (await exportFormat(id))?.render(presentOutcome(await diff()), {});
      expect(rendered?.length).toBeGreaterThan(0);
      expect(await (await exportFormat(id))?.render(presentOutcome(await diff()), {})).toEqual(rendered);
    }
    expect((await diff()).rows[0]?.changes).toEqual([
      { what: 'rights of locality', before: 'agree', after: '' },
      { what: 'condition agree locality', before: expect.stringMatching(/^agree locality: /), after: 'removed, a pilot' },
    ]);
  });
});
