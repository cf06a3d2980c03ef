import { valueInForce, type CommandContext } from '@pbc-planner/domain';

/** Rules of a budget whose numbers may be gaps: their ids, and what a practice reads where they are. */
const budgetRules: readonly (readonly [id: string, text: string])[] = [
  ['contingency', 'How much was held back as a contingency: no source gives a percentage, so it is a local choice to be stated.'],
  ['pace-of-change-minimum', 'How fast budgets move to fair shares at least: guidance sets a pace, but its number was read nowhere.'],
  ['market-forces-factor-in-practice-budget', 'Whether the market forces factor of providers is in the budget: it was confirmed in no source.'],
];

/** What nobody can know from the plan: the named gaps among the rules of the year, in words. */
export async function unknownFigures({ state, registry }: CommandContext): Promise<string[]> {
  const parameters = new Map((await registry.policyParameters()).map((parameter) => [parameter.id, parameter]));
  const year = state.founded?.year;
  return budgetRules.flatMap(([id, text]) => {
    const parameter = parameters.get(id);
    const held = parameter === undefined || year === undefined ? null : valueInForce(parameter, year);
    return held !== null && held.value === null ? [text] : [];
  });
}
