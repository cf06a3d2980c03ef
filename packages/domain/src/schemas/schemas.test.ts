import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { packPoints, type ContributionManifest, type PackPoints } from '../contracts/contribution.ts';
import { parameterVocabulary } from '../contracts/json-schema.ts';
import type { Answer, ComparisonOutcome, ExplanationOutcome, OutcomeKind } from '../outcome/outcome.ts';
import type { MatrixOutcome } from '../outcome/responsibility-outcomes.ts';
import type { VoteOutcome } from '../outcome/vote-outcome.ts';
import type { SavingsFigures } from '../outcome/savings.ts';
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
  challengeChecklists: [{
    id: 'town', title: 'Checklist', description: 'What we ask.',
    questions: [{ id: 'base-year', question: 'Is it named?', why: 'It must be.', ask: 'Which year?', from: '2005/06', until: '2006/07', source, grade: 'verified' }],
  }],
  clinicalAreas: [{
    id: 'gpwsi.derm', title: 'Skin', description: 'Skin near home.', aliases: ['dermatology'], group: 'GPs', listed: true, baseline: ['Volumes'], typicalWins: ['A clinic'],
    measures: [{ id: 'wait', title: 'Wait', kind: 'process', unit: 'days', better: 'lower' }], quickWins: ['qw.skin'],
    cautions: [{ text: 'Dearer in a trial.', sources: ['S1'], grade: 'verified' }], sources: { S1: source }, grade: 'proposed',
  }],
  quickWins: [{
    id: 'qw.skin', title: 'Skin clinic', description: 'Seen near home.', inputs: [{ id: 'shifted', title: 'People', unit: 'count', description: 'In a year.' }, { id: 'set-up', title: 'Set-up', unit: 'pounds', description: 'Once.', otherwise: '0' }],
    volume: { title: 'people', formula: 'shifted' }, gross: 'volume * (175 - 140.50)', setUp: 'set-up', base: 'first-attendances',
    deliverable: { low: 40, central: 70, high: 100, grade: 'proposed' }, examples: [{ title: 'Ten', inputs: { shifted: '10' }, gross: '345.00', net: '-345.00', grade: 'unverified' }],
    cautions: [{ text: 'Beware.', sources: [], grade: 'unverified' }], sources: { S1: source }, grade: 'proposed',
  }],
  priorityGrids: [{
    id: 'town', title: 'Grid', description: 'What comes first.', most: 5, criteria: [{ id: 'need', title: 'Need', least: 'none', most: 'much', weight: 100 }], grade: 'proposed',
  }],
  involvementGuides: [{
    id: 'ours', title: 'Ours', description: 'How we ask.', level: 'project',
    items: [{ id: 'asked', question: 'Asked?', help: 'Say how.', proves: 'patients-involved', sources: ['S1'], grade: 'verified' }],
    duty: { rules: [{ says: 'likely applies', when: { asked: 'no' }, because: 'Nobody was.' }], wordsFrom: { year: '2008/09', earlier: 'Ask.' }, sources: ['S1'], grade: 'derived' },
    stakeholders: [{ id: 'nurses', title: 'Nurses', clinician: true, provider: false, sources: [], grade: 'proposed' }],
    representation: { lowestIndex: '0.8', leastCount: 5, recruit: ['Letters.'], note: 'Ours.', sources: [], grade: 'proposed' }, answerTime: { weeks: 4, note: 'Ours.', sources: [], grade: 'proposed' },
    facts: [{ text: 'Few had one.', sources: ['S1'], grade: 'verified' }], sources: { S1: source }, grade: 'proposed',
  }],
  caseStudies: [{
    id: 'case.town', title: 'Town', kind: 'anti-example', description: 'What they tried.', place: 'Town', years: '2010', partners: ['PCT'], area: 'copd', problem: null, population: 'Some', goal: null, intervention: 'Reviews.',
    costs: [{ party: 'PCT', figure: 'cost', note: 'Cash.' }, { party: 'GPs', figure: null, note: 'Time.' }],
    figures: [{ id: 'cost', title: 'Cost', value: '110.50', unit: 'pounds', sense: 'about', period: '2010', sources: ['S1'], grade: 'verified' }, { id: 'net', title: 'Net', value: null, unit: 'pounds', sense: 'exactly', sources: [], grade: 'unverified' }],
    checks: [{ id: 'twice', title: 'Twice', operation: 'add', of: ['cost', 'cost'], times: '1', places: 0, equals: '221', unit: 'pounds', note: 'So they say.' }],
    measures: [{ title: 'Admissions', baseline: null, result: 'fewer', comparator: null }], patientEffect: null, education: null, negativeFindings: ['It cost more.'], wouldDoDifferently: null,
    interests: ['The PCT.'], documents: ['A paper'], assessor: 'us', assessment: { equity: 'unknown' }, caution: 'Beware.', sources: { S1: source }, grade: 'verified',
  }],
  caseStudyChecklists: [{
    id: 'ours', title: 'Ours', description: 'What we ask.', criteria: [{ id: 'equity', title: 'Equity', question: 'Who gains?', sources: ['S1'], grade: 'verified' }], sources: { S1: source }, grade: 'proposed',
  }],
  trainingProgrammes: [{
    id: 'spring', title: 'Spring', description: 'Courses.', office: 'The office', openTo: 'everybody', grade: 'verified', source,
    courses: [
      { id: 'talking', title: 'Talking', held: { day: '2006-01-18', weekday: 'Wednesday', from: '12:30', until: '16:30' }, venue: 'A hall', places: 10, sponsors: ['maker'] },
      { id: 'later', title: 'Later', held: null, venue: 'A hall', places: null, sponsors: [], note: 'When there is a day.' },
    ],
    sponsors: [{ id: 'maker', name: 'A maker', what: 'makes medicines' }],
    notices: [{ text: 'A flyer is due.', day: '2005-11-14', weekday: 'Monday' }],
  }],
  processes: [{
    id: 'our-way', title: 'Our way', description: 'As we do it.',
    steps: [{
      id: 'step.look', title: 'Look', lead: 'the group', support: 'a nurse', entry: ['Time.'], questions: [{ id: 'why', question: 'Why?' }],
      evidence: [{ id: 'walk', title: 'a walk', staleAfterMonths: 3 }], output: ['a note'], pitfalls: ['Haste.'], typicalTime: { text: 'a week', grade: 'unverified' },
      gate: [{ id: 'walked', fact: 'evidence:walk', severity: 'blocks', text: 'It was walked.', override: 'with reason' }, { id: 'free', fact: 'interests-handled', severity: 'blocks', text: 'Free.', override: 'never' }],
    }],
    routes: [{ id: 'tender', title: 'Tender', when: 'One is needed.', advised: [['whole-system', 'not inside-contract']] }], launch: [{ id: 'told', title: 'who was told' }],
    problems: [{ id: 'prob.time', title: 'No time', response: 'Meet less.', gate: { step: 'step.look', severity: 'warns' } }], sources: { S1: source }, grade: 'proposed',
  }],
  sessionTemplates: [{
    id: 'ses.ours', title: 'Ours', description: 'How we meet.', minutes: 30, idleMinutes: 20, rehearsalOnly: true,
    quorum: { practicesPercent: 50, roles: ['gp', 'manager'], reason: 'Our rule.', grade: 'proposed' },
    blocks: [
      { id: 'begin', title: 'Begin', minutes: 10, prompt: ['Who is here?'], note: ['Count them.'], captures: ['question'], shows: { command: 'budget.compare', params: { methods: ['historic'] } } },
      { id: 'play', title: 'Play', minutes: 20, prompt: ['Read the card'], note: [], captures: ['decision', 'action', 'parked'], challenge: true },
    ],
    challenges: [{ id: 'storm', title: 'A storm', situation: 'The road is closed.', data: ['One road', 'Two days', 'Three visits'], roles: ['GP', 'Nurse'], question: 'What now?', twist: 'It snows.', debrief: 'What else?' }],
    sources: { S1: source }, grade: 'proposed',
  }],
  paperTemplates: [{
    id: 'our-case', title: 'Our case', description: 'As we write it.', kind: 'business-case', from: '2006/07', until: '2008/09', parts: { what: 'What is wanted', who: 'Who may provide it' },
    headings: [{ id: 'money', title: 'Money', asks: 'What is left.', part: 'what', required: true, filled: 'money', sources: ['S1'], grade: 'verified' }], sources: { S1: source }, grade: 'proposed',
  }],
  weightTables: [{
    id: 'astro-pu-2013', title: 'ASTRO-PU', description: 'Prescribing units.', source, grade: 'verified', quote: 'Eighteen weights.',
    columns: [{ id: 'cost', title: 'Cost', unit: 'units a patient' }],
    rows: [{ sex: 'male', band: '0-4', weights: { cost: '1.0' } }, { sex: 'female', band: '75+', weights: { cost: null } }],
  }],
  responsibilityFrameworks: [{
    id: 'town-2006', title: 'Town', description: 'Who leads what in a town.', version: '1.0.0', sources: { S1: source },
    decisionRules: { 'all-consent': 'Everybody agrees.' }, groups: [{ id: 'joint', title: 'Joint', commitment: true }],
    parties: [
      { id: 'pct', title: 'PCT', level: 'area', motto: 'flexible', note: 'New.' }, { id: 'locality', title: 'Locality', level: 'locality' },
      { id: 'patients', title: 'Patients', level: 'beside', stands: 'patients' },
    ],
    items: [
      {
        id: 'pct.payments', title: 'Payments', status: 'led', lead: 'pct', roles: { consulted: ['patients'] }, rolesGrade: 'proposed',
        conditions: [{ kind: 'agree', party: 'locality', note: 'Only then.', grade: 'verified' }, { kind: 'rule', note: 'In time.', grade: 'derived' }],
        money: true, effort: 3, sources: ['S1'], grade: 'verified', gradeNote: 'As read.',
      },
      {
        id: 'sh.pace', title: 'Pace', group: 'joint', status: 'shared', roles: {}, rolesGrade: 'proposed', conditions: [], money: false, sources: [], grade: 'proposed',
        shared: { members: ['pct', 'locality'], convenor: null, decisionRule: 'all-consent', decisionNote: 'By hand.', tieBreak: null, reviewBy: 'every year', grade: 'proposed' },
      },
      {
        id: 'pl.needs', title: 'Needs', status: 'unresolved', candidates: ['locality', 'pct'], roles: { joint: ['pct'] }, rolesGrade: 'proposed', conditions: [],
        suggestion: { hint: 'It says so.', strength: 'weak', proposed: [{ party: 'locality', right: 'lead', part: 'all of it' }], grade: 'proposed' },
        money: false, sources: ['S1'], grade: 'verified',
      },
    ],
    pairs: [{ items: ['pct.payments', 'pl.needs'], kind: 'separation', reason: 'Two pairs of eyes.', grade: 'proposed' }],
    successors: [{
      framework: 'town-2013', grade: 'proposed', items: [{ item: 'pct.payments', to: ['a.payments'], kind: '1:1', note: 'The same.' }],
      parties: [{ party: 'pct', to: [], note: 'Gone.' }],
    }],
    checks: [{ code: 'RM007', severity: 'warning', limit: 60 }],
    commitment: {
      grade: 'proposed', note: 'Of our own.', questions: { willingness: 'How far?', capacity: 'Can you?' },
      willingness: [{ score: 0, title: 'no' }, { score: 1, title: 'yes' }], capacity: [{ score: 0, title: 'no' }, { score: 1, title: 'yes' }],
      bands: [{ id: 'watching', letter: 'w', title: 'watching', from: 0 }], couldLeadFrom: 1, chooseFrom: 2, polarisedFrom: 1, gapFrom: 1, leastAnswers: 3,
    },
    actionPoints: [{
      id: 'ap.focus', title: 'Focus.', answers: 'The locality.', doneWhen: 'It is done.', countPer: 'locality', sources: ['S1'], grade: 'verified', evidenceGrade: 'proposed',
    }],
    agreement: {
      grade: 'proposed', note: 'Ours.', clauses: [{ id: 'cl.purpose', title: 'Purpose', mustAnswer: 'Why.', mandatory: true, items: ['sh.pace'] }],
      parts: [{ id: 'vision', title: 'Vision', clauses: ['cl.purpose'] }], partsSources: ['S1'], partsGrade: 'verified',
    },
    facts: [{ text: 'Two of 48 did.', from: '2024/25', sources: ['S1'], grade: 'verified' }], gaps: ['No rule was found.'],
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

const matrix: MatrixOutcome = {
  kind: 'matrix', framework: 'town-2006', frameworkVersion: '1.0.0', frameworkTitle: 'Town', locality: null, fictional: false,
  parties: [{ id: 'pct', title: 'PCT' }, { id: 'locality', title: 'Locality' }],
  items: [{
    id: 'pct.payments', title: 'Payments', status: 'led', lead: 'pct', shared: null, roles: { pct: ['lead'], locality: ['agree'] },
    conditions: [{ kind: 'agree', party: 'locality', note: 'Only then.', grade: 'verified' }], removedConditions: [{ kind: 'rule', note: 'In time.', reason: null }],
    money: true, needsDirectManagement: null, source: 'A note (verified).', grade: 'verified', rolesGrade: 'proposed', signedOff: { on: '2006-11-06', by: ['pct'], row: 'led by pct' },
  }, {
    id: 'sh.pace', title: 'Pace', status: 'shared', lead: null, roles: {}, conditions: [], removedConditions: [], money: false, needsDirectManagement: true,
    shared: { members: ['pct', 'locality'], convenor: 'pct', decisionRule: null, tieBreak: null, reviewBy: '2007-03-31' }, source: '', grade: 'proposed', rolesGrade: 'proposed', signedOff: null,
    suggestion: { proposed: [{ party: 'pct', right: 'lead' }], grade: 'proposed' },
  }],
  view: 'raci', detail: 'full',
  notation: {
    notation: 'raci', rows: [{ item: 'pct.payments', cells: { pct: 'A/R', locality: 'C' } }], legend: [['C', 'consulted']],
    notes: [{ item: 'pct.payments', text: 'locality must agree.', rights: { party: 'locality', held: ['agree'] } }],
  },
  findings: [{ code: 'RM013', severity: 'info', item: 'pl.needs', message: 'Not settled.', hint: 'Settle it.' }],
};
const moment = '2006-11-06T11:00:00.000Z';
const shownBlock = { id: 'begin', title: 'Begin', plannedSeconds: 600, elapsedSeconds: 601, over: true, state: 'here', challenge: null, captured: 1 } as const;
const captured = {
  id: 'red.action-1', block: 'begin', table: 'red', kind: 'action', text: 'Write', owner: null, due: '2006-12-05', practice: 'hope', by: 'Dr Shah', at: moment, done: { at: moment, by: 'Dr Shah', note: null },
} as const;
const shownAction = { ...captured, session: 'session-1', missing: ['owner'], overdue: false } as const;
const attendee = { person: 'Dr Lee', practice: 'hope', role: 'gp', state: 'left', proxyFor: null, late: true, arrivedAt: moment, leftAt: null } as const;
const shownQuorum = { met: false, text: 'NOT met', practices: 8, represented: ['hope'], needed: 4, people: 1, peopleNeeded: null, grade: 'proposed' } as const;
const sessionConcern = { capture: null, person: null, text: 'Too soon', dissent: false, at: moment } as const;
const captureConflict = { id: 'conflict-1', capture: 'red.action-1', theirs: captured, from: 'table red', settled: { keep: 'ours', by: 'Dr Shah', at: moment } } as const;
const shownCondition = { id: 'walked', fact: 'evidence:walk', severity: 'blocks', text: 'It was walked.', override: 'with reason', state: 'unknown', reason: 'Nobody said.', mend: '', overridden: { by: 'Dr Shah', reason: 'Soon' } } as const;
const caution = { text: 'Beware.', source: '', grade: 'unverified' } as const;
const three = (low: number) => ({ low: low as never, central: low as never, high: low as never });
const overlap = { one: 'dvt/qw.dvt', other: 'legs/qw.dvt', base: 'suspected-clots', stated: false, deduction: three(-5) };
const projectFigures = {
  project: {
    id: 'dvt', title: 'DVT', area: 'dvt', problem: null, population: 'Adults', clinicalLead: null, managerialLead: null, partners: ['trust'], levers: ['pathway'] as const,
    measures: [{ id: 'same-day', title: 'Same day', unit: 'per cent', better: 'higher', baseline: '35.5', baselineOn: '2006-04-01', target: null, targetOn: null } as const],
    estimates: [{ win: 'qw.dvt', inputs: { suspected: '180' }, deliverable: null, base: 'suspected-clots' }], closed: null,
  },
  areaTitle: 'Deep vein thrombosis', gaps: [{ id: 'problem', text: 'No problem.' } as const],
  estimates: [{
    win: 'qw.dvt', title: 'DVT', loss: false, gross: three(9), reprovision: three(5), setUp: three(4), management: three(1), net: three(-1), cautions: [caution], grade: 'unverified' as const,
  }],
  gross: three(9), net: three(-1),
};
const money = { gross: three(9), reprovision: three(5), management: three(1), setUp: three(4), overlap: three(0), net: three(-1) };
const clock = {
  state: 'decided', startedOn: '2006-09-04', asOf: '2006-10-02', allowed: 56, basis: '8 weeks', parameter: 'business-case-decision-weeks', grade: 'unverified', used: 21, paused: 7, left: 35,
  dueOn: '2006-11-06', overdue: false,
} as const;
const section = { id: 'money', title: 'Money', asks: 'What is left.', part: 'what', required: true, filled: 'money', text: '', by: null, lacks: ['No figures.'], grade: 'verified' } as const;
const paper = {
  locality: 'A locality', fictional: false, project: 'dvt', title: 'DVT', parts: { what: 'What', who: 'Who' }, sections: [section], complete: false,
  template: { id: 'our-case', title: 'Our case', because: 'stands in', note: 'None of the year.', grade: 'unverified' },
} as const;

const shownItem = { item: 'asked', question: 'Asked?', answer: 'unknown', note: null, source: null, on: null, by: null } as const;

const { kind: _, view: __, detail: ___, notation: ____, findings: _____, ...plainMatrix } = matrix;
const counts = { lead: 1, joint: 0, support: 0, agree: 0, approve: 0, consulted: 0, informed: 0 };

const savingsFigures = {
  budgetPence: 300, outturnPence: 290, bookedPence: 0, underPence: 10, overPence: 0, netPence: 10, callPence: 5, coverPence: 0, freedUpPence: 5,
  practicePence: 4, localityPence: 0, pctPence: 1, coveredPence: 0, broughtForwardPence: -3, approvedPence: 0, proposedPence: 0, balancePence: 1,
} as Record<keyof SavingsFigures, never>;

const shownVote: VoteOutcome = {
  kind: 'vote', locality: 'A locality', fictional: false, session: 'session-1', vote: 'vote-2', question: 'Shall we?', voteKind: 'ranking', basis: 'practice', openness: 'open', weighted: true, dots: null,
  options: [{ id: 'a', title: 'A nurse' }, { id: 'b', title: 'Letters' }], project: 'dvt', again: 'vote-1', state: 'revealed', said: 'The result stands.', voted: ['abbey'], missing: ['hope'],
  excluded: [{ person: 'Dr Lee', practice: null, how: null }],
  result: {
    ballots: 1, counts: [{ option: 'a', title: 'A nurse', count: 0.5, weighted: '5900', rank: 1 }], method: 'Borda.', text: 'Tied.', weightedText: null, leading: ['a', 'b'], carried: null, carriedByList: null,
    unanimous: false, carries: { command: 'matrix.settle', params: { item: 'pl.needs' } },
  },
  ballots: [{ voter: 'abbey', person: null, choice: 'a>b' }], concerns: [{ voter: null, text: 'Time' }],
};

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
  project: { kind: 'project', format: 1, diagnostics: [], locality: 'A locality', fictional: false, ...projectFigures, overlaps: [overlap], cautions: [caution], grade: 'unverified' },
  portfolio: { kind: 'portfolio', format: 1, diagnostics: [], locality: 'A locality', fictional: true, 
    projects: [{ ...projectFigures, step: { process: 'Our way', step: 'step.look', title: 'Look', number: 1, of: 7, blocking: ['It was walked.'], warning: [], clock: 'day 33 of 56' } }, { ...projectFigures, step: null }],
    overlaps: [overlap], gross: three(9), net: three(4), grade: 'proposed',
  },
  'quick-win': {
    kind: 'quick-win', format: 1, diagnostics: [], fictional: false, project: null, win: 'qw.dvt', title: 'DVT', volumeTitle: 'cases', base: 'suspected-clots',
    inputs: [{ id: 'suspected', title: 'Suspected', unit: 'count', value: '180' }, { id: 'set-up', title: 'Set-up', unit: 'pounds', value: null }],
    estimates: [{ name: 'low', deliverable: '40', volume: '94.5', grossPence: 9 as never, reprovisionPence: 5 as never, setUpPence: 5 as never, managementPence: 0 as never, netPence: -1 as never }],
    loss: true, cautions: [caution], grade: 'unverified', steps: explanation.steps,
  },
  prioritisation: {
    kind: 'prioritisation', format: 1, diagnostics: [], locality: 'A locality', fictional: false, grid: 'Grid', most: 5, weightsChosen: false, criteria: [{ id: 'need', title: 'Need', weight: 100 }],
    ranked: [{ project: 'dvt', title: 'DVT', rank: 1, scores: { need: 4 }, weighted: 400, overtakenBy: { from: 'need', to: 'size', points: 3 } }],
    leftOut: [{ project: 'skin', title: 'Skin', reason: 'No measure.' }], grade: 'proposed',
  },
  gate: {
    kind: 'gate', format: 1, diagnostics: [], locality: 'A locality', fictional: false, process: 'Our way', project: 'dvt', title: 'DVT', step: 'step.look', stepTitle: 'Look', open: true, advanced: true, next: null,
    conditions: [shownCondition], grade: 'proposed',
  },
  'business-case': {
    kind: 'business-case', format: 1, diagnostics: [], ...paper, options: [{ id: 'do-nothing', title: 'Do nothing', yearlyPence: null, benefits: '', risks: 'Nights', reasons: '' }], preferred: null,
    providers: ['The trust'], leads: { clinical: 'Dr Ahmed', managerial: null }, measures: projectFigures.project.measures, estimates: projectFigures.estimates, overlaps: [overlap], money,
    interests: [], findings: [{ code: 'provider-in-what', heading: 'need', message: 'Look.' }],
    rounds: [{
      round: 1, submittedOn: '2006-09-04', by: 'Dr Shah', money, preferred: 'A clinic', clock,
      pauses: [{ from: '2006-09-11', asked: 'How many?', askedBy: 'Mr Cole', until: '2006-09-18', answer: 'Ten' }, { from: '2006-09-20', asked: 'Who?', askedBy: 'Mr Cole', until: null, answer: null }],
      decision: { verdict: 'refused', on: '2006-10-02', reasons: 'No audit', conditions: '', mend: 'An audit', inFavour: [], against: ['Ms Grant'], by: 'Dr Shah' },
    }],
    clock: { ...clock, state: 'not started', startedOn: null, allowed: null, parameter: null, grade: null, left: null, dueOn: null }, cautions: [caution], grade: 'unverified',
  },
  specification: {
    kind: 'specification', format: 1, diagnostics: [], ...paper, indicators: [{ id: 'same-day', title: 'Same day', threshold: 'below 80%', method: null, frequency: null }],
    frozen: { step: 'step.spec', at: '2006-11-06T11:00:00.000Z', by: 'Dr Shah' }, grade: 'proposed',
  },
  'route-advice': {
    kind: 'route-advice', format: 1, diagnostics: [], locality: 'A locality', fictional: false, project: 'dvt', title: 'DVT',
    facts: [{ id: 'urgent', question: 'Is it urgent?', answer: 'yes', by: 'Mr Cole' }, { id: 'value', question: 'What is it worth?', answer: null, by: null }],
    threshold: { parameter: 'ours', title: 'Ours', pence: 5_000_000 as never, grade: 'unverified', source: 'Standing orders', quote: 'From here on.' },
    references: [{ parameter: 'theirs', title: 'Theirs', pence: null, grade: 'unverified', source: 'A chart', quote: '' }],
    routes: [{ route: 'tender', title: 'Tender', when: 'One is needed.', verdict: 'not known yet', reasons: ['It is urgent.'], unknown: ['whole-system'] }],
    advised: null, advice: 'Say first.', recorded: { route: 'tender', title: 'Tender', reasons: 'As said', inFavour: ['Dr Shah'], against: [] }, grade: 'proposed',
  },
  walk: {
    kind: 'walk', format: 1, diagnostics: [], locality: 'A locality', fictional: false, project: 'dvt', title: 'DVT', process: { id: 'our-way', title: 'Our way', chosen: true },
    steps: [{ id: 'step.look', title: 'Look', state: 'here', lead: 'the group', typicalTime: { text: 'a week', grade: 'unverified' }, passed: { at: '2006-11-06T11:00:00.000Z', by: 'Dr Shah' }, blocking: 1, warning: 0 }],
    here: { step: packs.processes[0]?.steps[0] as never, answers: [{ question: 'why', text: 'Why?', answer: null, by: null }], conditions: [shownCondition] },
    evidence: [{ id: 'evidence-1', kind: 'walk', what: 'Walked', source: 'Board', on: '2006-10-31', title: 'a walk', stale: false, freshUntil: '2007-01-31' }],
    withdrawn: [{ id: 'evidence-2', kind: 'walk', what: 'Walked', source: 'Board', on: '2006-10-30', reason: '', by: 'Dr Shah', at: '2006-11-06T11:00:00.000Z' }],
    deciders: [{ person: 'Dr Shah', declared: 'nothing yet', counted: false }],
    interests: [{ id: 'interest-1', project: 'dvt', person: 'Dr Ahmed', about: 'A share', rival: true, handled: { how: 'left', note: '', by: 'Dr Shah', at: '2006-11-06T11:00:00.000Z' } }],
    route: { route: 'tender', title: 'Tender', reasons: 'As said', inFavour: ['Dr Shah'], against: [] }, launch: [{ id: 'told', title: 'who was told', text: null }],
    reviews: [{ verdict: 'keep', grossPence: 9 as never, netPence: -1 as never, freedUp: null, note: '', on: '2006-11-06' }],
    overrides: [{ step: 'step.look', condition: 'walked', text: 'It was walked.', reason: 'Soon', by: 'Dr Shah', at: '2006-11-06T11:00:00.000Z' }], grade: 'proposed',
  },
  screen: {
    kind: 'screen', format: 1, diagnostics: [], fictional: false, file: { name: 'r.csv', sha256: hash }, peers: 'nine localities', totalPence: 12 as never, cautions: ['Gross.'], grade: 'unverified',
    rows: [{ area: 'dvt', areaTitle: null, ownRate: '24', peerQuartile: '18.5', volume: '10', unitPrice: '0.99', potentialPence: 12 as never, line: 2 }],
  },
  involvement: {
    kind: 'involvement', format: 1, diagnostics: [], locality: 'A locality', fictional: false, asOf: '2006-11-06', project: { id: 'dvt', title: 'DVT' },
    checklists: [{ guide: 'ours', title: 'Ours', items: [shownItem, { ...shownItem, answer: 'yes', note: 'Twice', source: 'Paper', on: '2006-05-16', by: 'Dr Shah' }], answered: 1, open: 1, grade: 'proposed' }],
    duty: 'take advice', answerWeeks: { weeks: 4, note: 'Ours.', grade: 'proposed' },
    contacts: [{
      id: 'contact-1', project: null, kind: 'nurses', kindTitle: 'Nurses', provider: false, role: 'matron', ask: 'To come', askedOn: '2006-05-16', clause: null, due: '2006-06-13', state: 'not agreed',
      answered: { as: 'not agreed', text: '', on: '2006-05-20', by: 'Dr Shah' },
    }],
    stakeholders: [{ id: 'stakeholder-1', project: 'dvt', kind: 'nurses', kindTitle: 'Nurses', clinician: true, provider: false, role: 'matron', note: null }],
    projects: [{ id: 'dvt', title: 'DVT', open: 2, duty: null, overdue: 0, clinician: false }], lacks: ['Much.'], facts: [{ text: 'Few had one.', source: '', grade: 'verified' }], grade: 'proposed',
  },
  duty: {
    kind: 'duty', format: 1, diagnostics: [], locality: 'A locality', fictional: false, project: 'dvt', title: 'DVT', guide: 'ours', guideTitle: 'Ours', says: 'unlikely', reasons: ['Nothing changes.'],
    questions: [shownItem], open: 1, note: null, earlier: null, source: 'An act', grade: 'derived',
  },
  representativeness: {
    kind: 'representativeness', format: 1, diagnostics: [], locality: null, fictional: false, file: { name: 'g.csv', sha256: hash }, groupTotal: 18, listTotal: 60600, lowestIndex: '0.8', leastCount: 5,
    dimensions: [{
      id: 'age',
      bands: [
        { band: '65+', group: 16, list: 11514, groupBasisPoints: 8889, listBasisPoints: 1900, index: '4.68', expected: '3.4', state: 'represented' },
        { band: 'under 65', group: null, list: 49086, groupBasisPoints: null, listBasisPoints: 8100, index: null, expected: '14.6', state: 'not shown' },
      ],
    }],
    hidden: 1, recruit: ['Letters.'], note: 'Ours.', grade: 'proposed',
  },
  'case-study': {
    kind: 'case-study', format: 1, diagnostics: [], case: packs.caseStudies[0] as never, warning: 'No saving.',
    checks: [{ id: 'twice', title: 'Twice', working: '110.5 + 110.5', result: '221', equals: '221', unit: 'pounds', holds: true, note: null }],
    criteria: [{ id: 'equity', title: 'Equity', question: 'Who gains?', answer: 'unknown' }], met: 0, silences: ['It is silent.'], sources: ['A paper'], grade: 'verified',
  },
  'case-study-check': {
    kind: 'case-study-check', format: 1, diagnostics: [], locality: 'A locality', fictional: false, project: 'dvt', title: 'DVT', checklist: 'ours', checklistTitle: 'Ours',
    start: { on: '2006-05-16', by: 'Dr Shah', note: null, met: 1 }, finish: null,
    criteria: [{ id: 'equity', title: 'Equity', question: 'Who gains?', start: 'yes', finish: null, change: 'not asked at both' }], notes: ['Soon.'], grade: 'proposed',
  },
  session: {
    kind: 'session', format: 1, diagnostics: [], locality: 'A locality', fictional: true, session: 'session-1', template: 'ses.ours', title: 'Ours', rehearsal: true, startedAt: moment, asOf: moment,
    clock: 'running', facilitator: 'Dr Shah', table: 'red', agenda: [shownBlock], plannedSeconds: 600, elapsedSeconds: 601,
    here: {
      ...shownBlock, number: 1, prompt: ['Who is here?'], captures: ['question'], shows: { command: 'budget.compare', params: {} },
      card: { title: 'A storm', situation: 'Closed.', data: ['One road'], roles: ['GP'], question: 'What now?', twist: null },
    },
    readBack: { block: 'begin', decided: [], actions: [shownAction], questions: [], parked: [], debrief: null }, attendance: [attendee], quorum: shownQuorum,
    captures: [shownAction], concerns: [sessionConcern], flagged: ['action-1'], conflicts: [captureConflict], screen: { view: 'budgets', settings: { blend: '40' } },
  },
  sessions: {
    kind: 'sessions', format: 1, diagnostics: [], locality: 'A locality', fictional: false,
    sessions: [{
      session: 'session-1', title: 'Ours', template: 'ses.ours', rehearsal: false, state: 'open', startedAt: moment, closedAt: null, facilitator: 'Dr Shah', people: 1, decisions: 0, actions: 1, openActions: 1,
    }],
    templates: [{ id: 'ses.ours', title: 'Ours', minutes: 30, blocks: 2, rehearsalOnly: true, challenges: [{ id: 'storm', title: 'A storm' }], picked: 1 }],
  },
  actions: {
    kind: 'actions', format: 1, diagnostics: [], locality: 'A locality', fictional: false, asOf: '2006-11-06', actions: [shownAction], chase: [{ practice: null, name: 'Nobody', actions: ['action-1'] }],
  },
  minutes: {
    kind: 'minutes', format: 1, diagnostics: [], locality: 'A locality', fictional: false, session: 'session-1', title: 'Ours', rehearsal: false, startedAt: moment, closedAt: null, state: 'approved',
    approved: { by: 'Dr Shah', at: moment }, facilitators: [{ person: 'Dr Shah', from: moment }], roles: false, agenda: [shownBlock], quorum: shownQuorum,
    practices: [{ practice: 'hope', name: 'Hope Street', represented: 'proxy', people: [attendee], proxies: ['Dr Lee'] }], others: [attendee], decisions: [], actions: [shownAction], questions: [], parked: [],
    concerns: [sessionConcern], votes: [shownVote], interests: [{ at: moment, by: 'Dr Shah', text: 'recorded an interest' }], matrixChanges: [], planChanges: [], conflicts: [captureConflict],
  },
  'session-follow': {
    kind: 'session-follow', format: 1, diagnostics: [], locality: 'A locality', fictional: false, session: 'session-1', title: 'Ours', rehearsal: false, asOf: moment, clock: 'paused', facilitator: 'Dr Shah',
    elapsedSeconds: 1, plannedSeconds: 2, here: { ...shownBlock, number: 1, of: 2, prompt: [], shows: null }, next: { id: 'play', title: 'Play', minutes: 20 }, guide: ['Count them.'],
    card: packs.sessionTemplates[0]?.challenges?.[0] as never, notes: [{ block: 'begin', text: 'Apart', by: 'Dr Shah', at: moment }], quorum: shownQuorum, flagged: [shownAction], conflicts: [], screen: null,
  },
  vote: { format: 1, diagnostics: [], ...shownVote },
  'session-table': {
    kind: 'session-table', format: 1, diagnostics: [], locality: 'A locality', fictional: false, session: 'session-1', template: 'ses.ours', startedAt: moment, table: null, captures: [captured], concerns: [sessionConcern],
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
  matrix: { ...matrix, format: 1, diagnostics: [] },
  check: {
    kind: 'check', format: 1, diagnostics: [], framework: 'town-2006', fictional: true,
    findings: [{ code: 'RM009', severity: 'error', item: null, party: 'pct', message: 'It approves itself.', hint: 'Change it.' }],
    pairs: [{ items: ['pct.payments', 'pl.needs'], kind: 'gate', reason: 'First things first.', grade: 'proposed', state: 'open' }],
    load: [{ party: 'pct', title: 'PCT', counts, leadBasisPoints: 3333, effortBasisPoints: 6000 }],
    sustainability: { items: 3, answered: 1, flagged: ['sh.pace'], limitPercent: 30, sustainable: null },
  },
  migration: {
    kind: 'migration', format: 1, diagnostics: [], from: 'town-2006', to: 'town-2013', fictional: false, applied: false,
    rows: [{ item: 'pct.payments', title: 'Payments', kind: '1:1', to: ['a.payments'], carried: true, note: null }],
    newItems: [{ id: 'a.new', title: 'New' }], lostConditions: [{ item: 'pct.payments', condition: { kind: 'rule', note: 'In time.' }, to: [] }],
    lostSeparations: [{ items: ['pct.payments', 'pl.needs'], to: ['a.payments'], reason: 'Both become one.' }],
    leadChanges: [{ item: 'pct.payments', to: 'a.payments', before: ['pct'], after: [], direction: null }],
    lostRights: [{ item: 'pct.payments', party: 'pct', right: 'lead', reason: 'Gone.' }], notCarried: [{ item: 'pl.needs', row: 'led by pct' }], matrix: plainMatrix,
  },
  'matrix-import': {
    kind: 'matrix-import', format: 1, diagnostics: [], file: { name: 'm.csv', sha256: hash }, framework: 'town-2006', rows: 3, changed: ['sh.pace'],
    refused: false, imported: true, dryRun: false,
  },
  'commitment-sheet': {
    kind: 'commitment-sheet', format: 1, diagnostics: [], locality: 'A locality', fictional: false, framework: 'town-2006',
    round: { number: 1, title: 'Before', openedAt: '2006-05-02T09:00:00Z', revealed: false, override: null }, questions: { willingness: 'How far?', capacity: 'Can you?' },
    willingness: [{ score: 0, title: 'no' }, { score: 1, title: 'yes' }], capacity: [{ score: 0, title: 'none' }, { score: 1, title: 'some' }],
    sheets: [{ practice: 'A1', name: 'Ash', coverage: { answered: 1, asked: 2 }, items: [{ item: 'sh.pace', title: 'Pace', willingness: true, capacity: false, note: false }] }],
    saved: true, dryRun: false,
  },
  heatmap: {
    kind: 'heatmap', format: 1, diagnostics: [], locality: 'A locality', fictional: false, framework: 'town-2006', measure: 'willingness',
    round: { number: 2, title: 'After', openedAt: '2006-06-02T09:00:00Z', revealed: true, override: 'In haste' },
    against: { number: 1, title: 'Before', openedAt: '2006-05-02T09:00:00Z', revealed: true, override: null },
    scale: [{ score: 0, title: 'no', letter: 'w' }], bands: [{ id: 'watching', letter: 'w', title: 'watching', from: 0 }], ascii: false, grade: 'proposed',
    coverage: { answered: 2, asked: 4, complete: 1, practices: 2 },
    practices: [{ column: 'A', practice: null, name: null, answered: 1, index: '0.00' }, { column: 'B2', practice: 'B2', name: 'Birch', answered: 0, index: null }],
    items: [{
      id: 'sh.pace', title: 'Pace', cells: [0, null], before: [null, 3], band: null,
      statistics: { answered: 1, median: '0.5', lowerQuartile: '0', upperQuartile: '3.25', interquartileRange: '3.25', mean: '1.88', weightedMean: null, couldLead: 0, polarised: true },
    }],
    discussion: [{ item: 'sh.pace', title: 'Pace', interquartileRange: '3.25', lowest: [{ column: 'A', score: 0, note: null }], highest: [{ column: 'B2', score: 4, note: 'Now' }] }],
    quartiles: 'inclusive', couldLeadFrom: 3, polarisedFrom: 2, notes: [],
  },
  leads: {
    kind: 'leads', format: 1, diagnostics: [], locality: 'A locality', fictional: false, framework: 'town-2006',
    round: { number: 2, title: 'After', openedAt: '2006-06-02T09:00:00Z', revealed: true, override: null },
    items: [{ id: 'sh.pace', title: 'Pace', state: 'somebody', candidates: [{ column: 'A', practice: null, name: null, willingness: 3, capacity: null }] }],
    gaps: [{ item: 'sh.pace', title: 'Pace', column: 'A', practice: null, willingness: 1, capacity: 4, gap: -3, note: null }],
    couldLeadFrom: 3, chooseFrom: 3, gapFrom: 2, notes: ['Letters stand for names.'],
  },
  agreement: {
    kind: 'agreement', format: 1, diagnostics: [], locality: 'A locality', fictional: false, framework: 'town-2006', version: 2, current: true,
    writtenAt: '2006-06-02T09:00:00Z', grade: 'proposed', note: 'Of our own.',
    clauses: [{ id: 'cl.purpose', title: 'Purpose', mustAnswer: 'Why.', mandatory: true, answeredBySignatures: false, text: null, items: [{ id: 'sh.pace', title: 'Pace' }] }],
    parts: [{ id: 'values', title: 'Values', met: false }], missing: ['cl.purpose'],
    signatures: [{ practice: 'A1', name: 'Ash', signatory: 'Dr Lee', role: 'Partner', version: 1, signedAt: '2006-05-02T09:00:00Z', state: 'lapsed', reason: null }],
    unsigned: [{ practice: 'A1', name: 'Ash' }], only: null,
  },
  'action-points': {
    kind: 'action-points', format: 1, diagnostics: [], locality: 'A locality', fictional: false, framework: 'town-2006', on: '2006-06-02',
    points: [{
      id: 'ap.membership', title: 'Belong', answers: 'The practice.', doneWhen: 'Said.', countPer: 'practice', grade: 'verified', done: { practices: 0, of: 1 }, nextStep: null,
      state: 'in-hand', shown: '0 of 1 practices', owner: null, due: null, evidence: null, reason: null,
      practices: [{ practice: 'A1', name: 'Ash', state: 'overdue', shown: null, owner: 'Dr Lee', due: '2006-05-31', evidence: null, reason: null }],
    }],
  },
  'matrix-round': {
    kind: 'matrix-round', format: 1, diagnostics: [], framework: 'town-2006', locality: 'A locality', fictional: false, round: 2,
    parties: [{ id: 'pct', title: 'PCT', answered: 2, items: 3, in: true }], revealed: { on: '2006-11-06T09:00:00.000Z', by: 'Dr Shah', override: 'Late.' },
    clashes: [{
      item: 'pl.needs', title: 'Needs', kind: 'double-claim', spread: 14, distinct: 2, unanswered: ['practice'], now: 'unresolved',
      positions: [{ party: 'pct', row: 'led by pct', status: 'led', lead: 'pct', roles: { pct: ['lead'] }, shared: null, needsDirectManagement: null }],
    }],
    agreed: [{ item: 'pct.payments', title: 'Payments', row: 'led by pct', held: true }], unanswered: [{ item: 'pl.needs', parties: ['practice'] }],
    settled: [{
      item: 'sh.pace', title: 'Pace', on: '2006-11-06T09:00:00.000Z', by: 'Dr Shah', reason: 'Agreed.', how: 'position', party: 'pct', row: 'led by pct',
    }],
    own: [{ item: 'pl.needs', party: 'pct', row: 'unresolved', status: 'unresolved', lead: null, roles: {}, shared: null, needsDirectManagement: true }],
    fill: { party: 'pct', file: { name: 'm.csv', sha256: hash }, rows: 3, changed: ['pl.needs'], refused: false, saved: true, dryRun: false },
  },
  'matrix-diff': {
    kind: 'matrix-diff', format: 1, diagnostics: [], framework: 'town-2006', locality: null, fictional: false,
    from: { name: 'published', title: 'As published' }, to: { name: 'plan', title: 'The plan' }, unchanged: 2,
    rows: [{ item: 'pl.needs', title: 'Needs', before: null, after: 'led by pct', changes: [{ what: 'lead', before: '', after: 'pct' }], lapsed: ['pct'] }],
  },
  pace: {
    kind: 'pace', format: 1, diagnostics: [], locality: 'A locality', fictional: false, rule: 'under-target', band: 10, step: 12.5,
    measure: 'from-target', growthPence: 5 as never, maxCut: 2, maxGain: null, grade: 'proposed',
    settings: [
      { id: 'band', title: 'Band', text: '10%', grade: 'verified', by: 'policy', reason: 'in force', parameter: 'fair-share-tolerance' },
      { id: 'rule', title: 'Rule', text: 'under-target', grade: 'proposed', by: 'the planner', reason: 'stands' },
    ],
    start: { method: 'historic', title: 'Historic', totalPence: 300 as never },
    target: { method: 'capitation', title: 'Capitation' },
    practices: [{ practice: 'M81006', name: 'One', startPence: 300 as never, targetPence: 305 as never }],
    years: [{
      year: '2022/23' as never, totalPence: 305 as never,
      rows: [{ practice: 'M81006', pence: 305 as never, targetPence: 305 as never, movePence: 5 as never, against: null, limit: 'gain' }],
    }],
    inputs: comparison.inputs, notes: ['A note.'],
  },
  'risk-pool': {
    kind: 'risk-pool', format: 1, diagnostics: [], locality: 'A locality', fictional: false, year: '2006/07' as never, grade: 'proposed',
    method: { id: 'historic', title: 'Historic' }, against: { id: 'outturn', title: 'outturn of 2006/07' }, years: 3,
    slices: [{
      id: 'contingency', title: 'Contingency', kind: 'contingency', level: 'pct', sharedBy: 'budget', size: '3% of all budgets', pence: 9 as never,
      by: 'Bea', reason: null, grade: 'verified', evidence: 'Nobody says so (A note; unverified)',
    }],
    rows: [{
      practice: 'M81006', name: 'One', grossPence: 300 as never, slices: { contingency: 9 as never }, netPence: 291 as never, list: 100.5, small: true, yearsToPool: 299,
      band: { withinPence: 130 as never, withinBasisPoints: 4330, beyondPence: 195 as never, beyondBasisPoints: 6495 },
      variance: { pence: -5 as never, basisPoints: -167, verdict: 'within chance' },
    }],
    totals: { grossPence: 300 as never, slices: { contingency: 9 as never }, netPence: 291 as never, list: null, band: null, variance: { pence: -5 as never, basisPoints: null, verdict: null } },
    references: [{ parameter: 'risk-pool-minimum-population', title: 'Smallest', needed: '100,000 people', has: '100 people', met: false, from: '2009/10', source: 'A paper', grade: 'verified' }],
    settings: [{ id: 'within', title: 'Within', text: '2', grade: 'proposed', by: 'the planner', reason: 'stands' }],
    inputs: comparison.inputs, notes: ['A note.'],
  },
  savings: {
    kind: 'savings', format: 1, diagnostics: [], locality: 'A locality', fictional: false, year: '2006/07' as never, grade: 'derived',
    method: { id: 'historic', title: 'Historic' }, basis: 'net', call: { askedPence: 5 as never, takenPence: 5 as never, uncoveredPence: 0 as never },
    rows: [{
      practice: 'M81006', name: 'One', ...savingsFigures,
      componentTwo: { list: 100, valuePence: 9500 as never, targetsMet: null, paidPence: null, totalPence: null },
    }],
    totals: savingsFigures,
    challenges: [{ id: 'challenge-1', practice: 'M81006', pence: -5 as never, about: 'A charge', state: 'agreed', agreedPence: -4 as never, reason: null, by: 'Bea' }],
    uses: [{ id: 'use-1', practice: 'M81006', pence: 5 as never, purpose: 'Care', state: 'refused', reason: 'No', by: 'Bea' }],
    settings: [{ id: 'share', title: 'Share', text: '70%', grade: 'verified', by: 'policy', reason: 'in force', parameter: 'freed-up-resources-share' }],
    inputs: comparison.inputs, notes: [],
  },
  threshold: {
    kind: 'threshold', format: 1, diagnostics: [], fictional: false, year: '2010/11' as never, grade: 'verified', basePence: 200 as never, valuePence: 230 as never,
    ratePercent: '30', fullPence: 200 as never, abovePence: 30 as never, paidPence: 209 as never, notPaidPence: 21 as never,
    settings: [{ id: 'rate', title: 'Rate', text: '30%', grade: 'verified', by: 'policy', reason: 'in force' }],
    steps: [{ index: 0, kind: 'choice', label: 'base', value: '200', unit: 'pence', inputs: [], grade: 'verified', by: 'Bea', reason: 'given' }], notes: ['A note.'],
  },
  'what-if': {
    kind: 'what-if', format: 1, diagnostics: [], locality: 'A locality', fictional: false, year: '2022/23' as never, whatIf: 'smaller', status: 'open',
    steps: [
      { text: 'One leaves', step: { kind: 'leave', practice: 'M81006' } },
      { text: 'Two merge', step: { kind: 'merge', practices: ['A', 'B'], into: 'A', name: 'AB' } },
      { text: 'New joins', step: { kind: 'join', practice: 'new', membership: 'in', list: '12.5' } },
    ],
    rows: [{ practice: 'M81006', name: 'One', change: 'leaves', into: null, list: 12.5, amounts: { historic: { beforePence: 5 as never, afterPence: 0 as never, differencePence: -5 as never } } }],
    reconciliation: [{
      method: 'historic', title: 'Historic', grade: 'verified', beforePence: 5 as never, leavingPence: 5 as never, comingPence: 0 as never,
      mergingPence: 0 as never, stayingPence: 0 as never, afterPence: 0 as never,
    }],
    alone: [{ practice: 'B', name: 'Two', list: null, pence: null, basis: 'no figure', grade: null }],
    all: [{ whatIf: 'smaller', status: 'open', steps: ['One leaves'] }], inputs: comparison.inputs, notes: ['A note.'],
  },
  'budget-status': {
    kind: 'budget-status', format: 1, diagnostics: [], locality: 'A locality', fictional: false, year: '2009/10' as never, commissioner: 'PCT', asOf: '2009-05-02',
    due: { date: '2009-05-01', basis: 'policy', grade: 'verified' },
    rows: [{
      practice: 'A', name: 'One', mismatches: ['received'], overdue: true, daysOverdue: 1,
      commissioner: { received: 'yes', methodKnown: null, dataGood: null, agreed: null, note: 'Posted.' },
      practiceSays: { received: 'no', methodKnown: 'unknown', dataGood: null, agreed: null, note: null },
    }],
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
    expect(outcomeSchema('forecast')).toBeNull();
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
    ['/commands/0/outcome', 'forecast'],
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
    ['scenarios', 0, '/files/0/profile', 'No Profile'],
    ['scenarios', 0, '/files/0/lines', undefined],
    ['scenarios', 0, '/script', 'later'],
    ['scenarios', 0, '/extra', 1],
    ['importProfiles', 0, '/icb/code', undefined],
    ['clinicalAreas', 0, '/measures', []],
    ['clinicalAreas', 0, '/measures/0/better', 'more'],
    ['clinicalAreas', 0, '/measures/0/kind', 'money'],
    ['clinicalAreas', 0, '/cautions', []],
    ['clinicalAreas', 0, '/listed', 'yes'],
    ['clinicalAreas', 0, '/sources/a source', source],
    ['quickWins', 0, '/inputs', []],
    ['quickWins', 0, '/inputs/0/id', 'volume'],
    ['quickWins', 0, '/inputs/0/unit', 'people'],
    ['quickWins', 0, '/inputs/0/otherwise', '1'],
    ['quickWins', 0, '/gross', 'volume / 2'],
    ['quickWins', 0, '/deliverable/high', 101],
    ['quickWins', 0, '/examples/0/net', '345'],
    ['quickWins', 0, '/cautions', []],
    ['priorityGrids', 0, '/most', 0],
    ['priorityGrids', 0, '/criteria', []],
    ['priorityGrids', 0, '/criteria/0/weight', 12.5],
    ['sessionTemplates', 0, '/blocks', []],
    ['sessionTemplates', 0, '/blocks/0/minutes', 0],
    ['sessionTemplates', 0, '/blocks/0/prompt/0', 'So many words that nobody at the back of the room could ever read them'],
    ['sessionTemplates', 0, '/blocks/0/captures/0', 'vote'],
    ['sessionTemplates', 0, '/blocks/0/shows/command', 'Compare'],
    ['sessionTemplates', 0, '/quorum/roles', []],
    ['sessionTemplates', 0, '/challenges/0/data', ['One']],
    ['sessionTemplates', 0, '/idleMinutes', 1],
    ['processes', 0, '/steps', []],
    ['processes', 0, '/steps/0/gate/0/fact', 'no fact'],
    ['processes', 0, '/steps/0/gate/0/override', 'always'],
    ['processes', 0, '/steps/0/gate/0/severity', 'stops'],
    ['processes', 0, '/steps/0/evidence/0/staleAfterMonths', 0],
    ['processes', 0, '/steps/0/typicalTime/grade', 'sure'],
    ['processes', 0, '/problems/0/gate/step', undefined],
    ['processes', 0, '/routes/0/advised/0/0', 'Whole system'],
    ['paperTemplates', 0, '/kind', 'letter'],
    ['paperTemplates', 0, '/from', '2006'],
    ['paperTemplates', 0, '/parts/who', undefined],
    ['paperTemplates', 0, '/headings', []],
    ['paperTemplates', 0, '/headings/0/part', 'both'],
    ['paperTemplates', 0, '/headings/0/filled', 'figures'],
    ['paperTemplates', 0, '/headings/0/grade', undefined],
    ['involvementGuides', 0, '/level', 'practice'],
    ['involvementGuides', 0, '/items', []],
    ['involvementGuides', 0, '/items/0/proves', 'all'],
    ['involvementGuides', 0, '/duty/rules/0/says', 'applies'],
    ['involvementGuides', 0, '/duty/rules/0/when', {}],
    ['involvementGuides', 0, '/duty/wordsFrom/year', '2008'],
    ['involvementGuides', 0, '/representation/leastCount', 4],
    ['involvementGuides', 0, '/representation/lowestIndex', '80'],
    ['involvementGuides', 0, '/answerTime/weeks', 0],
    ['caseStudies', 0, '/kind', 'success'],
    ['caseStudies', 0, '/negativeFindings', undefined],
    ['caseStudies', 0, '/figures/0/sense', 'roughly'],
    ['caseStudies', 0, '/figures/0/grade', undefined],
    ['caseStudies', 0, '/checks/0/of', ['cost']],
    ['caseStudies', 0, '/assessment/equity', 'perhaps'],
    ['caseStudyChecklists', 0, '/criteria', []],
    ['caseStudyChecklists', 0, '/criteria/0/question', ' '],
    ['weightTables', 0, '/rows/0/sex', 'M'],
    ['challengeChecklists', 0, '/questions/0/from', '2005'],
    ['challengeChecklists', 0, '/questions/0/ask', ' '],
    ['challengeChecklists', 0, '/questions/0/source', undefined],
    ['challengeChecklists', 0, '/questions', []],
    ['weightTables', 0, '/rows/0/band', '75 and over'],
    ['weightTables', 0, '/rows/0/weights/cost', 1.5],
    ['weightTables', 0, '/rows/0/weights/cost', '1e3'],
    ['weightTables', 0, '/columns', []],
    ['weightTables', 0, '/source', undefined],
    ['weightTables', 0, '/quote', ' '],
    ['responsibilityFrameworks', 0, '/id', 'Town 2006'],
    ['responsibilityFrameworks', 0, '/version', '1'],
    ['responsibilityFrameworks', 0, '/sources', undefined],
    ['responsibilityFrameworks', 0, '/sources/S1/title', undefined],
    ['responsibilityFrameworks', 0, '/sources/a source', source],
    ['responsibilityFrameworks', 0, '/decisionRules/all-consent', ''],
    ['responsibilityFrameworks', 0, '/groups/0/commitment', 'yes'],
    ['responsibilityFrameworks', 0, '/parties', []],
    ['responsibilityFrameworks', 0, '/parties/0/level', 'middle'],
    ['responsibilityFrameworks', 0, '/parties/0/stands', 'everybody'],
    ['responsibilityFrameworks', 0, '/parties/1/colour', 'red'],
    ['responsibilityFrameworks', 0, '/items/0/id', 'PCT payments'],
    ['responsibilityFrameworks', 0, '/items/0/status', 'lead'],
    ['responsibilityFrameworks', 0, '/items/0/lead', undefined],
    ['responsibilityFrameworks', 0, '/items/0/shared', { members: ['pct', 'locality'], convenor: null, decisionRule: null, tieBreak: null, reviewBy: null, grade: 'proposed' }],
    ['responsibilityFrameworks', 0, '/items/0/roles/lead', ['pct']],
    ['responsibilityFrameworks', 0, '/items/0/roles/consulted', []],
    ['responsibilityFrameworks', 0, '/items/0/conditions/0/kind', 'promise'],
    ['responsibilityFrameworks', 0, '/items/0/conditions/0/note', undefined],
    ['responsibilityFrameworks', 0, '/items/0/conditions/0/grade', undefined],
    ['responsibilityFrameworks', 0, '/items/0/money', 'y'],
    ['responsibilityFrameworks', 0, '/items/0/effort', 0],
    ['responsibilityFrameworks', 0, '/items/0/grade', 'V'],
    ['responsibilityFrameworks', 0, '/items/0/rolesGrade', undefined],
    ['responsibilityFrameworks', 0, '/items/0/note', 'more'],
    ['responsibilityFrameworks', 0, '/items/1/shared', undefined],
    ['responsibilityFrameworks', 0, '/items/1/shared/members', ['pct']],
    ['responsibilityFrameworks', 0, '/items/1/shared/convenor', undefined],
    ['responsibilityFrameworks', 0, '/items/2/lead', 'pct'],
    ['responsibilityFrameworks', 0, '/items/2/suggestion/strength', 'firm'],
    ['responsibilityFrameworks', 0, '/items/2/suggestion/proposed', []],
    ['responsibilityFrameworks', 0, '/items/2/suggestion/proposed/0/right', 'consulted'],
    ['responsibilityFrameworks', 0, '/pairs/0/items', ['pct.payments']],
    ['responsibilityFrameworks', 0, '/pairs/0/kind', 'control'],
    ['responsibilityFrameworks', 0, '/pairs/0/grade', undefined],
    ['responsibilityFrameworks', 0, '/successors/0/items/0/kind', 'same'],
    ['responsibilityFrameworks', 0, '/successors/0/parties/0/to', undefined],
    ['responsibilityFrameworks', 0, '/checks/0/code', 'RM018'],
    ['responsibilityFrameworks', 0, '/checks/0/severity', 'off'],
    ['responsibilityFrameworks', 0, '/checks/0/limit', 0.6],
    ['responsibilityFrameworks', 0, '/actionPoints/0/countPer', 'patient'],
    ['responsibilityFrameworks', 0, '/agreement/clauses/0/mandatory', 'M'],
    ['responsibilityFrameworks', 0, '/agreement/parts/0/clauses', []],
    ['responsibilityFrameworks', 0, '/facts/0/from', '2024'],
    ['responsibilityFrameworks', 0, '/gaps/0', ''],
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
    ['matrix', '/framework', undefined],
    ['matrix', '/items/0/status', 'unknown'],
    ['matrix', '/items/0/lead', undefined],
    ['matrix', '/items/0/rolesGrade', 'fair'],
    ['matrix', '/items/1/suggestion/proposed/0/right', 'boss'],
    ['matrix', '/items/0/roles/pct/0', 'boss'],
    ['matrix', '/items/0/conditions/0/kind', 'promise'],
    ['matrix', '/items/0/removedConditions/0/reason', undefined],
    ['matrix', '/items/0/signedOff/row', undefined],
    ['matrix', '/items/1/shared/convenor', undefined],
    ['matrix', '/view', 'rapid'],
    ['matrix', '/detail', undefined],
    ['matrix', '/notation/rows/0/cells/pct', 1],
    ['matrix', '/findings/0/code', 'RM018'],
    ['check', '/findings/0/hint', ''],
    ['check', '/findings/0/severity', 'fatal'],
    ['check', '/findings/0/item', undefined],
    ['check', '/pairs/0/state', 'fine'],
    ['check', '/load/0/counts/lead', -1],
    ['check', '/load/0/counts/informed', undefined],
    ['check', '/sustainability/sustainable', 'yes'],
    ['migration', '/rows/0/kind', 'same'],
    ['migration', '/leadChanges/0/direction', 'sideways'],
    ['migration', '/lostRights/0/right', 'boss'],
    ['migration', '/matrix/items/0/money', 'y'],
    ['matrix-import', '/changed', undefined],
    ['matrix-import', '/rows', -1],
    ['commitment-sheet', '/sheets/0/items/0/willingness', 3],
    ['commitment-sheet', '/sheets/0/name', 7],
    ['commitment-sheet', '/sheets/0/coverage/asked', undefined],
    ['heatmap', '/measure', 'goodwill'],
    ['heatmap', '/items/0/cells/0', -1],
    ['heatmap', '/items/0/statistics/polarised', 'yes'],
    ['heatmap', '/practices/0/name', undefined],
    ['heatmap', '/discussion/0/interquartileRange', 3.25],
    ['heatmap', '/quartiles', 'exclusive'],
    ['leads', '/items/0/state', 'elected'],
    ['leads', '/gaps/0/gap', '3'],
    ['agreement', '/signatures/0/state', 'expired'],
    ['agreement', '/clauses/0/text', undefined],
    ['agreement', '/unsigned/0/practice', 'A 1'],
    ['action-points', '/points/0/state', 'late'],
    ['action-points', '/points/0/practices/0/due', undefined],
    ['matrix-round', '/round', 0],
    ['matrix-round', '/clashes', undefined],
    ['matrix-round', '/clashes/0/kind', 'quarrel'],
    ['matrix-round', '/clashes/0/positions/0/roles/pct/0', 'boss'],
    ['matrix-round', '/revealed/override', undefined],
    ['matrix-round', '/settled/0/how', 'tossed'],
    ['matrix-round', '/own/0/item', undefined],
    ['matrix-round', '/fill/changed', undefined],
    ['matrix-diff', '/from/name', ''],
    ['matrix-diff', '/rows/0/before', undefined],
    ['matrix-diff', '/rows/0/changes/0/what', undefined],
    ['portfolio', '/projects/1/step', undefined],
    ['business-case', '/sections/0/part', 'both'],
    ['business-case', '/sections/0/lacks', undefined],
    ['business-case', '/rounds/0/preferred', undefined],
    ['business-case', '/rounds/0/clock/used', '21'],
    ['specification', '/frozen', undefined],
    ['business-case', '/estimates/0/setUp/low', 0.5],
    ['business-case', '/clock/left', '35'],
    ['business-case', '/rounds/0/pauses/0/askedBy', undefined],
    ['business-case', '/findings/0/code', 'luck'],
    ['business-case', '/template/because', 'luck'],
    ['specification', '/indicators/0/method', undefined],
    ['route-advice', '/routes/0/verdict', 'lawful'],
    ['route-advice', '/advice', undefined],
    ['route-advice', '/references/0/parameter', undefined],
    ['pace', '/rule', 'fair'],
    ['pace', '/step', 0],
    ['pace', '/years/0/rows/0/movePence', undefined],
    ['pace', '/years/0/rows/0/against', 'towards'],
    ['comparison', '/rows/0/standing', 'first'],
    ['comparison', '/toleranceBasisPoints', 30_000],
    ['risk-pool', '/rows/0/netPence', 1.5],
    ['risk-pool', '/rows/0/variance/verdict', 'bad'],
    ['risk-pool', '/slices/0/level', 'region'],
    ['risk-pool', '/totals/band', 'wide'],
    ['savings', '/rows/0/overPence', undefined],
    ['savings', '/totals/netPence', undefined],
    ['savings', '/rows/0/underPence', -1],
    ['savings', '/challenges/0/state', 'saved'],
    ['savings', '/basis', 'half'],
    ['threshold', '/ratePercent', 'third'],
    ['threshold', '/steps/0/by', undefined],
    ['what-if', '/rows/0/change', 'goes'],
    ['what-if', '/rows/0/amounts/historic/afterPence', 0.5],
    ['what-if', '/reconciliation/0/leavingPence', undefined],
    ['what-if', '/steps/0/step/kind', 'split'],
    ['what-if', '/all/0/status', 'lost'],
    ['budget-status', '/rows/0/mismatches/0', 'paid'],
    ['budget-status', '/rows/0/practiceSays/agreed', 'perhaps'],
    ['budget-status', '/rows/0/daysOverdue', 0],
    ['budget-status', '/asOf', '1 May'],
    ['screen', '/rows/0/potentialPence', -1],
    ['screen', '/peers', ''],
    ['screen', '/cautions', []],
    ['involvement', '/checklists/0/items/0/answer', 'maybe'],
    ['involvement', '/contacts/0/state', 'late'],
    ['involvement', '/contacts/0/due', 'soon'],
    ['involvement', '/project', undefined],
    ['duty', '/says', 'applies'],
    ['duty', '/reasons', []],
    ['representativeness', '/dimensions/0/bands/0/group', -1],
    ['representativeness', '/dimensions/0/bands/1/state', 'missing'],
    ['representativeness', '/leastCount', 4],
    ['case-study', '/case/kind', 'success'],
    ['case-study', '/case/figures/0/value', '1e6'],
    ['case-study', '/checks/0/holds', 'yes'],
    ['case-study-check', '/criteria/0/change', 'better'],
    ['case-study-check', '/finish', undefined],
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
