import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { packPoints, type ContributionManifest, type PackPoints } from '../contracts/contribution.ts';
import { parameterVocabulary } from '../contracts/json-schema.ts';
import type { Answer, ComparisonOutcome, ExplanationOutcome, OutcomeKind } from '../outcome/outcome.ts';
import { contributionSchema, outcomeKinds, outcomeSchema, packSchemas } from './schemas.ts';

const ours = new Ajv({ strict: true, allErrors: true });
for (const keyword of parameterVocabulary) ours.addKeyword(keyword);
const theirs = new Ajv({ strict: true, allErrors: true });

const hash = 'a1'.repeat(32);
const source = { title: 'Payments to practices', publisher: 'A publisher', date: '2022-11', address: 'https://example.org', licence: 'An open licence' };

const contribution: ContributionManifest = {
  id: 'budgets',
  title: 'Budgets',
  description: 'Compares budgets.',
  packs: ['scenarios'],
  commands: [{
    id: 'budget.risk-pool',
    title: 'Compare budgets',
    description: 'Compares methods.',
    examples: ['pbc budget compare'],
    when: 'practices && spend',
    confirm: 'Are you sure?',
    confirmFor: 'practice',
    worksOnFiles: false,
    outcome: 'comparison',
    changesPlan: false,
    takesMethodOptions: true,
    parameters: {
      type: 'object',
      properties: {
        methods: {
          type: 'array', items: { type: 'string', pattern: '^[a-z-]+$', maxLength: 40 }, description: 'Methods.', 'x-input': 'list',
          'x-choices': 'budgetMethods',
        },
        practice: { type: 'string', description: 'A practice.', 'x-position': 1, 'x-choices': 'practices', default: 'all', maxLength: 20 },
        years: { type: 'integer', description: 'Years.', minimum: 1, maximum: 10, default: 3, 'x-unit': 'years', 'x-must-be': 'from 1 to 10' },
        dryRun: { type: 'boolean', description: 'Saves nothing.', default: false },
      },
      required: ['practice'],
      additionalProperties: false,
    },
  }],
  budgetMethods: [{
    id: 'historic', title: 'Historic', description: 'What was spent.', source: 'A note (2005)', grade: 'verified', role: 'current',
    setsPool: true, needs: ['capitation'], options: { baseYear: { type: 'string', description: 'The year.' } },
  }],
};

const packs: { readonly [P in keyof PackPoints]: readonly PackPoints[P][] } = {
  policyParameters: [{
    id: 'pace-of-change.step', title: 'Step', description: 'How fast budgets move.', unit: 'per cent', local: true,
    values: [
      { from: '2005/06', until: '2006/07', value: '12.5', grade: 'verified', source, quote: 'Half the band.' },
      { from: '2007/08', value: null, grade: 'unverified', source: { title: 'A letter' }, quote: 'A later letter sets it.' },
    ],
  }],
  importProfiles: [
    {
      id: 'payments', title: 'Payments', description: 'Payments by practice.', source, grade: 'verified', codes: 'published',
      recognise: ['Practice Code', 'Total'], practice: 'Practice Code', name: 'Practice Name', icb: { code: 'ICB', name: 'ICB name' },
      year: { from: 'file name' },
      measures: [
        { heading: 'Total', measure: { kind: 'spend', serviceLine: 'total' } },
        { heading: 'Patients', measure: { kind: 'list' } },
        { heading: 'Weighted', measure: { kind: 'weighted-list', name: 'carr-hill' }, headline: true },
        { heading: 'F75+', measure: { kind: 'list-band', sex: 'female', band: '75+' } },
      ],
      listIsSumOfBands: false,
    },
    {
      id: 'spend', title: 'Spend', description: 'Spend by service line.', source, grade: 'unverified', codes: 'local', recognise: ['pounds'],
      practice: 'practice_code', year: { from: 'column', heading: 'year' }, long: { serviceLine: 'service_line', pounds: 'pounds' },
    },
    {
      id: 'practices', title: 'Practices', description: 'Lists.', source, grade: 'unverified', codes: 'local', recognise: ['list_size'],
      practice: 'practice_code', year: { from: 'file name' }, furtherColumns: 'weighted lists',
    },
    {
      id: 'lists', title: 'Lists', description: 'Lists by quarter.', source, grade: 'verified', codes: 'published', recognise: ['PRACTICE'],
      practice: 'PRACTICE', year: { from: 'file name', written: 'quarter', otherwise: 'plan' }, measures: [{ heading: 'LIST', measure: { kind: 'list' } }],
    },
  ],
  scenarios: [{
    id: 'eight-practices', title: 'Eight practices', description: 'A small town.', fictional: true, year: '2006/07', framework: 'pbc-2005',
    files: [{ name: 'practices.csv', profile: 'practices', lines: ['practice_code,name,list_size', 'A,"The Surgery",5000'] }],
  }],
  weightTables: [{
    id: 'astro-pu-2013', title: 'ASTRO-PU', description: 'Prescribing units.', source, grade: 'verified', quote: 'Eighteen weights.',
    columns: [{ id: 'cost', title: 'Cost', unit: 'units a patient' }],
    rows: [{ sex: 'male', band: '0-4', weights: { cost: '1.0' } }, { sex: 'female', band: '75+', weights: { cost: null } }],
  }],
};

