import type { SessionTemplate } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { templates } from '../templates.generated.ts';
import { checkTemplate } from './check-template.ts';

const godiva = templates['godiva'] as SessionTemplate;

describe('the shipped templates', () => {
  it('are eight, with the minutes of the brief', () => {
    expect(Object.fromEntries(Object.values(templates).map(({ id, blocks }) => [id, blocks.map(({ minutes }) => minutes)]))).toEqual({
      'ses.kickoff': [10, 15, 20, 15, 15, 15],
      'ses.budget': [10, 20, 25, 25, 10, 25, 20, 15],
      'ses.matrix': [5, 10, 5, 25, 10, 5],
      'ses.commit': [5, 15, 10, 20, 15, 10],
      'ses.godiva': [15, 20, 35, 35, 15, 30, 20, 25, 15],
      'ses.monthly': [10, 20, 25, 40, 20, 20],
      'ses.roadshow': [10, 10, 15, 10],
      'ses.gate': [10, 10, 10, 10],
    });
    expect(Object.values(templates).map(({ minutes }) => minutes).sort((a, b) => a - b)).toEqual([40, 45, 60, 75, 90, 135, 150, 210]);
  });

  it.each(Object.values(templates))('$id has no fault, fits the projector, and says whose rule its quorum is', (template) => {
    expect(checkTemplate(template)).toEqual([]);
    expect(template.blocks.flatMap(({ prompt }) => prompt).filter((line) => line.length > 60)).toEqual([]);
    expect(template.quorum.grade).toBe('proposed');
  });

  it('has seven challenges for three places', () => {
    expect([godiva.challenges?.length, godiva.blocks.filter(({ challenge }) => challenge).length, godiva.rehearsalOnly]).toEqual([7, 3, true]);
  });
});

describe('a template with a fault', () => {
  it.each<readonly [string, (template: SessionTemplate) => SessionTemplate, readonly string[]]>([
    ['minutes that do not add up', (one) => ({ ...one, minutes: 200 }), ['minutes-apart']],
    ['a silence shorter than its longest block', (one) => ({ ...one, idleMinutes: 34 }), ['idle-too-short']],
    ['a block twice', (one) => ({ ...one, blocks: one.blocks.map((block) => (block.id === 'break' ? { ...block, id: 'area' } : block)) }), ['id-twice']],
    ['fewer cards than places', (one) => ({ ...one, challenges: one.challenges?.slice(0, 2) ?? [] }), ['too-few-challenges']],
    ['cards without a place', (one) => ({ ...one, blocks: one.blocks.map(({ challenge: _, ...block }) => block) }), ['challenges-without-place']],
    ['no quorum', (one) => ({ ...one, quorum: { roles: ['gp'], reason: 'None.', grade: 'proposed' } }), ['no-quorum']],
    ['two quorums', (one) => ({ ...one, quorum: { ...one.quorum, practices: 2, practicesPercent: 50 } }), ['two-quorums']],
  ])('that has %s is told of', (_, change, expected) => {
    expect(checkTemplate(change(godiva)).map(({ code }) => code)).toEqual(expected);
  });
});
