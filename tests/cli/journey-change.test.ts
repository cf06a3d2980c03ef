import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { freshFolder, pbc, type Ran } from './pbc.ts';

/**
 * Journey 4, on the built product, from the area to the review, with no gate passed over. The steps depend on each other and run in
 * their order.
 */
const folder = freshFolder();
const vale = join(folder, 'vale');
const dvt = 'dvt-in-the-community';

const run = (words: readonly string[], by = 'Dr Shah'): Ran => pbc([...words, '-C', vale], { cwd: folder, env: { PBC_BY: by } });

/** Runs a command that must succeed. @returns its standard output. */
function fine(...words: readonly string[]): string {
  const ran = run(words);
  expect([words.join(' '), ran.code, ran.stderr]).toEqual([words.join(' '), 0, '']);
  return ran.stdout;
}

/** An answer as a script gets it, with its exit code. */
function answer(...words: readonly string[]): { readonly code: number | null; readonly said: Readonly<Record<string, unknown>> } {
  const ran = run([...words, '--json']);
  return { code: ran.code, said: JSON.parse(ran.stdout) as Readonly<Record<string, unknown>> };
}

interface Gate { readonly step: string; readonly open: boolean; readonly conditions: readonly { readonly id: string; readonly severity: string; readonly state: string; readonly override: string }[] }

/** What keeps the gate of the present step shut. */
function shutBy(): string[] {
  const { conditions } = answer('process', 'gate', dvt).said as unknown as Gate;
  return conditions.filter(({ severity, state }) => severity === 'blocks' && state !== 'met').map(({ id }) => id);
}

/** Goes on to the next step, which must be open. */
function advance(to: string | null): void {
  const { code, said } = answer('process', 'advance', dvt);
  expect([code, said['advanced'], said['next']]).toEqual([0, true, to]);
}

function evidence(...held: readonly (readonly [kind: string, on: string])[]): void {
  for (const [kind, on] of held) fine('process', 'evidence', dvt, kind, '--what', `What ${kind} says`, '--source', 'Locality group, paper 3', '--on', on);
}