const diagnostics = [
  { severity: 'warning', code: 'no-figure', message: 'M81007 has no spend.', place: { file: 'p.csv', line: 3, column: 2, columnName: 'Total', key: 'M81007' } },
  { severity: 'info', code: 'held', message: 'Already held.', hint: 'Use --yes.', place: {} },
] as const;

const comparison: ComparisonOutcome = {
  kind: 'comparison', locality: 'A locality', fictional: false, year: '2022/23' as never, poolPence: 300 as never,
  methods: [{ id: 'historic', title: 'Historic', options: { blend: '50', places: 2, exact: true }, grade: 'derived', reads: ['spend of 2021/22'] }],
  rows: [
    { practice: 'M81006', name: 'One', list: 1200.5, amounts: { historic: 301 as never }, distance: { pence: -5 as never, basisPoints: -12 } },
    { practice: 'local_2', name: 'Two', list: null, amounts: { historic: -1 as never }, distance: null },
    { practice: 'x', name: 'Three', list: 0, amounts: { historic: 0 as never }, distance: { pence: 0 as never, basisPoints: null } },
  ],
  totals: { historic: 300 as never },
  inputs: [{ name: 'p.csv', sha256: hash, rows: 32, year: '2021/22' as never, source: 'Payments', grade: 'verified' }],
  notes: ['A note.'],
};

const leaf = { label: 'spend', value: '100.5', unit: 'pence', inputs: [], grade: 'verified' } as const;
const explanation: ExplanationOutcome = {
  kind: 'explanation', locality: 'A locality', fictional: true, practice: 'M81006', name: 'One', year: '2022/23' as never, method: 'historic',
  title: 'Historic', pence: 100 as never, grade: 'unverified',
  steps: [
    { ...leaf, index: 0, kind: 'input', file: 'p.csv', sha256: hash, line: 2, column: 'Total', columnNumber: 7, source: 'Payments' },
    { ...leaf, index: 1, kind: 'parameter', parameter: 'step', source: 'A note', date: '2006' },
    { ...leaf, index: 2, kind: 'choice', by: 'Dr Shah', reason: 'agreed', value: '-3' },
    {
      ...leaf, index: 3, kind: 'calculation', operation: 'sum',
      over: {
        label: 'spend', rows: 32,
        from: [{ file: 'p.csv', sha256: hash, column: 'Total', columnNumber: 7, rows: 32, firstLine: 2, lastLine: 90 }],
      },
    },
    { ...leaf, index: 4, kind: 'calculation', operation: 'round', inputs: [0], places: 0 },
    { ...leaf, index: 5, kind: 'calculation', operation: 'apportion', inputs: [3, 0, 3], key: 'M81006', cutOff: { remainder: '12.5', key: 'M81007' } },
    { ...leaf, index: 6, kind: 'calculation', operation: 'apportion', inputs: [3, 0, 3], key: 'M81006', cutOff: null },
    { ...leaf, index: 7, kind: 'method', inputs: [5], method: 'historic', source: 'A note' },
  ],
};

