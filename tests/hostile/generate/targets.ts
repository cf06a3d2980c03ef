import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPoints, type EventBody, type ImportProfile, type PackPoint, type PlanEvent } from '@pbc-planner/domain';
import { packFolders } from '@pbc-planner/runtime';
import { createWorkspace } from '@pbc-planner/store';
import { createToolkit, exportFormat, WorkspaceFault, type Run, type Toolkit } from '@pbc-planner/toolkit';
import { mergeKeys, defaultKeys } from '../../../apps/tui/src/keys/key-table.ts';
import { loadKeys } from '../../../apps/tui/src/keys/load-keys.ts';
import type { Chance } from './chance.ts';
import { grammarOf, hostileTable, type TableGrammar } from './hostile-csv.ts';
import { hostileJson } from './hostile-json.ts';
import { anyText } from './hostile-values.ts';
import { hostileWorkbook } from './hostile-xlsx.ts';
import { Broken, checkAnswer, checkDiagnostics } from './invariants.ts';

/** One way in which something from outside reaches the planner. */
export interface Target {
  readonly id: string;
  /** Tries one input. Gives what came of it, for the counts. @throws Error when something that must hold does not. */
  readonly tryOne: (chance: Chance, keep: (bytes: Uint8Array) => void) => Promise<string>;
}

/** All targets, with what they stand on; `close` removes it. */
export interface Targets {
  readonly targets: readonly Target[];
  readonly close: () => Promise<void>;
}

const changesOfOnePlan = 40;