describe('journey 4: a change, from the area to the review, without an override', () => {
  it('begins with the area, a baseline and a target', () => {
    expect(pbc(['init', vale, '--name', 'Tarrow Vale', '--year', '2006/07']).code).toBe(0);
    expect(fine('project', 'area', 'dvt')).toContain('Scanned the same day');
    fine('project', 'add', 'DVT in the community', '--area', 'dvt', '--problem', 'A night for a scan', '--population', 'Adults with a suspected clot', '--clinical-lead', 'Dr Ahmed',
      '--managerial-lead', 'Jo Field', '--partners', 'acute trust,community nurses', '--levers', 'pathway');
    fine('project', 'measure', dvt, 'same-day', '--baseline', '35', '--baseline-on', '2006-04-01', '--target', '80', '--target-on', '2007-03-31');
  });

  it('refuses a target before its baseline, a rate above 100 per cent, a negative volume and evidence without a source, and loses nothing', () => {
    const before = readFileSync(join(vale, 'plan.json'), 'utf8');
    const measure = ['project', 'measure', dvt, 'same-day'];
    const win = ['project', 'quick-win', 'qw.dvt', '--project', dvt, '--inputs'];
    for (const [words, code, message] of [
      [[...measure, '--target-on', '2006-03-31'], 2, 'The target is for 2006-03-31, which is not after the baseline of 2006-04-01.'],
      [[...measure, '--target', '120'], 2, 'Scanned the same day is a share and cannot be above 100 per cent.'],
      [[...win, 'suspected=180,community-share=175,hospital=380,community=210'], 3, 'Dealt with in the community is a share and cannot be above 100 per cent.'],
      [[...win, 'suspected=-180,community-share=75,hospital=380,community=210'], 3, 'Suspected cases cannot be below nothing.'],
      [['process', 'evidence', dvt, 'risks', '--what', 'Three', '--on', '2006-06-06'], 2, 'Evidence without a source is none.'],
    ] as const) {
      const ran = run(words);
      expect([ran.code, ran.stdout, ran.stderr.split('\n').length]).toEqual([code, '', 2]);
      expect(ran.stderr).toContain(message);
    }
    expect(readFileSync(join(vale, 'plan.json'), 'utf8')).toBe(before);
  });

  it('works out the quick win: net, not gross', () => {
    const { said } = answer('project', 'quick-win', 'qw.dvt', '--project', dvt, '--inputs', 'suspected=180,community-share=75,hospital=380,community=210,set-up=8000');
    const central = (said['estimates'] as { name: string; grossPence: number; netPence: number }[]).find(({ name }) => name === 'central');
    expect([central?.grossPence, central?.netPence]).toEqual([3_591_000, 806_500]);
  });

  it('walks steps 1 to 3 with evidence', () => {
    expect(shutBy()).toEqual(['need-indicator', 'patient-view', 'ability-scored']);
    evidence(['need-indicator', '2006-05-08'], ['patient-view', '2006-05-16']);
    fine('project', 'score', dvt, 'need=3,ability=5');
    advance('Plan within a manageable area');
    expect(shutBy()).toEqual(['options', 'risks', 'resources']);
    evidence(['options', '2006-06-06'], ['risks', '2006-06-06'], ['resources', '2006-06-06']);
    advance('Agree the basis with partners');
    evidence(['partners-contacted', '2006-06-12'], ['agreements', '2006-07-04'], ['activity-shift', '2006-07-04']);
    advance('Write the service specification');
  });

  it('submits a case only when it is complete, and writes the specification for step 4', () => {
    expect(shutBy()).toEqual(['business-case', 'specification', 'indicators', 'activity-price', 'governance']);
    evidence(['activity-price', '2006-08-18'], ['governance', '2006-08-18']);
    const before = readFileSync(join(vale, 'plan.json'), 'utf8');
    const incomplete = answer('process', 'case-submit', dvt, '--on', '2006-09-04');
    // Fourteen headings to write, two faults of the options, the preferred one, and who might provide it.
    expect([incomplete.code, (incomplete.said['diagnostics'] as { code: string }[]).length]).toEqual([1, 18]);
    expect(readFileSync(join(vale, 'plan.json'), 'utf8')).toBe(before);
    fine('process', 'case', dvt, '--file', join(folder, 'case.csv'));
    fine('process', 'case-option', dvt, 'do-nothing', '--yearly', '68400', '--benefits', 'Nothing to agree', '--risks', 'Nights in hospital');
    fine('process', 'case-option', dvt, 'clinic', '--title', 'A clinic near home', '--benefits', 'The same day', '--risks', 'A missed clot', '--reasons', 'Nearest', '--preferred');
    fine('process', 'case-providers', dvt, 'Tarrow General,Canal Side Surgery');
    fine('process', 'case-submit', dvt, '--on', '2006-09-04', '--weeks', '8');
    fine('process', 'specification', dvt, '--file', join(folder, 'specification.csv'));
    fine('process', 'indicator', dvt, 'same-day', '--title', 'Scanned the same day', '--threshold', 'below 80 per cent', '--method', 'The log', '--frequency', 'every month');
    advance('Comply with the rules of contestability and choice');
  });

  it('stops at the gate of step 5 until everyone who decides has declared interests, or none', () => {
    evidence(['involvement', '2006-06-20']);
    fine('process', 'deciders', dvt, 'Ms Grant,Mr Cole,Dr Ahmed');
    expect(shutBy()).toEqual(['interests-declared', 'route-with-reasons', 'approval']);
    const overridden = run(['process', 'advance', dvt, '--override', 'interests-declared', '--reason', 'We know each other']);
    expect([overridden.code, overridden.stderr.startsWith('error: Nobody goes past interests-declared')]).toEqual([2, true]);
    fine('interests', 'add', 'Ms Grant', '--project', dvt, '--none');
    fine('interests', 'add', 'Mr Cole', '--project', dvt, '--none');
    expect(shutBy()).toContain('interests-declared');
    fine('interests', 'add', 'Dr Ahmed', '--project', dvt, '--about', 'Partner in a clinic that would bid', '--rival');
    expect(shutBy()).toEqual(['interested-excluded', 'route-with-reasons', 'approval']);
    fine('interests', 'close', 'interest-1', '--as', 'left');
    expect(shutBy()).toEqual(['route-with-reasons', 'approval']);
  });

  it('takes the case through the approval clock, with a pause for a request', () => {
    fine('process', 'case-pause', dvt, '--asked', 'How many scans a week?', '--asked-by', 'Mr Cole', '--on', '2006-09-18');
    expect((answer('process', 'case', dvt, '--as-of', '2006-09-25').said['clock'] as object)).toMatchObject({ state: 'paused', used: 14, paused: 7, left: 42, dueOn: null });
    fine('process', 'case-resume', dvt, '--answer', 'Ten', '--on', '2006-09-28');
    expect((answer('process', 'case', dvt, '--as-of', '2006-10-09').said['clock'] as object)).toMatchObject({ state: 'running', used: 25, paused: 10, left: 31, dueOn: '2006-11-09', overdue: false });
    const interested = run(['process', 'case-decide', dvt, 'approve', '--in-favour', 'Ms Grant,Dr Ahmed', '--on', '2006-10-23']);
    expect([interested.code, interested.stderr.split('\n')[0]]).toEqual([2, 'error: Dr Ahmed has an interest in this and cannot be counted. Leave the name out; the minutes say that the person left, or stayed without a vote.']);
    expect(fine('process', 'case-decide', dvt, 'approve', '--in-favour', 'Ms Grant,Mr Cole', '--on', '2006-10-23')).toContain('approved on 2006-10-23, 2 for and 0 against, after 39 days of the clock. Dr Ahmed left.');
    expect(answer('process', 'route', dvt, '--inside-contract', 'no', '--several-providers', 'yes', '--patients-choose', 'yes', '--price-fixed', 'yes', '--whole-system', 'no').said['advised']).toBe('any-willing-provider');
    expect(fine('process', 'route', dvt, 'any-willing-provider', '--reasons', 'Several can, patients choose', '--in-favour', 'Ms Grant,Mr Cole')).toContain('Dr Ahmed left.');
    advance('Advertise, promote and manage referrals');
  });

  it('launches, and is reviewed net, not gross', () => {
    for (const item of ['criteria', 'directory', 'told']) fine('process', 'launch', dvt, item, 'As agreed');
    evidence(['capacity-plan', '2006-11-06']);
    advance('Review and adjust');
    const swapped = run(['process', 'review', dvt, '--verdict', 'keep', '--gross', '8065', '--net', '35910', '--on', '2007-03-30', '--freed-up', 'A session']);
    expect([swapped.code, swapped.stderr.startsWith('error: The net saving cannot be above the gross one.')]).toEqual([2, true]);
    evidence(['run-data', '2007-03-28'], ['patient-feedback', '2007-03-28'], ['provider-view', '2007-03-28'], ['equity', '2007-03-28']);
    expect(fine('process', 'review', dvt, '--verdict', 'keep', '--gross', '35910', '--net', '8065', '--on', '2007-03-30', '--freed-up', 'A second scanner session'))
      .toBe('DVT in the community: keep. Net, it is a saving of £8,065.00; gross it was £35,910.00.\n');
    advance(null);
    const { said } = answer('process', 'show', dvt);
    expect([said['overrides'], said['here'], (said['steps'] as { state: string }[]).map(({ state }) => state)]).toEqual([[], null, Array(7).fill('passed')]);
  });

  it('freezes the specification with its step: a change needs a reason and opens the steps again', () => {
    const frozen = run(['process', 'specification', dvt, '--heading', 'price', '--text', 'Dearer']);
    expect([frozen.code, frozen.stderr.startsWith('error: The specification is frozen: Dr Shah took the project past "Write the service specification"')]).toEqual([2, true]);
    expect(fine('process', 'specification', dvt, '--heading', 'price', '--text', 'Dearer', '--reason', 'The scanner')).toContain('so these steps are open again: Write the service specification;');
    fine('undo');
    expect(answer('process', 'show', dvt).said['here']).toBeNull();
  });
});

