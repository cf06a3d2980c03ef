import type { ParameterSchema } from '@pbc-planner/domain';

const choiceNames: Readonly<Record<NonNullable<ParameterSchema['x-choices']>, string>> = {
  practices: 'PRACTICE', budgetMethods: 'METHOD', policyParameters: 'PARAMETER', importProfiles: 'PROFILE', years: 'YEAR',
  weightedLists: 'LIST', packs: 'PACK', commands: 'COMMAND', outcomes: 'KIND',
  responsibilityFrameworks: 'FRAMEWORK', responsibilityItems: 'ITEM', responsibilityParties: 'PARTY',
  clinicalAreas: 'AREA', quickWins: 'WIN', projects: 'PROJECT', trainingCourses: 'COURSE', interests: 'INTEREST',
  involvementGuides: 'GUIDE', stakeholderKinds: 'KIND', contacts: 'CONTACT', caseStudies: 'CASE',
  sessionTemplates: 'TEMPLATE', sessions: 'SESSION', sessionBlocks: 'BLOCK', sessionItems: 'ITEM', sessionActions: 'ACTION', sessionPeople: 'NAME',
  processSteps: 'STEP', processQuestions: 'QUESTION', evidenceKinds: 'KIND', providerRoutes: 'ROUTE', launchItems: 'ITEM',
};

const unitNames: Readonly<Record<string, string>> = { pounds: 'POUNDS', 'per cent': 'PERCENT', people: 'NUMBER' };

/** What stands for the value of a parameter in the help: `--base-year YEAR`, `--methods METHOD,...`. */
export function placeholderOf(name: string, schema: ParameterSchema): string {
  if (schema['x-position'] !== undefined) return name.toUpperCase();
  if (schema['x-input'] === 'list') return `${schema['x-choices'] === undefined ? 'CODE' : choiceNames[schema['x-choices']]},...`;
  if (schema['x-input'] === 'file') return 'FILE';
  if (schema['x-unit'] !== undefined) return unitNames[schema['x-unit']] ?? 'NUMBER';
  if (schema['x-choices'] !== undefined) return choiceNames[schema['x-choices']];
  if (schema.type === 'integer') return 'NUMBER';
  const lastWord = /[A-Z]?[a-z0-9]*$/.exec(name)?.[0] ?? '';
  return (lastWord === '' ? name : lastWord).toUpperCase();
}
