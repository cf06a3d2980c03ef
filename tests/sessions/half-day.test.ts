import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MinutesOutcome, SessionOutcome } from '@pbc-planner/domain';
import { createToolkit, exportFormat, presentOutcome, type Toolkit } from '@pbc-planner/toolkit';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const beginning = Date.UTC(2026, 4, 5, 12, 0);
const kinds = ['decision', 'action', 'question', 'parked'] as const;
const people = [
  ['Dr Byrne', 'canal', 'gp'], ['Jo Field', 'canal', 'manager'], ['Ms Grant', 'abbey', 'manager'], ['Dr Noor', 'brook', 'gp'], ['Nurse Pell', 'brook', 'nurse'], ['Dr Ahmed', 'foundry', 'gp'],
  ['Dr Dale', 'drovers', 'gp'], ['Sue Marsh', 'elm', 'manager'], ['Mr Cole', undefined, 'pct'], ['Mrs Okoro', undefined, 'observer'],
] as const;
const note = 'Zanzibar quarrel 7431';

/**
 * A half-day of 210 minutes, played at speed: each minute something is written down, each thirty-fifth minute the program is gone and is opened anew,
 * and in the middle somebody else takes over. What is written down is counted here, and not by the planner.
 */
describe('a half-day of 210 minutes, played at speed', () => {
  let folder = '';
  let minute = 0;
  let toolkit: Toolkit;
  const counted = { decision: 0, action: 0, question: 0, parked: 0, taken: 0 };
  const texts: string[] = [];
  const onBlock = new Map<string, number>();
  const open = async (by: string) => createToolkit({ workspace: join(folder, 'vale'), by, clock: () => new Date(beginning + minute * 60_000) });
  const run = async (command: string, params: object = {}) => {
    const { status, answer } = await toolkit.run(command as string, params as never);
    expect([command, status, answer.diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([command, 'fine', []]);
    return answer;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pbc-half-day-'));
    toolkit = await createToolkit({ workspace: null, by: 'Facilitator One', clock: () => new Date(beginning + minute * 60_000) });
    await run('demo', { dir: join(folder, 'vale') });
    await run('session.resume');
    await run('session.close', { agreed: true });
    await run('session.start', { template: 'ses.godiva', challenges: ['copd', 'wealthy-practice', 'provider-gp'] });
    for (const [person, practice, role] of people) await run('session.attend', { person, role, ...(practice && { practice }) });
    let here = (await run('session.show') as SessionOutcome).here;
    let onIt = 0;
    let isSecond = false;
    for (minute = 1; minute <= 210; minute += 1) {
      onBlock.set(here.id, (onBlock.get(here.id) ?? 0) + 1);
      onIt += 1;
      if (minute % 35 === 0 && minute < 210) {
        isSecond ||= minute >= 105;
        toolkit = await open(isSecond ? 'Facilitator Two' : 'Facilitator One');
        const resumed = await run('session.resume') as SessionOutcome;
        expect([resumed.here.id, resumed.captures.length, resumed.screen?.settings]).toEqual([here.id, texts.length, { minute: String(minute - 1) }]);
        if (minute === 105) counted.taken += 1;
      }
      if (minute % 3 === 0) {
        const kind = kinds[(minute / 3) % 4] as (typeof kinds)[number];
        const text = `Thing ${minute} of ${here.id}`;
        await run('session.capture', { kind, text, ...(kind === 'action' && { owner: 'Dr Byrne', due: '+14' }) });
        counted[kind] += 1;
        texts.push(text);
      }
      if (minute === 50) await run('session.note', { text: note });
      if (minute === 60) await run('interests.add', { person: 'Dr Ahmed', project: 'dvt-in-the-community', about: 'half of a company' });
      if (minute === 61) await run('matrix.assign', { item: 'pl.needs', lead: 'practice' });
      if (minute % 35 === 34) await run('session.screen', { view: 'matrix', settings: [`minute=${minute}`] });
      if (onIt * 60 === here.plannedSeconds && minute < 210) {
        here = (await run('session.next', { agreed: true }) as SessionOutcome).here;
        onIt = 0;
      }
    }
    minute = 210;
    await run('session.close', { agreed: true });
  }, 120_000);
  afterAll(async () => {
    await toolkit.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('has complete minutes: all that was written down, and by whom it was led', async () => {
    const minutes = await run('session.minutes') as MinutesOutcome;
    expect({ decision: minutes.decisions.length, action: minutes.actions.length, question: minutes.questions.length, parked: minutes.parked.length, taken: minutes.facilitators.length - 1 }).toEqual(counted);
    expect([...minutes.decisions, ...minutes.actions, ...minutes.questions, ...minutes.parked].map(({ text }) => text).sort()).toEqual([...texts].sort());
    expect(minutes.facilitators.map(({ person, from }) => [person, from])).toEqual([['Facilitator One', '2026-05-05T12:00:00.000Z'], ['Facilitator Two', '2026-05-05T13:45:00.000Z']]);
    expect([minutes.startedAt, minutes.closedAt, minutes.state, minutes.rehearsal, minutes.fictional]).toEqual(['2026-05-05T12:00:00.000Z', '2026-05-05T15:30:00.000Z', 'draft', true, true]);
    expect(minutes.interests.map(({ text }) => text)).toEqual(['recorded that Dr Ahmed has an interest in dvt-in-the-community: half of a company']);
    expect(minutes.matrixChanges.map(({ at, text }) => [at, text.includes('pl.needs')])).toEqual([['2026-05-05T13:01:00.000Z', true]]);
    expect(minutes.practices.map(({ practice, represented }) => [practice, represented]).filter(([, represented]) => represented === 'nobody')).toEqual([['glebe', 'nobody'], ['hope', 'nobody']]);
    expect([minutes.quorum.met, minutes.quorum.people]).toEqual([true, 9]);
  });

  it('has the time of every block, to the second, and all of it', async () => {
    const minutes = await run('session.minutes') as MinutesOutcome;
    expect(minutes.agenda.map(({ id, elapsedSeconds, over }) => [id, elapsedSeconds, over])).toEqual([...onBlock].map(([id, spent]) => [id, spent * 60, false]));
    expect(minutes.agenda.reduce((sum, { elapsedSeconds }) => sum + elapsedSeconds, 0)).toBe(210 * 60);
  });

  it.each(['md', 'html', 'docx', 'txt', 'xlsx', 'csv'] as const)('says in %s that it is fictional, and nothing that is private', async (id) => {
    const found = await exportFormat(id);
    if (found === null) throw new Error(`No format ${id}`);
    const written = await found.render(presentOutcome(await run('session.minutes')), { bom: false, width: 100 });
    const text = readable(written);
    expect([text.includes('FICTIONAL'), text.includes('Zanzibar'), text.includes('Seat them apart')]).toEqual([true, false, false]);
    if (id !== 'csv' && id !== 'xlsx') for (const said of texts) expect(text).toContain(said);
  });

  it('names nobody where roles stand for names', async () => {
    const json = JSON.stringify(await run('session.minutes', { roles: true }));
    for (const [person] of people) expect([person, json.includes(person)]).toEqual([person, false]);
    expect(json).not.toContain('Facilitator One');
    expect(json).toContain('the GP of Foundry Road Surgery has an interest');
  });
});

/** The text of a file, whether it is packed or not. */
function readable(written: string | Uint8Array): string {
  if (typeof written === 'string') return written;
  const bytes = Buffer.from(written);
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8');
  return Object.values(unzipSync(written)).map((part) => Buffer.from(part).toString('utf8')).join('\n');
}
