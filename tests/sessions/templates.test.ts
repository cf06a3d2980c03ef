import type { Toolkit } from '@pbc-planner/toolkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templates } from '../../packages/sessions/src/templates.generated.ts';
import { demoPlan } from '../support/plan-of.ts';

const shown = Object.values(templates).flatMap(({ id, blocks }) => blocks.flatMap(({ id: block, shows }) => (shows === undefined ? [] : [{ template: id, block, ...shows }])));

/** What a block shows is run with nobody asking: it has to answer, and to leave the plan as it is. */
describe('what a block of a template shows', () => {
  let toolkit: Toolkit;
  beforeAll(async () => {
    toolkit = await demoPlan();
  });
  afterAll(() => toolkit.close());

  it.each(shown)('$command, in $block of $template, answers and changes nothing', async ({ command, params }) => {
    const run = await toolkit.run(command, params);
    expect([run.answer.kind === 'refusal', run.changed]).toEqual([false, false]);
  });
});
