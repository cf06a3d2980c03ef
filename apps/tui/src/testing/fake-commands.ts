import type { CommandManifest, ParameterSchema } from '@pbc-planner/domain';

const command = (
  id: string, title: string, description: string, rest: Partial<CommandManifest> = {},
  properties: Record<string, ParameterSchema> = {}, required: string[] = [],
): CommandManifest => ({
  id, title, description, examples: [], outcome: 'message', ...rest,
  parameters: { type: 'object', additionalProperties: false, properties, required },
});

const text = (description: string, rest: Partial<ParameterSchema> = {}): ParameterSchema => ({ type: 'string', description, ...rest });
const blend = text('How much of the historic budget is in the blend.', {
  pattern: '^(100|\\d{1,2}(\\.\\d)?)$', default: '50', 'x-must-be': 'a percentage from 0 to 100, such as 62.5', 'x-unit': 'per cent',
});

/** Commands like the product's own, for tests: every kind of field, a question, and some that cannot be run. */
export const fakeCommands: readonly CommandManifest[] = [
  command('init', 'Start a workspace', 'Makes a folder the workspace of a locality.', { when: '!workspace' }, {
    name: text('The name of the locality.', { minLength: 1, maxLength: 60 }),
    year: text('The financial year.', { pattern: '^\\d{4}/\\d{2}$', 'x-must-be': 'a financial year such as 2006/07' }),
  }, ['name', 'year']),
  command('demo', 'Try it on Tarrow Vale', 'Opens a fictional locality, ready to try.', { when: '!workspace' }),
  command('import', 'Import a file', 'Reads a published or a generic file into the plan.', { when: 'workspace', outcome: 'import' }, {
    file: text('The file to read.', { 'x-input': 'file', 'x-position': 1 }),
    as: text('How to read it.', { enum: ['practices', 'spend'] }),
    dryRun: { type: 'boolean', description: 'Only say what would be imported.' },
    only: { type: 'array', items: { type: 'string', pattern: '^[A-Z]\\d{5}$' }, description: 'Only these practices.', 'x-input': 'list', 'x-choices': 'practices' },
  }, ['file']),
  command('locality.show', 'Show the locality', 'The practices of the locality.', { when: 'workspace', outcome: 'locality' }),
  command('locality.leave', 'Take a practice out', 'A practice leaves the locality.', { when: 'workspace', confirm: 'Take this practice out of the locality?' }, {
    practice: text('The code of the practice.', { 'x-choices': 'practices', 'x-position': 1 }),
  }, ['practice']),
  command('budget.compare', 'Compare budgets', 'Budgets of every practice by several methods.', { when: 'workspace', outcome: 'comparison' }, {
    blend, weights: text('The list to share by.', { 'x-choices': 'weightedLists' }),
    years: { type: 'integer', description: 'How many years.', minimum: 1, maximum: 5 },
  }),
  command('budget.explain', 'Explain a budget', 'Why a figure is what it is.', { when: 'workspace', outcome: 'explanation' }, {
    practice: text('The practice.'), method: text('The method.'), blend, weights: text('The list to share by.'),
  }, ['practice', 'method']),
  command('policy.list', 'List policy parameters', 'All rules that are numbers.', { outcome: 'table' }),
  command('undo', 'Undo the last change', 'Takes back the last change of the plan.', { when: 'workspace', changesPlan: true }),
  command('redo', 'Redo what was undone', 'Takes back the last undo.', { when: 'workspace', changesPlan: true }),
];