describe('the papers of the change as files', () => {
  /** The text of a file, markup taken off and entities made plain. */
  function exported(words: readonly string[], format: string): string {
    const file = join(folder, `${words.join('-')}.${format}`);
    fine(...words, '--out', file);
    const bytes = readFileSync(file);
    const markup = format === 'docx' ? strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array) : bytes.toString('utf8');
    if (format === 'md') return markup;
    return markup.replaceAll(/<style[\s\S]*?<\/style>/g, '').replaceAll(/<[^>]*>/g, ' ').replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll(/&#39;|&apos;/g, '\'').replaceAll(/\s+/g, ' ');
  }

  const caution = 'An audit of safety is part of the project, not an extra.';
  const formats = ['md', 'docx', 'html'];

  it.each(formats)('the business case as %s: its parts, its money and the caution beside the saving', (format) => {
    const text = exported(['process', 'case', dvt], format);
    for (const part of [
      'Part A. What is wanted', 'Part B. Who may provide it', 'A night in hospital for a scan of twenty minutes.', 'Tarrow General', '£35,910.00', '-£19,845.00', '£8,065.00', 'unverified',
      '8 weeks, as Dr Shah recorded it (agreed locally; no source)', 'approved on 2006-10-23',
    ]) expect(text).toContain(part);
    // Beside the saving, and again at the end with its source and grade.
    expect(text.split(caution).length - 1).toBe(2);
    expect(text.indexOf('Part A.')).toBeLessThan(text.indexOf('Part B.'));
  });

  it.each(formats)('the specification as %s: its headings and its indicators', (format) => {
    const text = exported(['process', 'specification', dvt], format);
    for (const part of ['Purpose: aims', 'What is to be said on aims.', 'Scanned the same day', 'below 80 per cent', 'every month', 'frozen since', 'No source gives headings for 2006/07']) expect(text).toContain(part);
  });

  it.each(formats)('the portfolio as %s: net beside gross, with the caution', (format) => {
    const text = exported(['project', 'list'], format);
    for (const part of ['£35,910.00', '£8,065.00', 'all passed', caution]) expect(text).toContain(part);
  });

  it('is read back as rows: the case that was exported writes the same case', () => {
    const file = join(folder, 'again.csv');
    fine('process', 'case', dvt, '--format', 'csv', '--out', file);
    const before = answer('process', 'case', dvt).said['sections'];
    fine('process', 'case', dvt, '--file', file);
    expect(answer('process', 'case', dvt).said['sections']).toEqual(before);
  });
});
