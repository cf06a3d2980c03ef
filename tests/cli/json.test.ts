import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '@pbc-planner/toolkit';
import { createAjv } from '@pbc-planner/runtime/validation';
import { describe, expect, it } from 'vitest';
import { freshVale, pbc } from './pbc.ts';

/** A call of every command that succeeds in the fictional locality, in an order in which they can follow each other. */
const calls: Readonly<Record<string, readonly string[]>> = {
  'init': ['new', '--name', 'New', '--year', '2006/07'],
  'demo': [],
  'import': ['practices.csv', '-C', 'vale'],
  'locality.show': ['-C', 'vale'],
  'locality.join': ['new', '-C', 'vale'],
  'locality.leave': ['new', '-C', 'vale'],
  'locality.merge': ['brook,foundry', '-C', 'vale'],
  'budget.compare': ['-C', 'vale'],
  'budget.explain': ['abbey', '--method', 'blended', '-C', 'vale'],
  'budget.line': ['total', '--state', 'in-budget', '-C', 'vale'],
  'budget.weighted-lists': ['--components', 'all=100:need-weighted', '-C', 'vale'],
  'budget.pace': ['--years', '2', '-C', 'vale'],
  'budget.top-slice': ['block-back', '--percent', '0.1', '-C', 'vale'],
  'budget.risk-pool': ['--years', '3', '-C', 'vale'],
  'budget.explain-risk': ['hope', '--figure', 'chance', '-C', 'vale'],
  'budget.savings': ['--targets-met', 'abbey,brook', '-C', 'vale'],
  'budget.explain-savings': ['drovers', '-C', 'vale'],
  'budget.challenge': ['hope', '--pounds', '120', '--about', 'charged twice', '-C', 'vale'],
  'budget.challenge-step': ['challenge-3', '--to', 'agreed', '-C', 'vale'],
  'budget.savings-use': ['canal', '--pounds', '1000', '--purpose', 'a walking group', '-C', 'vale'],
  'budget.savings-decision': ['use-3', '--decision', 'approved', '-C', 'vale'],
  'budget.carry-forward': ['glebe', '--pounds', '250', '--from', '2005/06', '-C', 'vale'],
  'budget.threshold': ['--base', '2000000', '--value', '2300000', '--year', '2010/11'],
  'budget.page': ['abbey', '-C', 'vale'],
  'budget.checklist': ['abbey', '--question', 'list', '--answer', 'yes', '-C', 'vale'],
  'budget.letter': ['abbey', '-C', 'vale'],
  'budget.status': ['abbey', '--side', 'practice', '--received', 'no', '-C', 'vale'],
  'locality.what-if': ['smaller', '--leave', 'hope', '--alone', 'canal', '-C', 'vale'],
  'need.index': ['--data', 'weighted-2025-26.csv', '--places', 'places-known.json'],
  'need.prescribing': ['--data', 'lists-2013_10-12.csv'],
  'matrix.show': ['-C', 'vale'],
  'matrix.import': ['matrix.csv', '-C', 'vale'],
  'matrix.assign': ['pl.needs', '--lead', 'locality', '-C', 'vale'],
  'matrix.condition': ['pct.contracts', '--kind', 'agree', '--party', 'locality', '--note', 'Before it is signed', '-C', 'vale'],
  'matrix.check': ['-C', 'vale'],
  'matrix.export': ['--framework', 'icb-2024'],
  'commitment.open': ['Spring', '-C', 'vale'],
  'commitment.score': ['abbey', 'pl.needs', '--willingness', '3', '--capacity', '1', '--note', 'No time', '-C', 'vale'],
  'commitment.rounds': ['-C', 'vale'],
  'commitment.reveal': ['--reason', 'One practice was there', '--yes', '-C', 'vale'],
  'commitment.heatmap': ['--against', '1', '-C', 'vale'],
  'commitment.leads': ['--round', '1', '-C', 'vale'],
  'commitment.naming': ['elm', '--agree', 'yes', '-C', 'vale'],
  'commitment.participation': ['glebe', '--as', 'observing', '--date', '2006-06-01', '-C', 'vale'],
  'agreement.write': ['--file', 'clauses.csv', '-C', 'vale'],
  'agreement.sign': ['abbey', '--signatory', 'Dr A. Lee', '--role', 'Senior partner', '--yes', '-C', 'vale'],
  'agreement.show': ['-C', 'vale'],
  'action-points': ['ap.focus', '--owner', 'Dr Shah', '-C', 'vale'],
  'matrix.clashes': ['-C', 'vale'],
  'matrix.settle': ['pl.data-validation', '--as', 'locality', '--reason', 'It sees all the data', '-C', 'vale'],
  'matrix.fill': ['--party', 'lmc', '--item', 'pl.needs', '--as-it-is', '-C', 'vale'],
  'matrix.round': ['-C', 'vale'],
  'matrix.reveal': ['--override', '--reason', 'A test', '--yes', '-C', 'vale'],
  'matrix.sign': ['--party', 'pct', '--yes', '-C', 'vale'],
  'matrix.diff': ['--from', 'published', '-C', 'vale'],
  'matrix.migrate': ['--to', 'icb-2024', '--apply', '-C', 'vale'],
  'project.areas': [],
  'project.area': ['dvt'],
  'project.add': ['Clots at home', '--area', 'dvt', '-C', 'vale'],
  'project.describe': ['clots-at-home', '--problem', 'Admitted overnight', '-C', 'vale'],
  'project.measure': ['clots-at-home', 'same-day', '--baseline', '35', '--baseline-on', '2006-04-01', '-C', 'vale'],
  'project.quick-wins': [],
  'project.quick-win': ['qw.dvt', '--project', 'clots-at-home', '--inputs', 'suspected=180,community-share=75,hospital=380,community=210', '--base', 'clots-at-home', '-C', 'vale'],
  'project.overlap': ['copd-reviews/qw.copd', 'copd-reviews/qw.nonelective', '--volume', '10', '-C', 'vale'],
  'project.score': ['clots-at-home', 'need=4,ability=5', '-C', 'vale'],
  'project.weigh': ['need=25,size=5', '-C', 'vale'],
  'project.prioritise': ['-C', 'vale'],
  'project.list': ['-C', 'vale'],
  'project.show': ['clots-at-home', '-C', 'vale'],
  'process.show': ['dvt-in-the-community', '-C', 'vale'],
  'process.reopen': ['dvt-in-the-community', 'step.spec', '--reason', 'The specification changes', '-C', 'vale'],
  'process.answer': ['dvt-in-the-community', 'price', 'It is fixed', '-C', 'vale'],
  'process.begin': ['clots-at-home', 'seven-steps', '-C', 'vale'],
  'process.evidence': ['copd-reviews', 'options', '--what', 'Three, doing nothing first', '--source', 'Paper 5', '--on', '2006-07-01', '-C', 'vale'],
  'process.withdraw': ['copd-reviews', 'evidence-3', '--reason', 'Of another year', '-C', 'vale'],
  'process.case-option': ['copd-reviews', 'do-nothing', '--benefits', 'None', '--risks', 'More admissions', '--yearly', '292600', '-C', 'vale'],
  'process.case-providers': ['copd-reviews', 'The community provider', '-C', 'vale'],
  'process.case-pause': ['dvt-in-the-community', '--asked', 'Who covers?', '--asked-by', 'Mr Cole', '--on', '2007-03-19', '-C', 'vale'],
  'process.case-resume': ['dvt-in-the-community', '--answer', 'The nurses', '--on', '2007-03-20', '-C', 'vale'],
  'process.case-decide': ['dvt-in-the-community', 'approve', '--in-favour', 'Ms Grant', '--on', '2007-03-26', '-C', 'vale'],
  'process.case-submit': ['dvt-in-the-community', '-C', 'vale'],
  'process.case': ['dvt-in-the-community', '-C', 'vale'],
  'process.specification': ['copd-reviews', '-C', 'vale'],
  'process.indicator': ['copd-reviews', 'admitted', '--title', 'Admitted', '-C', 'vale'],
  'process.deciders': ['copd-reviews', 'Dr Shah,Mr Cole', '-C', 'vale'],
  'process.gate': ['copd-reviews', '--step', 'step.needs', '-C', 'vale'],
  'process.advance': ['copd-reviews', '--override', 'measurable-target,options,risks,resources', '--reason', 'They come in May', '-C', 'vale'],
  'interests.add': ['Dr Shah', '--project', 'copd-reviews', '--about', 'A share', '-C', 'vale'],
  'interests.close': ['interest-1', '--as', 'ended', '--note', 'Sold', '-C', 'vale'],
  'interests.list': ['copd-reviews', '-C', 'vale'],
  'process.route': ['copd-reviews', '--inside-contract', 'yes', '-C', 'vale'],
  'process.launch': ['copd-reviews', 'criteria', 'On the register', '-C', 'vale'],
  'process.review': ['copd-reviews', '--verdict', 'keep', '--gross', '9000', '--net', '8000', '--on', '2007-01-31', '-C', 'vale'],
  'problems.add': ['No spirometer', '--owner', 'Dr Byrne', '-C', 'vale'],
  'problems.close': ['problem-1', '--reason', 'Bought', '-C', 'vale'],
  'problems.list': ['-C', 'vale'],
  'project.close': ['clots-at-home', '--on', '2007-03-31', '--reason', 'Done', '-C', 'vale'],
  'project.screen': ['rates.csv', '--peers', 'nine localities'],
  'involvement.list': ['dvt-in-the-community', '-C', 'vale'],
  'involvement.guides': [],
  'involvement.answer': ['patients-project', 'asked', 'yes', '--project', 'copd-reviews', '--source', 'Survey', '-C', 'vale'],
  'involvement.duty': ['copd-reviews', 'planning=no,proposal=yes', '-C', 'vale'],
  'involvement.group': ['patient-group.csv'],
  'involvement.add': ['pharmacy', '--project', 'copd-reviews', '--role', 'community pharmacist', '--ask', 'To count inhalers', '-C', 'vale'],
  'involvement.close': ['contact-4', '--as', 'agreed', '-C', 'vale'],
  'involvement.tracker': ['-C', 'vale'],
  'involvement.stakeholders': ['copd-reviews', '--add', 'pharmacy', '--role', 'community pharmacist', '-C', 'vale'],
  'case-study.list': [],
  'case-study.show': ['home-oxygen'],
  'case-study.start': ['copd-reviews', 'goal-clear=yes', '-C', 'vale'],
  'case-study.finish': ['copd-reviews', 'equity=no', '-C', 'vale'],
  'session.list': ['-C', 'vale'],
  'session.show': ['session-1', '-C', 'vale'],
  'session.resume': inSession(),
  'session.pause': inSession(),
  'session.go-on': inSession(),
  'session.attend': inSession('Dr Noor', '--practice', 'brook', '--role', 'gp', '--as', 'late'),
  'session.capture': inSession('action', 'Write to the trust', '--owner', 'Dr Noor', '--due', '+14'),
  'session.mend': inSession('action-5', '--due', '2006-12-05'),
  'session.concern': inSession('It is soon', '--item', 'action-4'),
  'session.done': inSession('action-4', '--note', 'It came'),
  'session.note': inSession('Ask Dr Lind'),
  'session.screen': inSession('matrix', '--settings', 'view=raci'),
  'session.follow': inSession(),
  'session.next': inSession('--agreed'),
  'session.back': inSession('--agreed'),
  'session.block': inSession('feedback', '--agreed'),
  'session.table': inSession('red'),
  'session.table-export': inSession(),
  'session.merge': inSession('red.json'),
  'session.settle': inSession('conflict-1', '--keep', 'theirs'),
  'session.vote-withdraw': inSession('abbey'),
  'session.vote': inSession('canal', 'yes'),
  'session.vote-reveal': inSession('--reason', 'Two had to leave'),
  'session.vote-again': inSession(),
  'session.vote-close': inSession('--reason', 'Nobody wants to'),
  'session.vote-open': inSession('Who chairs it?', '--openness', 'secret'),
  'session.count': inSession('vote-4', '--voters', 'abbey,canal,hope', '--tally', 'yes=2,no=1'),
  'session.votes': ['-C', 'vale'],
  'training.list': ['-C', 'vale'],
  'training.book': ['negotiating', 'brook', '--on', '2006-02-01', '-C', 'vale'],
  'training.interest': ['assertiveness', 'brook', '-C', 'vale'],
  'training.cancel': ['booking-3', '--on', '2006-02-01', '-C', 'vale'],
  'training.confirm': ['booking-6', '-C', 'vale'],
  'training.attended': ['booking-4', '-C', 'vale'],
  'session.close': inSession('--agreed'),
  'session.minutes': ['-C', 'vale'],
  'session.approve': ['--yes', '-C', 'vale'],
  'session.actions': ['--all', '-C', 'vale'],
  'session.start': ['ses.godiva', '--challenges', 'copd,invoices,provider-gp', '-C', 'vale'],
  'policy.list': [],
  'policy.show': ['contingency'],
  'log': ['-C', 'vale'],
  'undo': ['-C', 'vale'],
  'redo': ['-C', 'vale'],
  'doctor': ['-C', 'vale'],
  'restore': ['-C', 'vale'],
  'replay': ['-C', 'vale'],
  'pack.list': [],
  'pack.check': [],
  'schema': ['comparison'],
  'completion': ['bash'],
};

