import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MinutesOutcome } from '@pbc-planner/domain';
import { createToolkit } from '@pbc-planner/toolkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballots, beginning, halfDaySteps } from './half-day-steps.ts';

const steps = halfDaySteps();
const player = join(import.meta.dirname, 'half-day-player.ts');

/** Plays from a step until so many are saved, then kills the process where it stands. The number of the last step that it said was saved. */
function playUntil(workspace: string, from: number, killAt: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=source', player, workspace, String(from)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, told, killed] = ['', '', false];
    child.stderr.on('data', (piece: Buffer) => void (told += String(piece)));
    child.stdout.on('data', (piece: Buffer) => {
      said += String(piece);
      if (killed || last(said) < killAt) return;
      killed = true;
      child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (killed ? signal === 'SIGKILL' : code === 0) resolve(Math.max(from, last(said)));
      else reject(new Error(`${signal ?? code}: ${told}`));
    });
  });
}

/** The last whole line. */
function last(said: string): number {
  return Number(said.slice(0, said.lastIndexOf('\n') + 1).trimEnd().split('\n').at(-1) ?? 0);
}

describe('a meeting of 210 minutes, played at speed and killed five times', () => {
  let folder = '';
  const kills: { readonly saidToBeSaved: number; readonly inThePlan: number }[] = [];
  let minutes: MinutesOutcome;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pbc-kills-'));
    const workspace = join(folder, 'vale');
    const founded = await createToolkit({ workspace: null, by: 'Facilitator One', clock: () => new Date(beginning) });
    for (const [command, params] of [['demo', { dir: workspace }], ['session.resume', {}], ['session.close', { agreed: true }]] as const) {
      const { status, answer } = await founded.run(command as string, params, { confirmed: true });
      if (status !== 'fine') throw new Error(answer.diagnostics[0]?.message);
    }
    const first = founded.plan()?.revision ?? 0;
    await founded.close();
    let at = 0;
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 1]) {
      const saidToBeSaved = await playUntil(workspace, at, share === 1 ? Number.POSITIVE_INFINITY : Math.floor(steps.length * share));
      const opened = await createToolkit({ workspace, by: 'Facilitator One' });
      at = (opened.plan()?.revision ?? 0) - first;
      if (share === 1) minutes = (await opened.run('session.minutes')).answer as MinutesOutcome;
      else kills.push({ saidToBeSaved, inThePlan: at });
      await opened.close();
    }
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('loses nothing that was said to be saved, and goes on at the step that was not', () => {
    expect(kills).toHaveLength(5);
    for (const { saidToBeSaved, inThePlan } of kills) expect([saidToBeSaved, saidToBeSaved + 1]).toContain(inThePlan);
  });

  it('has complete minutes', () => {
    const captured = steps.filter(({ command }) => command === 'session.capture').map(({ params }) => `${String(params['kind'])}: ${String(params['text'])}`).sort();
    const kept = [...minutes.decisions, ...minutes.actions, ...minutes.questions, ...minutes.parked].map(({ kind, text }) => `${kind}: ${text}`).sort();
    expect(captured).toHaveLength(70);
    expect(kept).toEqual(captured);
    expect(minutes.practices.filter(({ represented }) => represented !== 'nobody').map(({ practice }) => practice).sort()).toEqual(Object.keys(ballots).sort());
    expect(minutes.agenda.reduce((sum, { elapsedSeconds }) => sum + elapsedSeconds, 0)).toBe(210 * 60);
    expect([minutes.startedAt, minutes.closedAt]).toEqual(['2026-05-05T12:00:00.000Z', '2026-05-05T15:30:00.000Z']);
  });

  it('has the tallies that the ballots add up to', () => {
    const counted = [0, 1].map((vote) => Object.fromEntries(['yes', 'no', 'abstain'].map((choice) => [choice, Object.values(ballots).filter((chosen) => chosen[vote] === choice).length])));
    expect(minutes.votes.map(({ result }) => Object.fromEntries((result?.counts ?? []).map(({ option, count }) => [option, count])))).toEqual(counted);
  });
});
