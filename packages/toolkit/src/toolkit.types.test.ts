import type { ComparisonOutcome } from '@pbc-planner/domain';
import { describe, expectTypeOf, it } from 'vitest';
import type { Answer } from './index.ts';
import type { Toolkit } from './toolkit.ts';

/** Never run: it compiles, or the test types do not. */
export async function typedCalls(toolkit: Toolkit): Promise<void> {
  const { answer } = await toolkit.run('budget.compare', { blend: 70, methods: ['historic'] });
  if (answer.kind === 'comparison') expectTypeOf(answer).toExtend<Answer<ComparisonOutcome>>();
  if (answer.kind !== 'refusal') expectTypeOf(answer.kind).toEqualTypeOf<'comparison'>();

  // @ts-expect-error a parameter that the command does not have
  await toolkit.run('budget.compare', { blnd: 70 });
  // @ts-expect-error a value of the wrong kind
  await toolkit.run('budget.compare', { methods: 5 });
  // @ts-expect-error a required parameter is missing
  await toolkit.run('budget.explain', { practice: 'abbey' });
  // @ts-expect-error a command whose required parameters are left out altogether
  await toolkit.run('import');
  // @ts-expect-error a word that is not among the choices
  await toolkit.run('init', { name: 'A', year: '2006/07', framework: 'pct-1999' });

  const command: string = 'budget.compare';
  expectTypeOf((await toolkit.run(command, { anything: 1 })).answer).toExtend<Answer>();
}

describe('a typed call', () => {
  it('answers with the outcome of its command, or a refusal', () => {
    expectTypeOf<Awaited<ReturnType<typeof typedCalls>>>().toBeVoid();
  });
});