const folder = freshVale();
twoTables();
openedVote();
const commands = catalogue.flatMap(({ manifest }) => manifest.commands ?? []);

/** Words for the session of the fictional locality that is to be resumed, in the name of who leads it. */
function inSession(...words: readonly string[]): readonly string[] {
  return [...words, '-C', 'vale', '--by', 'Locality manager'];
}

/** An action has an owner by now. What a table captured lies in `red.json`; another table wrote one item in another way, which is open. */
function twoTables(): void {
  pbc(['session', 'mend', 'action-4', '--owner', 'Jo Field', '--due', '+28', '-C', 'vale'], { cwd: folder });
  pbc(['session', 'table-export', '--json', '--out', 'red.json', '-C', 'vale'], { cwd: folder });
  writeFileSync(join(folder, 'blue.json'), readFileSync(join(folder, 'red.json'), 'utf8').replace('Ask the PCT for', 'Demand from the PCT'));
  pbc(['session', 'merge', 'blue.json', '-C', 'vale'], { cwd: folder });
}

/** A vote with one ballot is open, and a practice has asked for a place that the office has still to give. */
function openedVote(): void {
  pbc(['session', 'vote-open', 'Shall we?', '--openness', 'open', ...inSession()], { cwd: folder });
  pbc(['session', 'vote', 'abbey', 'yes', ...inSession()], { cwd: folder });
  pbc(['training', 'book', 'seminar', 'canal', '--on', '2005-12-01', '-C', 'vale'], { cwd: folder });
}