const table = {
  id: 'rows', title: 'Rows', columns: [{ id: 'code', title: 'Code', kind: 'code' }, { id: 'pence', title: 'Pounds', kind: 'pence' }],
  rows: [['A', 1], ['B', null]], totals: [null, 1],
} as const;

const answers: { readonly [K in OutcomeKind]: Answer<Extract<Answer, { kind: K }>> } = {
  comparison: { ...comparison, format: 1, diagnostics },
  explanation: { ...explanation, format: 1, diagnostics: [] },
  locality: {
    kind: 'locality', format: 1, diagnostics: [], name: 'A locality', year: '2006/07' as never, framework: 'pbc-2005', fictional: false,
    practices: [
      { practice: 'M81006', name: 'One', list: '5012.25', membership: 'in' },
      { practice: 'M81007', name: 'M81007', list: null, membership: 'observing' },
    ],
    inputs: [{ name: 'p.csv', rows: 2, year: '2006/07' as never, source: 'Entered', grade: 'unverified' }],
  },
  import: {
    kind: 'import', format: 1, diagnostics: [], file: { name: 'p.csv', sha256: hash }, profile: null, year: null, practices: 0, figures: 0,
    leftOut: 2, imported: false, dryRun: true,
  },
  'need-index': {
    kind: 'need-index', format: 1, diagnostics: [], grade: 'verified', populations: [{ id: 'maternity', title: 'Maternity' }],
    rows: [{
      kind: 'place', name: 'North', icb: { code: 'QNX', name: 'NHS Sussex ICB' }, practices: 2, population: 12, weighted: { maternity: 0 },
      index: { maternity: null }, small: true, sharedPractices: ['H82003'],
      unrounded: { population: 12.08, weighted: { maternity: 0 }, index: { maternity: null } },
    }],
    overlaps: [{ practice: 'H82003', places: ['North', 'South'] }],
    breakdown: {
      kind: 'place', name: 'North', icb: { code: 'QNX', name: 'NHS Sussex ICB' },
      rows: [{
        practice: 'H82003', name: 'One', icb: { code: '', name: '' }, population: 12, weighted: { maternity: 3 }, index: { maternity: 1.25 },
        contribution: { maternity: 0.6251 },
        unrounded: { population: 12.08, weighted: { maternity: 3.1 }, index: { maternity: 1.2503 }, contribution: { maternity: 0.62512 } },
      }],
    },
    inputs: [{ name: 'p.csv', sha256: hash, rows: 2, year: null, source: 'Allocations', licence: null, grade: 'verified' }],
    places: { name: 'places.json', sha256: hash },
  },
  'prescribing-units': {
    kind: 'prescribing-units', format: 1, diagnostics: [], grade: 'derived', weights: { id: 'astro-pu-2013', title: 'ASTRO-PU', source, grade: 'derived' },
    rows: [
      { practice: 'M81006', name: 'One', list: 3, astroPuCost: 3.1235, astroPuItems: 12, exact: { astroPuCost: '3.12345', astroPuItems: '12' } },
      { practice: 'M81007', name: 'M81007', list: null, astroPuCost: null, astroPuItems: null, exact: { astroPuCost: null, astroPuItems: null } },
    ],
    totals: { practices: 1, list: 3, astroPuCost: 3.1235, astroPuItems: 12, exact: { astroPuCost: '3.12345', astroPuItems: '12' } },
    inputs: [{ name: 'l.csv', sha256: hash, rows: 2, year: '2013/14' as never, source: 'Lists', licence: 'An open licence', grade: 'verified' }],
  },
  table: { kind: 'table', format: 1, diagnostics: [], fictional: false, table },
  document: {
    kind: 'document', format: 1, diagnostics: [],
    document: {
      title: 'How was our budget set?', fictional: false,
      blocks: [
        { kind: 'heading', text: 'Your budget' }, { kind: 'paragraph', text: 'It is this.' }, { kind: 'list', items: ['one'], numbered: true },
        { kind: 'facts', facts: [['Pool', '£3.00']] }, { kind: 'table', table },
      ],
    },
  },
  message: { kind: 'message', format: 1, diagnostics: [], text: 'Done.' },
  text: { kind: 'text', format: 1, diagnostics: [], mediaType: 'application/schema+json', text: '{}' },
  collection: {
    kind: 'collection', format: 1, diagnostics: [], title: 'Both',
    parts: [comparison, { kind: 'refusal', command: 'budget.compare' }, { kind: 'collection', title: 'Inner', parts: [{ kind: 'message', text: 'Hello.' }] }],
  },
  refusal: { kind: 'refusal', format: 1, diagnostics: [{ severity: 'error', code: 'no-workspace', message: 'There is no plan here.' }], command: 'budget.compare' },
};

