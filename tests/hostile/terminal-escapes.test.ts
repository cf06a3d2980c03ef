import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventBody, PlanEvent } from '@pbc-planner/domain';
import { createWorkspace } from '@pbc-planner/store';
import { createToolkit } from '@pbc-planner/toolkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mountWorkbench } from '../../apps/tui/src/mount-workbench.ts';
import { headlessTerminal } from '../../apps/tui/src/testing/headless-terminal.ts';
import { pbc, pbcBytes } from '../cli/pbc.ts';
import { unescapedIn } from './generate/invariants.ts';

/** Names that would clear a screen, set a title, colour, ring, hide or turn what follows. */
const evil = ['\u001b[2JEVIL', '\u001b]0;EVIL\u0007', '\u009b31mEVIL', '\u0085EVIL\u007f', '\u202EEVIL\u202C', '\u2066EVIL\u2069', '\u200bEVIL\u2028EVIL', '\u{E0045}EVIL\u{E007F}', '<script>EVIL</script>\r\nEVIL'] as const;

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pbc-escapes-'));
  // Such a plan was not written by the planner, which cleans each name on its way in: somebody made it to do harm.
  const bodies: EventBody[] = [
    { type: 'plan founded', data: { name: evil.join(' '), year: '2006/07' as never, framework: 'pbc-2005', fictional: false } },
    ...evil.map((name, index): EventBody => ({ type: 'practice joined', data: { practice: `p${index}${name}`, membership: 'in', name, list: '100' } })),
  ];
  const events = bodies.map((body, index) => ({ ...body, sequence: index + 1, change: index + 1, time: '2026-01-01T00:00:00Z', by: evil[index % evil.length], command: 'init' }) as PlanEvent);
  const made = await createWorkspace(join(folder, 'plan'), events, 'A test', { dataSets: [] });
  if (!made.ok) throw new Error(made.diagnostics[0]?.message);
  mkdirSync(join(folder, 'plan/packs/policy-parameters'), { recursive: true });
  writeFileSync(join(folder, `plan/packs/policy-parameters/${evil[0]}.json`), JSON.stringify({ id: evil[2], title: evil[4] }));
  writeFileSync(join(folder, 'places.json'), JSON.stringify([{ name: evil[0], icb: evil[4], practices: [evil[2]] }]));
  writeFileSync(join(folder, 'weighted-2025-26.csv'), 'practice_code,practice_name,population,wp_general_acute,wp_community,wp_mental_health,wp_maternity,wp_health_inequalities,wp_prescribing,wp_core_overall,wp_pmc_need,wp_pmc_overall,icb_code,icb_name\nM81001,X,1,1,1,1,1,1,1,1,1,1,Q1,Q\n');
  writeFileSync(join(folder, 'practices.csv'), `practice_code,name,list_size,${evil[1]}\n${evil.map((name, index) => `"c${index}","${name}",10,x`).join('\n')}\n"${evil[0]}",y,${evil[2]},3\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('terminal escapes, C1 controls and bidi overrides in names', () => {
  const readers = [['locality', 'show'], ['log'], ['matrix', 'show'], ['budget', 'compare', '--weights', 'list', '--methods', 'capitation', '--pool', '1000'], ['budget', 'explain', `p0${evil[0]}`, '--method', 'capitation'], ['pack', 'check'], ['pack', 'list'], ['doctor']];

  it.each(readers.flatMap((call) => ['table', 'json', 'csv', 'tsv', 'md', 'txt', 'html'].map((format) => [call.slice(0, 2).join(' '), format, call] as const)))('pbc %s as %s: none reaches stdout or stderr unescaped', (_, format, call) => {
    const { stdout, stderr } = pbcBytes([...call, '-C', 'plan', '--format', format], { cwd: folder });
    const text = new TextDecoder('utf-8', { fatal: true }).decode(stdout);
    expect(unescapedIn(text, format === 'tsv' ? '\t' : '')).toBeNull();
    expect(unescapedIn(stderr)).toBeNull();
    if (format === 'html') expect(text).not.toMatch(/<script/i);
    if (format === 'json') JSON.parse(text);
  });

  it('are to be seen as escapes, so that nothing is hidden', () => {
    expect(pbc(['locality', 'show', '-C', 'plan'], { cwd: folder }).stdout).toContain('\\x1b[2JEVIL');
    const answer = JSON.parse(pbc(['locality', 'show', '-C', 'plan', '--json'], { cwd: folder }).stdout) as { practices: { name: string }[] };
    expect(answer.practices.map(({ name }) => name).sort()).toEqual([...evil].sort());
  });

  it.each<readonly [string, readonly string[]]>([
    ['a command', [evil[0]]], ['a flag', ['log', `--${evil[2]}`]], ['a value', ['budget', 'compare', '-C', 'plan', '--blend', evil[4]]], ['a file', ['import', `${evil[0]}.csv`, '-C', 'plan']], ['a folder', ['log', '-C', evil[0]]],
    ['a folder of packs', ['pack', 'check', '--packs', evil[1]]], ['a file to write', ['pack', 'list', '--out', `${evil[4]}.csv`]], ['places', ['need', 'index', '--data', 'weighted-2025-26.csv', '--places', 'places.json']],
    ['what is imported', ['import', 'practices.csv', '-C', 'plan', '--dry-run']],
  ])('in %s: none reaches stdout or stderr unescaped, with --json or without', (_, call) => {
    for (const args of [call, [...call, '--json']]) {
      const { code, stdout, stderr } = pbc(args, { cwd: folder });
      expect([1, 2, 3, 4]).toContain(code);
      expect([unescapedIn(stdout), unescapedIn(stderr)]).toEqual([null, null]);
    }
  });

  it('from a file are cleaned away before the plan keeps them', async () => {
    const toolkit = await createToolkit({ workspace: null, by: evil[0] });
    await toolkit.run('init', { directory: join(folder, 'clean'), name: evil[4], year: '2006/07' });
    await toolkit.run('import', { file: join(folder, 'practices.csv') });
    await toolkit.run('locality.join', { practice: 'abbey', name: evil[1], list: '10' });
    const text = readFileSync(join(folder, 'clean/plan.json'), 'utf8');
    await toolkit.close();
    expect(unescapedIn(text)).toBeNull();
    expect(text).not.toMatch(/\\u00(?:1b|9b|07|7f)/);
    expect(text).toContain(']0;EVIL');
  });

  it('reach no frame of the workbench unescaped, on any of its screens', async () => {
    const toolkit = await createToolkit({ workspace: join(folder, 'plan'), by: evil[0] });
    const terminal = headlessTerminal(120, 40);
    const workbench = mountWorkbench({ ...terminal.streams, toolkit, onLeave: () => undefined, onFault: (fault) => {
      throw fault;
    } });
    await workbench.loaded;
    for (const keys of ['1', 'j', '\r', '\u001b', '2', '\r', '\u001b', ':', 'log\r', '\u001b', '?', '\u001b', ':', 'locality\r', '\u001b', '/', 'EVIL\r']) {
      terminal.type(keys);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    const written = terminal.written();
    workbench.unmount();
    await toolkit.close();
    expect(written).toContain('\\x1b[2JEVIL');
    expect(written).not.toMatch(/[\u0080-\u009F\u200B\u2028-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/u);
    for (const name of evil.slice(0, 2)) expect(written).not.toContain(name);
    expect(written).not.toContain('\u001b]0;');
  });
});
