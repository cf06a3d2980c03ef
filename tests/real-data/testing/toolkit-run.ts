import { join } from 'node:path';
import { createToolkit, type Toolkit } from '@pbc-planner/toolkit';
import { expect } from 'vitest';
import { person, type BuiltProduct, type ComparisonJson, type ExplanationJson } from './built-product.ts';

/** The toolkit, from its sources, on a workspace that the built product made. */
export function toolkitOn(product: BuiltProduct, workspace: string): Promise<Toolkit> {
  return createToolkit({ workspace: join(product.folder, workspace), by: person });
}

/** A comparison by a script. */
export async function compareBy(toolkit: Toolkit, options: Readonly<Record<string, unknown>>): Promise<ComparisonJson> {
  const { status, answer } = await toolkit.run('budget.compare' as string, options);
  expect([status, answer.kind]).toEqual(['fine', 'comparison']);
  return answer as unknown as ComparisonJson;
}

/** An explanation by a script. */
export async function explainBy(toolkit: Toolkit, options: Readonly<Record<string, unknown>>): Promise<ExplanationJson> {
  const { status, answer } = await toolkit.run('budget.explain' as string, options);
  expect([status, answer.kind]).toEqual(['fine', 'explanation']);
  return answer as unknown as ExplanationJson;
}