const check = {
  contribution: ours.compile(contributionSchema),
  ...Object.fromEntries(packPoints.map((point) => [point, ours.compile(packSchemas[point])])),
  ...Object.fromEntries(outcomeKinds.map((kind) => [kind, theirs.compile(outcomeSchema(kind) as object)])),
} as Record<string, ValidateFunction>;

/** Every place with a fault; a property that is missing or one too many is named as if it were there. The echo of a condition is left out. */
function faults(schema: string, value: unknown): string[] {
  const validate = check[schema] as ValidateFunction;
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return [...new Set(errors.map(({ instancePath, params, propertyName }) => {
    const property: unknown = params['missingProperty'] ?? params['additionalProperty'] ?? params['propertyName'] ?? propertyName;
    return typeof property === 'string' ? `${instancePath}/${property}` : instancePath;
  }))];
}

/** A copy of a value with the place at a JSON path set, or taken away where there is nothing to set. */
function planted(value: unknown, path: string, fault: unknown): unknown {
  const copy = structuredClone(value);
  const names = path.split('/').slice(1);
  const last = names.pop() as string;
  let at = copy as Record<string, unknown>;
  for (const name of names) at = at[name] as Record<string, unknown>;
  if (fault === undefined) delete at[last];
  else at[last] = fault;
  return copy;
}

describe('the schemas', () => {
  it('name every kind of answer, and no other', () => {
    expect([...outcomeKinds].sort()).toEqual(Object.keys(answers).sort());
    expect(outcomeSchema('pace')).toBeNull();
    expect(outcomeSchema('constructor')).toBeNull();
  });

  it('let a command give the same kinds of answer', () => {
    const { definitions } = contributionSchema as { definitions: { command: { properties: { outcome: { enum: string[] } } } } };
    expect(definitions.command.properties.outcome.enum).toEqual(outcomeKinds);
  });

  it.each(outcomeKinds)('print the schema of %s in one piece, without words of our own', (kind) => {
    const printed = JSON.stringify(outcomeSchema(kind));
    expect(printed).not.toContain('.schema.json');
    expect(printed).not.toContain('"x-');
  });

  it('leave no definition unused', () => {
    const { definitions } = outcomeSchema('message') as { definitions: object };
    expect(Object.keys(definitions)).toEqual(['diagnostics', 'diagnostic', 'place', 'message']);
  });

  it.each(packPoints)('explain every property of %s to its author', (point) => {
    type Described = { description?: string; $ref?: string; properties?: Record<string, Described>; definitions?: Record<string, Described> };
    const schema = packSchemas[point] as Described;
    const definitions = schema.definitions ?? {};
    const explained = ({ description, $ref }: Described) => description ?? definitions[$ref?.split('/').at(-1) ?? '']?.description;
    const without = [schema, ...Object.values(definitions)].flatMap(({ properties = {} }) => Object.entries(properties))
      .filter(([name, property]) => name !== '$schema' && !explained(property))
      .map(([name]) => name);
    expect(without).toEqual([]);
  });
});

