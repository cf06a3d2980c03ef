import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParameterSchema, PlanEvent } from '@pbc-planner/domain';
import { createWorkspace } from '@pbc-planner/store';
import { createToolkit, exportAnswer, exportFormats, type Toolkit } from '@pbc-planner/toolkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, workspacePackages } from '../../tools/workspace.ts';
import { pbc } from '../cli/pbc.ts';
import { commands } from '../support/command-line.ts';
import { demoPlan } from '../support/plan-of.ts';

/** Numbers with a right check digit, kept for examples: no patient has them. */
const numbers = ['9434765919', '943 476 5919', '943-476-5919'];
const anyNumber = /943.?476.?5919/;

const folder = mkdtempSync(join(tmpdir(), 'pbc-leaving-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let demo: Toolkit;
beforeAll(async () => {
  demo = await demoPlan();
});
afterAll(() => demo.close());

const isProse = (schema: ParameterSchema) => (schema.type === 'string' || schema.type === 'array') && schema['x-input'] !== 'file' && schema['x-input'] !== 'path' && schema['x-unit'] === undefined;
const prose = commands.flatMap(({ id, parameters }) => Object.entries(parameters.properties).filter(([, schema]) => isProse(schema)).map(([name, schema]) => ({ id, name, schema })));

describe('an NHS number in what people type', () => {
  it.each(prose)('is refused by $id in $name, whatever else is said, and never repeated', async ({ id, name, schema }) => {
    for (const number of numbers) {
      const value = `see ${number} please`;
      const { status, changed, answer } = await demo.run(id, { [name]: schema.type === 'array' ? [value] : value }, { confirmed: true });
      // A command that cannot be run now is refused before anybody looks at what was said.
      if (answer.diagnostics.some(({ code }) => code === 'not-available')) continue;
      expect([status, changed, answer.diagnostics.filter(({ code }) => code === 'patient-identity').length]).toEqual(['refused', false, 1]);
      expect(JSON.stringify(answer)).not.toMatch(anyNumber);
    }
  });

  it('is looked for in most of what can be typed', () => {
    expect(prose.length).toBeGreaterThan(150);
  });

  it('is refused in the name of who acts', async () => {
    const toolkit = await createToolkit({ workspace: null, by: `Dr ${numbers[0]}` });
    expect((await toolkit.run('demo', {})).status).toBe('refused');
    await toolkit.close();
  });

  it('leaves amounts alone, which may have any ten digits', async () => {
    expect((await demo.run('budget.compare', { pool: numbers[0] })).status).toBe('fine');
  });
});

describe('an NHS number that a plan holds from before', () => {
  const plan = join(folder, 'plan');
  beforeAll(async () => {
    const bodies = [
      { type: 'plan founded', data: { name: 'T', year: '2006/07', framework: 'pbc-2005', fictional: false } },
      { type: 'problem raised', data: { problem: { id: 'problem-1', title: `Complaint of ${numbers[1]}`, project: null, owner: null, response: null, due: null, gate: null } } },
    ];
    const events = bodies.map((body, index) => ({ ...body, sequence: index + 1, change: index + 1, time: '2026-01-01T00:00:00Z', by: 'x', command: 'x' })) as unknown as PlanEvent[];
    expect((await createWorkspace(plan, events, 'A test', { dataSets: [] })).ok).toBe(true);
  });

  it.each(['csv', 'tsv', 'md', 'txt', 'html', 'xlsx', 'docx', 'json'])('leaves in no file as %s: exit 3, one line saying where, nothing written', (format) => {
    const file = join(folder, `problems.${format}`);
    const { code, stdout, stderr } = pbc(['-C', plan, 'problems', 'list', '--format', format, '--out', file], {});
    expect([code, stdout, existsSync(file)]).toEqual([3, '', false]);
    expect(stderr).toMatch(/^error: Nothing was written: .+ holds what looks like an NHS number\. .+\n$/);
    expect(stderr).toContain('column "What it is" of the table "Problems"');
    expect(stderr).not.toMatch(anyNumber);
    expect(readdirSync(folder)).toEqual(['plan']);
  });

  it('leaves on standard output in no format, and with --json the refusal is an answer', () => {
    for (const format of ['table', 'csv', 'md', 'txt', 'html']) expect(pbc(['-C', plan, 'problems', 'list', '--format', format], {})).toMatchObject({ code: 3, stdout: '' });
    const { code, stdout } = pbc(['-C', plan, 'problems', 'list', '--json'], {});
    expect([code, JSON.parse(stdout)]).toMatchObject([3, { kind: 'refusal', format: 1, diagnostics: [{ code: 'patient-identity' }] }]);
    expect(stdout).not.toMatch(anyNumber);
    expect(pbc(['-C', plan, 'log'], {})).toMatchObject({ code: 3, stdout: '' });
  });
});

describe('no false alarm', () => {
  it('on what any command says of the fictional locality, in any format', async () => {
    const alarms: string[] = [];
    for (const { id } of commands.filter((one) => one.changesPlan !== true && one.worksOnFiles !== true)) {
      for (const params of [{}, ...(id.startsWith('budget.explain') ? [{ practice: 'abbey', method: 'blended' }, { practice: 'hope', method: 'capitation' }] : []), ...(id.startsWith('process.') || id === 'project.show' ? [{ project: 'dvt-in-the-community' }] : [])]) {
        const { answer } = await demo.run(id, params);
        for (const format of ['json', ...exportFormats.filter(({ binary }) => !binary).map((one) => one.id)]) {
          const bytes = await exportAnswer(answer, { format });
          if (!bytes.ok && bytes.diagnostics[0]?.code === 'patient-identity') alarms.push(`${id} ${format}: ${bytes.diagnostics[0].message}`);
        }
      }
    }
    expect(alarms).toEqual([]);
  }, 60_000);
});

describe('the one way out', () => {
  it('is the only place where the product has a format write an answer', () => {
    const renders: string[] = [];
    for (const { folder: own } of workspacePackages()) {
      for (const name of readdirSync(join(root, own, 'src'), { recursive: true }).map(String)) {
        if (!/\.tsx?$/.test(name) || /\.test\.tsx?$/.test(name)) continue;
        const text = readFileSync(join(root, own, 'src', name), 'utf8');
        if (/\.render\(|\brenderTerminal\(/.test(text)) renders.push(join(own, 'src', name));
      }
    }
    expect(renders.filter((path) => !path.includes('exports/src/terminal/') && !path.includes('exports/src/formats/'))).toEqual([expect.stringMatching(/packages\/exports\/src\/export-answer\.ts$/)]);
  });
});