function schemaOf(kind: string) {
  const { code, stdout } = pbc(['schema', kind]);
  expect(code).toBe(0);
  return createAjv('data').compile(JSON.parse(stdout) as object);
}

describe('--json of every command', () => {
  it('has a call here', () => {
    expect(Object.keys(calls).sort()).toEqual(commands.map(({ id }) => id).sort());
  });

  it.each(Object.entries(calls))('%s fits the schema of its kind', (id, args) => {
    const ran = pbc([...id.split('.'), ...args, '--json'], { cwd: folder });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const answer = JSON.parse(ran.stdout) as { kind: string; format: number };
    expect(answer).toMatchObject({ kind: commands.find((command) => command.id === id)?.outcome, format: 1, diagnostics: [] });
    const fits = schemaOf(answer.kind);
    fits(answer);
    expect(fits.errors ?? []).toEqual([]);
  });

  it.each([
    [['budgt'], 2], [['budget', 'compare', '--blend', '101', '-C', 'vale'], 2], [['locality', 'show'], 4], [['import', 'nowhere.csv', '-C', 'vale'], 3],
  ] as const)('of %j that is refused is a refusal with its reasons', (args, code) => {
    const ran = pbc([...args, '--json'], { cwd: folder });
    expect(ran).toMatchObject({ code, stderr: '' });
    const answer = JSON.parse(ran.stdout) as { diagnostics: { message: string }[] };
    const fits = schemaOf('refusal');
    fits(answer);
    expect(fits.errors ?? []).toEqual([]);
    expect(answer.diagnostics.length).toBeGreaterThan(0);
  });

  it('adds up: each method to the pool, each explanation to its pence', () => {
    const compared = JSON.parse(pbc(['budget', 'compare', '--json'], { cwd: `${folder}/vale` }).stdout) as {
      poolPence: number; rows: { practice: string; amounts: Record<string, number> }[]; methods: { id: string }[]; totals: Record<string, number>;
    };
    expect(compared.methods.map(({ id }) => id)).toEqual(['historic', 'capitation', 'blended']);
    for (const { id } of compared.methods) {
      expect(compared.rows.reduce((sum, { amounts }) => sum + (amounts[id] ?? Number.NaN), 0)).toBe(compared.poolPence);
      expect(compared.totals[id]).toBe(compared.poolPence);
    }
    const explained = JSON.parse(pbc(['budget', 'explain', 'abbey', '--method', 'blended', '--json'], { cwd: `${folder}/vale` }).stdout) as { pence: number; steps: { value: string }[] };
    expect(explained.pence).toBe(compared.rows.find(({ practice }) => practice === 'abbey')?.amounts['blended']);
    expect(Number(explained.steps.at(-1)?.value)).toBe(explained.pence);
  });
});