describe('good examples', () => {
  it.each(outcomeKinds)('%s passes', (kind) => {
    expect(faults(kind, answers[kind])).toEqual([]);
  });

  it.each(packPoints)('%s pass, with a $schema for the editor too', (point) => {
    for (const pack of packs[point]) {
      expect(faults(point, pack)).toEqual([]);
      expect(faults(point, { $schema: '../schemas/pack.json', ...pack })).toEqual([]);
    }
  });

  it('a contribution passes', () => {
    expect(faults('contribution', contribution)).toEqual([]);
    expect(faults('contribution', { id: 'policy', title: 'Policy', description: 'Parameters.', packs: [] })).toEqual([]);
  });

  it('an answer may have fields that a later version adds', () => {
    expect(faults('comparison', { ...answers.comparison, added: 1 })).toEqual([]);
    expect(faults('comparison', planted(answers.comparison, '/rows/0/added', 1))).toEqual([]);
  });
});

describe('planted faults in a contribution', () => {
  it.each([
    ['/id', 'Budgets'],
    ['/title', ' '],
    ['/description', undefined],
    ['/extra', 1],
    ['/packs/0', 'frameworks'],
    ['/commands/0/id', 'budget_compare'],
    ['/commands/0/id', 'budget.risk-pool.show.all'],
    ['/commands/0/id', 'budget.-pool'],
    ['/commands/0/id', 'Budget.compare'],
    ['/commands/0/description', undefined],
    ['/commands/0/description', ''],
    ['/commands/0/outcome', 'pace'],
    ['/commands/0/outcome', undefined],
    ['/commands/0/examples', []],
    ['/commands/0/run', 'code.js'],
    ['/commands/0/parameters', undefined],
    ['/commands/0/parameters/type', 'array'],
    ['/commands/0/parameters/additionalProperties', true],
    ['/commands/0/parameters/additionalProperties', undefined],
    ['/commands/0/parameters/properties/dry-run', { type: 'boolean', description: 'Saves nothing.' }],
    ['/commands/0/parameters/properties/years/type', 'number'],
    ['/commands/0/parameters/properties/years/default', 1.5],
    ['/commands/0/parameters/properties/years/pattern', '^1$'],
    ['/commands/0/parameters/properties/practice/default', 4],
    ['/commands/0/parameters/properties/practice/minimum', 4],
    ['/commands/0/parameters/properties/practice/description', undefined],
    ['/commands/0/parameters/properties/practice/x-position', 0],
    ['/commands/0/parameters/properties/practice/x-colour', 'red'],
    ['/commands/0/parameters/properties/dryRun/default', 'no'],
    ['/commands/0/parameters/properties/methods/items', undefined],
    ['/commands/0/parameters/properties/methods/items/type', 'integer'],
    ['/commands/0/parameters/properties/methods/x-choices', 'frameworks'],
    ['/commands/0/parameters/properties/methods/x-input', 'stream'],
    ['/budgetMethods/0/grade', 'certain'],
    ['/budgetMethods/0/source', undefined],
    ['/budgetMethods/0/role', 'fair-share'],
    ['/budgetMethods/0/needs/0', 'Capitation'],
    ['/budgetMethods/0/options', undefined],
  ])('%s: %j', (path, fault) => {
    expect(faults('contribution', planted(contribution, path, fault))).toEqual([path]);
  });
});