/** Makes the targets: every import profile, every reader of JSON, workbooks under any of their names. */
export async function makeTargets(): Promise<Targets> {
  const folder = await mkdtemp(join(tmpdir(), 'pbc-hostile-'));
  const bench = new Bench(folder);
  const bare = await createToolkit({ workspace: null, by: 'A test' });
  const profiles = await bare.registry.importProfiles();
  const weighted = profiles.find(({ id }) => id === 'weighted-populations') as ImportProfile;
  const bands = profiles.find(({ id }) => id === 'list-by-age-and-sex') as ImportProfile;
  const matrix = (await bare.run('matrix.export', { framework: 'pbc-2005' })).answer;
  const matrixGrammar = await grammarOfMatrix(bare);
  const workbook = await exportOf(bare);
  await writeFile(join(folder, 'weighted-2025-26.csv'), plainTable(grammarOf(weighted)));
  const places = { group_list: undefined, places: [{ name: 'North', icb: 'Q1', practices: ['M81001', 'M81002'] }, { name: 'South', icb: 'Q1', practices: ['M81003'] }] };
  const session = [{ name: 'North', icb: '1', practices: ['M81001'] }, { name: 'South', icb: '2', practices: ['M81002', 'M81003'] }];
  const packs = await samplePacks(bare);

  const targets: Target[] = [
    ...profiles.map((profile): Target => ({
      id: `import ${profile.id}`,
      tryOne: (chance, keep) => bench.inPlan(chance, hostileTable(grammarOf(profile), chance), `${profile.id}.csv`, keep, (file) => ['import', {
        file, ...(chance.once(2) ? { as: profile.id } : {}), ...(profile.year.from === 'column' ? {} : { year: '2006/07' }), ...(chance.once(10) ? { dryRun: true } : {}),
      }]),
    })),
    { id: 'import --only @FILE', tryOne: (chance, keep) => bench.onlyList(chance, keep) },
    {
      id: 'need index --places',
      tryOne: (chance, keep) => bench.bare(chance, hostileJson(chance.pick([places, session]), chance), 'places.json', keep, (file) =>
        ['need.index', { data: join(folder, 'weighted-2025-26.csv'), places: file }]),
    },
    {
      id: 'need index --data',
      tryOne: (chance, keep) => bench.bare(chance, hostileTable(grammarOf(weighted), chance), 'weighted-2025-26.csv', keep, (file) =>
        ['need.index', { data: file, places: join(folder, 'places.json') }]),
    },
    {
      id: 'need prescribing --data',
      tryOne: (chance, keep) => bench.bare(chance, hostileTable(grammarOf(bands), chance), 'lists-2013_10-12.csv', keep, (file) => ['need.prescribing', { data: file }]),
    },
    {
      id: 'matrix import csv',
      tryOne: (chance, keep) => bench.inPlan(chance, hostileTable(matrixGrammar, chance), 'matrix.csv', keep, (file) => ['matrix.import', { file }]),
    },
    {
      id: 'matrix import json',
      tryOne: (chance, keep) => bench.inPlan(chance, hostileJson(matrix, chance), 'matrix.json', keep, (file) => ['matrix.import', { file }]),
    },
    {
      id: 'matrix check json',
      tryOne: (chance, keep) => bench.bare(chance, hostileJson(matrix, chance), 'matrix.json', keep, (file) => ['matrix.check', { file }]),
    },
    ...packs.map(({ point, data }): Target => ({ id: `pack ${point}`, tryOne: (chance, keep) => bench.pack(point, hostileJson(data, chance), chance, keep) })),
    { id: 'keys.json', tryOne: (chance, keep) => bench.keys(hostileJson(defaultKeys.filter(({ keys }) => !keys.includes('ctrl+c')).slice(0, 8), chance), keep) },
    { id: 'plan file, changed', tryOne: (chance, keep) => bench.changedPlan(chance, keep) },
    { id: 'plan file, hostile texts', tryOne: (chance, keep) => bench.hostilePlan(chance, keep) },
    {
      id: 'workbook',
      tryOne: (chance, keep) => bench.inPlan(chance, hostileWorkbook(workbook, chance), 'book.xlsx', keep, (file) =>
        chance.pick<[string, Record<string, unknown>]>([['import', { file, as: 'practices' }], ['matrix.import', { file }], ['matrix.check', { file }], ['need.prescribing', { data: file }]])),
    },
  ];
  await writeFile(join(folder, 'places.json'), JSON.stringify(places));
  return {
    targets,
    close: async () => {
      await bench.close();
      await bare.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type CallFor = (file: string) => [command: string, params: Record<string, unknown>];

/** The planner as inputs are tried on it: one without a plan, and one on a plan that is made anew now and then. */
class Bench {
  readonly #folder: string;
  #plan: { toolkit: Toolkit; directory: string; left: number } | null = null;
  #bare: Toolkit | null = null;
  #made = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async close(): Promise<void> {
    await this.#plan?.toolkit.close();
    await this.#bare?.close();
  }

  /** A call that needs no plan. */
  async bare(chance: Chance, bytes: Uint8Array, name: string, keep: (bytes: Uint8Array) => void, call: CallFor): Promise<string> {
    this.#bare ??= await createToolkit({ workspace: null, by: 'A test' });
    const file = await this.#write(bytes, name, keep);
    const [command, params] = call(file);
    return checked(await this.#bare.run(command, params), chance);
  }

  /** A call on a plan: refused, it leaves the plan byte for byte; taken, the plan can be shown and the change taken back. */
  async inPlan(chance: Chance, bytes: Uint8Array, name: string, keep: (bytes: Uint8Array) => void, call: CallFor): Promise<string> {
    const { toolkit, directory } = await this.#planAtHand();
    const file = await this.#write(bytes, name, keep);
    const [command, params] = call(file);
    const planFile = join(directory, 'plan.json');
    const before = await readFile(planFile, 'utf8');
    const run = await toolkit.run(command, params);
    const same = (await readFile(planFile, 'utf8')) === before;
    if (same === run.changed) throw new Broken(run.changed ? 'The plan is said to be changed, and is not' : `The plan was changed by a call that was ${run.status}`);
    if (run.status === 'storage') throw new Broken(`The plan could not be saved: ${run.answer.diagnostics[0]?.message}`);
    const came = await checked(run, chance);
    if (run.changed) {
      for (const [next, given] of [['locality.show', {}], ['matrix.show', {}], ['log', {}], ['budget.compare', {}]] as const) {
        if (chance.once(3)) await checkAnswer((await toolkit.run(next as string, given)).answer);
      }
      if ((await toolkit.run('undo')).status !== 'fine') throw new Broken('The change cannot be taken back');
    }
    return came;
  }

  async onlyList(chance: Chance, keep: (bytes: Uint8Array) => void): Promise<string> {
    const list = chance.times(30, (row) => (chance.once(3) ? anyText(chance) : `code${row}`)).join(chance.pick(['\n', ',', '\r\n', ';']));
    await writeFile(join(this.#folder, 'practices.csv'), 'practice_code,name,list_size\ncode0,Zero,10\ncode1,One,20\n');
    return this.inPlan(chance, Buffer.from(list), 'only.txt', keep, (file) => ['import', { file: join(this.#folder, 'practices.csv'), only: `@${file}` }]);
  }

  /** A pack of somebody's own: it counts, or is left out and named; what is made with it stands. */
  async pack(point: PackPoint, bytes: Uint8Array, chance: Chance, keep: (bytes: Uint8Array) => void): Promise<string> {
    keep(bytes);
    const packs = join(this.#folder, `packs${this.#made += 1}`);
    await mkdir(join(packs, packFolders[point]), { recursive: true });
    await writeFile(join(packs, packFolders[point], 'own.json'), bytes);
    const toolkit = await createToolkit({ workspace: null, packs, by: 'A test' });
    try {
      const check = await toolkit.run('pack.check');
      const came = await checked(check, chance);
      await checkAnswer((await toolkit.run('pack.list')).answer);
      if (point === 'policyParameters') await checkAnswer((await toolkit.run('policy.list')).answer);
      if (point === 'responsibilityFrameworks') for (const { id } of (await toolkit.registry.responsibilityFrameworks()).slice(-1)) await checkAnswer((await toolkit.run('matrix.export', { framework: id })).answer);
      return came;
    } finally {
      await toolkit.close();
      await rm(packs, { recursive: true, force: true });
    }
  }

  async keys(bytes: Uint8Array, keep: (bytes: Uint8Array) => void): Promise<string> {
    const file = await this.#write(bytes, 'keys.json', keep);
    const { table, diagnostics } = await loadKeys([file], new Set(defaultKeys.flatMap(({ command }) => command ?? [])));
    checkDiagnostics(diagnostics, true);
    mergeKeys(table, '[]', file, new Set());
    return diagnostics.length > 0 ? 'problems' : 'fine';
  }

  /** A plan whose bytes were changed: refused, untouched, with what to do. */
  async changedPlan(chance: Chance, keep: (bytes: Uint8Array) => void): Promise<string> {
    const { directory } = await this.#planAtHand();
    const text = await readFile(join(directory, 'plan.json'));
    const bytes = chance.once(2) ? hostileJson(JSON.parse(text.toString('utf8')), chance) : (await import('./hostile-values.ts')).mutatedBytes(text, chance);
    keep(bytes);
    const own = join(this.#folder, `plan${this.#made += 1}`);
    await mkdir(own);
    await writeFile(join(own, 'plan.json'), bytes);
    try {
      return await this.#opened(own, chance);
    } finally {
      if (!Buffer.from(bytes).equals(await readFile(join(own, 'plan.json')))) throw new Broken('A plan that was only opened is not what it was');
      await rm(own, { recursive: true, force: true });
    }
  }

  /** A plan of the right shape whose texts somebody chose to do harm. */
  async hostilePlan(chance: Chance, keep: (bytes: Uint8Array) => void): Promise<string> {
    const text = () => anyText(chance).slice(0, 500) || 'x';
    const bodies: EventBody[] = [
      { type: 'plan founded', data: { name: text(), year: '2006/07' as never, framework: chance.pick(['pbc-2005', text()]), fictional: chance.once(2) } },
      ...chance.times(6, (): EventBody => ({ type: 'practice joined', data: { practice: text(), membership: 'in', name: text(), list: chance.pick(['10', '20.5', '0']) } })),
      ...chance.times(2, (): EventBody => ({ type: 'practice left', data: { practice: text() } })),
      ...(chance.once(6) ? [{ type: 'data set imported', data: { dataSet: chance.pick(['../../../etc/passwd', '0'.repeat(64), text()]), file: { name: text(), sha256: text() }, profile: text(), rows: 1, measures: [] } } as EventBody] : []),
    ];
    const events = bodies.map((body, index) => ({ ...body, sequence: index + 1, change: index + 1, time: '2026-01-01T00:00:00Z', by: text(), command: text() }) as PlanEvent);
    const own = join(this.#folder, `plan${this.#made += 1}`);
    const made = await createWorkspace(own, events, 'A test', { dataSets: [] });
    if (!made.ok) return `not made (${made.diagnostics[0]?.code})`;
    keep(await readFile(join(own, 'plan.json')));
    try {
      return await this.#opened(own, chance);
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  }

  async #opened(directory: string, chance: Chance): Promise<string> {
    try {
      const toolkit = await createToolkit({ workspace: directory, by: 'A test' });
      for (const command of ['locality.show', 'log', 'matrix.show', 'matrix.check', 'matrix.export', 'budget.compare', 'doctor']) {
        const { answer } = await toolkit.run(command, {});
        checkDiagnostics(answer.diagnostics, false);
        await checkAnswer({ ...answer, diagnostics: [] });
      }
      await toolkit.close();
      return chance.once(1) ? 'opened' : '';
    } catch (cause) {
      if (!(cause instanceof WorkspaceFault)) throw cause;
      checkDiagnostics(cause.diagnostics, true);
      return 'refused';
    }
  }

  async #write(bytes: Uint8Array, name: string, keep: (bytes: Uint8Array) => void): Promise<string> {
    keep(bytes);
    const file = join(this.#folder, name);
    await writeFile(file, bytes);
    return file;
  }

  async #planAtHand(): Promise<{ toolkit: Toolkit; directory: string }> {
    if (this.#plan && this.#plan.left > 0) {
      this.#plan.left -= 1;
      return this.#plan;
    }
    const old = this.#plan;
    const directory = join(this.#folder, `workspace${this.#made += 1}`);
    const toolkit = await createToolkit({ workspace: null, by: 'A test' });
    await toolkit.run('init', { directory, name: 'Tarrow Vale', year: '2006/07' });
    await toolkit.run('locality.join', { practice: 'abbey', name: 'Abbey Street', list: '100' });
    this.#plan = { toolkit, directory, left: changesOfOnePlan };
    if (old) {
      await old.toolkit.close();
      await rm(old.directory, { recursive: true, force: true });
    }
    return this.#plan;
  }
}

async function checked(run: Run, chance: Chance, places = true): Promise<string> {
  await checkAnswer(run.answer, { office: chance.once(60), places });
  if (run.status !== 'fine' && run.status !== 'problems' && !run.answer.diagnostics.some(({ severity }) => severity === 'error')) throw new Broken(`${run.status} without an error`);
  return run.status;
}

function plainTable({ headings, cell }: TableGrammar): string {
  const chance = { whole: () => 100, pick: <T>(of: readonly T[]) => of[0], once: () => false } as unknown as Chance;
  const rows = [1, 2, 3, 4].map((row) => headings.map((heading) => (heading.startsWith('icb') ? 'Q1' : cell(heading, row, chance))).join(','));
  return `${[headings.join(','), ...rows].join('\n')}\n`;
}

async function grammarOfMatrix(toolkit: Toolkit): Promise<TableGrammar> {
  const [framework] = (await toolkit.registry.responsibilityFrameworks()).filter(({ id }) => id === 'pbc-2005');
  const parties = (framework?.parties ?? []).map(({ id }) => id);
  const items = framework?.items ?? [];
  return {
    headings: ['id', 'title', 'status', 'lead', ...parties, 'conditions', 'source'],
    cell: (heading, row, chance) => {
      const leader = parties[row % parties.length] as string;
      if (heading === 'id') return items[row % items.length]?.id ?? '';
      if (heading === 'status') return 'led';
      if (heading === 'lead') return leader;
      if (heading === 'conditions') return chance.pick(['', '', `agree ${parties[(row + 1) % parties.length]}: first`]);
      if (heading === leader) return 'lead';
      return parties.includes(heading) ? chance.pick(['', '', '', 'informed', 'consulted']) : 'text';
    },
  };
}

async function exportOf(toolkit: Toolkit): Promise<Uint8Array> {
  const { presentOutcome } = await import('@pbc-planner/domain');
  const format = await exportFormat('xlsx');
  const { answer } = await toolkit.run('policy.list');
  if (!format) throw new Error('There is no xlsx');
  return format.render(presentOutcome(answer), {});
}

/** A pack of each point, under an id of its own. */
async function samplePacks({ registry }: Toolkit): Promise<{ point: PackPoint; data: object }[]> {
  return Promise.all(packPoints.map(async (point) => ({ point, data: { ...(await registry[point]())[0], id: 'own-pack' } })));
}
