import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandResult, HeatmapOutcome } from '@pbc-planner/domain';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileOf, CommitmentPlan } from '../testing/commitment-plan.ts';

const folder = join(import.meta.dirname, '../worked/tarrow-vale');
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const rows = (name: string) => parse(text(name), { columns: true }) as Record<string, string>[];

describe('the commitment figures of Tarrow Vale', () => {
  let outcome: HeatmapOutcome;
  const scores = rows('scores.csv');

  beforeAll(async () => {
    const plan = new CommitmentPlan({ lists: Object.fromEntries(rows('practices.csv').map(({ practice, list }) => [practice, list ?? null])) });
    await plan.run('commitment.open');
    await plan.run('commitment.score', { file: fileOf('scores.csv', text('scores.csv')) });
    await plan.run('commitment.reveal', { reason: 'four items were asked' });
    ({ outcome } = await plan.run<CommandResult<HeatmapOutcome>>('commitment.heatmap'));
  });

  it('are those worked out by hand', () => {
    const found = outcome.items.filter(({ statistics }) => statistics.answered > 0).map(({ id, statistics: own }) => ({
      item: id, answered: String(own.answered), median: own.median, lower_quartile: own.lowerQuartile, upper_quartile: own.upperQuartile,
      interquartile_range: own.interquartileRange, mean: own.mean, weighted_mean: own.weightedMean, could_lead: String(own.couldLead), polarised: own.polarised ? 'yes' : 'no',
    }));
    expect(found).toEqual(rows('expected.csv'));
  });

  it('leave eleven items unanswered, which is not nought', () => {
    const blank = outcome.items.filter(({ statistics }) => statistics.answered === 0);
    expect(blank).toHaveLength(11);
    for (const { cells, statistics, band } of blank) {
      expect(cells).toEqual(Array.from({ length: 8 }, () => null));
      expect([statistics.median, statistics.mean, statistics.weightedMean, statistics.polarised, band]).toEqual([null, null, null, false, null]);
    }
    expect(outcome.coverage).toEqual({ answered: 32, asked: 240, complete: 0, practices: 8 });
  });

  it('say first who stands lowest, then who stands highest, where opinions are polarised', () => {
    expect(outcome.discussion.map(({ item, interquartileRange }) => [item, interquartileRange])).toEqual([['pl.trust-negotiation', '3.25']]);
    const [said] = outcome.discussion;
    expect(said?.lowest.map(({ score }) => score)).toEqual([0, 0]);
    expect(said?.highest.map(({ score }) => score)).toEqual([4, 4, 4]);
  });

  it('give each practice the mean of what it answered, under a letter and no name', () => {
    expect(outcome.practices.map(({ column, practice, name, answered }) => [column, practice, name, answered]))
      .toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((letter) => [letter, null, null, 4]));
    const byHand = ['abbey', 'brook', 'canal', 'drovers', 'elm', 'foundry', 'glebe', 'hope'].map((practice) => {
      const hundredths = scores.filter((row) => row['practice'] === practice).reduce((sum, { willingness }) => sum + Number(willingness) * 25, 0);
      return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
    });
    expect(outcome.practices.map(({ index }) => index).toSorted()).toEqual(byHand.toSorted());
  });
});