describe('planted faults in a pack', () => {
  it.each([
    ['policyParameters', 0, '/id', 'Pace of change'],
    ['policyParameters', 0, '/values', []],
    ['policyParameters', 0, '/values/0/grade', undefined],
    ['policyParameters', 0, '/values/0/value', 12.5],
    ['policyParameters', 0, '/values/0/value', ''],
    ['policyParameters', 0, '/values/1/value', undefined],
    ['policyParameters', 0, '/values/0/from', '2005'],
    ['policyParameters', 0, '/values/0/source', 'A note'],
    ['policyParameters', 0, '/values/0/source/title', undefined],
    ['policyParameters', 0, '/values/0/source/date', 'November 2006'],
    ['policyParameters', 0, '/values/0/source/date', '2006-13'],
    ['policyParameters', 0, '/values/0/quote', undefined],
    ['policyParameters', 0, '/values/0/note', 'more'],
    ['policyParameters', 0, '/unit', undefined],
    ['importProfiles', 0, '/codes', 'any'],
    ['importProfiles', 0, '/grade', undefined],
    ['importProfiles', 0, '/recognise', []],
    ['importProfiles', 0, '/year/from', 'today'],
    ['importProfiles', 0, '/year/heading', 'Year'],
    ['importProfiles', 1, '/year/heading', undefined],
    ['importProfiles', 1, '/year/otherwise', 'plan'],
    ['importProfiles', 3, '/year/written', 'month'],
    ['importProfiles', 1, '/long/pounds', undefined],
    ['importProfiles', 2, '/furtherColumns', 'spend'],
    ['importProfiles', 0, '/measures/0/measure/kind', 'money'],
    ['importProfiles', 0, '/measures/0/measure/serviceLine', undefined],
    ['importProfiles', 0, '/measures/1/measure/name', 'carr-hill'],
    ['importProfiles', 0, '/measures/2/measure/name', undefined],
    ['importProfiles', 0, '/measures/3/measure/sex', 'F'],
    ['importProfiles', 0, '/measures/3/measure/band', undefined],
    ['scenarios', 0, '/fictional', false],
    ['scenarios', 0, '/year', '2006-07'],
    ['scenarios', 0, '/files/0/name', '../plan.json'],
    ['scenarios', 0, '/files/0/lines/1', 'A,"One\nTwo",5000'],
    ['scenarios', 0, '/files/0/profile', undefined],
    ['scenarios', 0, '/extra', 1],
    ['importProfiles', 0, '/icb/code', undefined],
    ['weightTables', 0, '/rows/0/sex', 'M'],
    ['weightTables', 0, '/rows/0/band', '75 and over'],
    ['weightTables', 0, '/rows/0/weights/cost', 1.5],
    ['weightTables', 0, '/rows/0/weights/cost', '1e3'],
    ['weightTables', 0, '/columns', []],
    ['weightTables', 0, '/source', undefined],
    ['weightTables', 0, '/quote', ' '],
  ] as const)('%s %i %s: %j', (point, index, path, fault) => {
    expect(faults(point, planted(packs[point][index], path, fault))).toEqual([path]);
  });

  it('a profile that reads no figures is none', () => {
    expect(faults('importProfiles', planted(packs.importProfiles[2], '/furtherColumns', undefined)))
      .toEqual(['/measures', '/furtherColumns', '/long', '']);
  });
});

describe('planted faults in an answer', () => {
  it.each([
    ['comparison', '/kind', 'explanation'],
    ['comparison', '/format', 2],
    ['comparison', '/format', undefined],
    ['comparison', '/diagnostics', undefined],
    ['comparison', '/diagnostics/0/severity', 'fatal'],
    ['comparison', '/diagnostics/0/code', 'NoFigure'],
    ['comparison', '/diagnostics/0/message', undefined],
    ['comparison', '/diagnostics/0/place/line', 0],
    ['comparison', '/poolPence', 1.5],
    ['comparison', '/poolPence', 2 ** 53],
    ['comparison', '/poolPence', '300'],
    ['comparison', '/year', '2022'],
    ['comparison', '/methods/0/grade', 'good'],
    ['comparison', '/methods/0/options/blend', null],
    ['comparison', '/rows/0/practice', 'M81006; rm'],
    ['comparison', '/rows/0/amounts/historic', 1.5],
    ['comparison', '/rows/0/amounts/historic', null],
    ['comparison', '/rows/0/list', -1],
    ['comparison', '/rows/1/list', undefined],
    ['comparison', '/rows/0/distance/basisPoints', 0.5],
    ['comparison', '/rows/1/distance', undefined],
    ['comparison', '/totals', undefined],
    ['comparison', '/inputs/0/sha256', 'A1'.repeat(32)],
    ['comparison', '/inputs/0/sha256', 'a1'],
    ['comparison', '/inputs/0/sha256', undefined],
    ['explanation', '/pence', 1.5],
    ['explanation', '/steps', []],
    ['explanation', '/steps/0/value', '1e3'],
    ['explanation', '/steps/0/value', 100],
    ['explanation', '/steps/0/line', undefined],
    ['explanation', '/steps/1/source', undefined],
    ['explanation', '/steps/2/by', undefined],
    ['explanation', '/steps/3/operation', 'average'],
    ['explanation', '/steps/3/over/from/0/sha256', 'none'],
    ['explanation', '/steps/4/operation', undefined],
    ['explanation', '/steps/4/places', undefined],
    ['explanation', '/steps/4/inputs/0', -1],
    ['explanation', '/steps/5/cutOff', undefined],
    ['explanation', '/steps/5/cutOff/key', undefined],
    ['explanation', '/steps/7/method', undefined],
    ['locality', '/practices/0/list', 5012],
    ['locality', '/practices/0/list', '-1'],
    ['locality', '/practices/0/membership', 'left'],
    ['import', '/file/sha256', hash.slice(1)],
    ['import', '/profile', undefined],
    ['import', '/practices', -1],
    ['import', '/imported', 'yes'],
    ['need-index', '/rows/0/kind', 'county'],
    ['need-index', '/rows/0/population', 12.08],
    ['need-index', '/rows/0/weighted/maternity', null],
    ['need-index', '/rows/0/unrounded', undefined],
    ['need-index', '/breakdown/rows/0/contribution', undefined],
    ['need-index', '/inputs/0/year', undefined],
    ['prescribing-units', '/rows/0/list', '3'],
    ['prescribing-units', '/rows/1/practice', undefined],
    ['prescribing-units', '/totals/exact', undefined],
    ['table', '/table/columns/0/kind', 'money'],
    ['table', '/table/rows/0/1', true],
    ['table', '/fictional', undefined],
    ['document', '/document/blocks/0/kind', 'picture'],
    ['document', '/document/blocks/1/text', undefined],
    ['document', '/document/blocks/3/facts/0', ['Pool']],
    ['document', '/document/blocks/4/table', undefined],
    ['message', '/text', undefined],
    ['text', '/mediaType', 'json'],
    ['collection', '/parts/0/poolPence', 1.5],
    ['collection', '/parts/1/command', undefined],
    ['collection', '/parts/2/parts/0/kind', 'song'],
    ['collection', '/parts/2/parts/0/text', undefined],
    ['refusal', '/command', undefined],
    ['refusal', '/diagnostics', []],
  ] as const)('%s %s: %j', (kind, path, fault) => {
    expect(faults(kind, planted(answers[kind], path, fault))).toEqual([path]);
  });

  it('a year of an import that is no year', () => {
    expect(faults('import', planted(answers.import, '/year', '2006'))).toEqual(['/year']);
  });
});
