import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventBody, PackPoint, ParametersSchema, PlanEvent } from '@pbc-planner/domain';
import { packFolders } from '@pbc-planner/runtime';
import { createWorkspace } from '@pbc-planner/store';
import { createToolkit, WorkspaceFault, type Run, type Toolkit } from '@pbc-planner/toolkit';
import { mergeKeys, defaultKeys } from '../../../apps/tui/src/keys/key-table.ts';
import { loadKeys } from '../../../apps/tui/src/keys/load-keys.ts';
import type { Chance } from './chance.ts';
import { practices, sessionStarted } from './file-readers.ts';
import { eventTypes, forgedEvents, rightData, wrongData } from './forged-events.ts';
import { forgedText } from './forged-plan.ts';
import { hostileJson } from './hostile-json.ts';
import { anyText, mutatedBytes } from './hostile-values.ts';
import { Broken, checkAnswer, checkDiagnostics } from './invariants.ts';

const changesOfOnePlan = 40;

/** The call with which a file is tried. */
export type CallFor = (file: string) => [command: string, params: Record<string, unknown>];

/** The planner as inputs are tried on it: one without a plan, and one on a plan that is made anew now and then. */
export class Bench {
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
  async inPlan(chance: Chance, bytes: Uint8Array, name: string, keep: (bytes: Uint8Array) => void, call: CallFor, places = true): Promise<string> {
    const { toolkit, directory } = await this.#planAtHand();
    const file = await this.#write(bytes, name, keep);
    const [command, params] = call(file);
    const planFile = join(directory, 'plan.json');
    const before = await readFile(planFile, 'utf8');
    const run = await toolkit.run(command, params);
    const same = (await readFile(planFile, 'utf8')) === before;
    if (same === run.changed) throw new Broken(run.changed ? 'The plan is said to be changed, and is not' : `The plan was changed by a call that was ${run.status}`);
    if (run.status === 'storage') throw new Broken(`The plan could not be saved: ${run.answer.diagnostics[0]?.message}`);
    const came = await checked(run, chance, places);
    if (run.changed) {
      for (const [next, given] of [['locality.show', {}], ['matrix.show', {}], ['log', {}], ['budget.compare', {}]] as const) {
        if (chance.once(3)) await checkAnswer((await toolkit.run(next as string, given)).answer);
      }
      if ((await toolkit.run('undo')).status !== 'fine') throw new Broken('The change cannot be taken back');
    }
    return came;
  }

  /** A list that a parameter takes out of a file, one entry a line. */
  async list(command: string, parameter: string, chance: Chance, keep: (bytes: Uint8Array) => void): Promise<string> {
    const list = chance.times(30, (row) => (chance.once(3) ? anyText(chance) : chance.once(2) ? chance.pick(practices) : `code${row}`)).join(chance.pick(['\n', ',', '\r\n', ';']));
    const bytes = chance.once(4) ? mutatedBytes(Buffer.from(list), chance) : Buffer.from(list);
    const { toolkit } = await this.#planAtHand();
    const file = join(this.#folder, 'practices.csv');
    await writeFile(file, 'practice_code,name,list_size\ncode0,Zero,10\ncode1,One,20\n');
    const { properties, required = [] } = parametersOf(toolkit, command);
    const others = required.filter((name) => name !== parameter).map((name) => {
      const { type, enum: values } = properties[name] ?? {};
      return [name, values?.[0] ?? (name === 'file' || name === 'data' ? file : type === 'integer' ? 1 : type === 'array' ? ['x'] : name === 'practice' ? 'abbey' : 'x')];
    });
    return this.inPlan(chance, bytes, 'list.txt', keep, (path) => [command, { ...Object.fromEntries(others) as object, [parameter]: `@${path}` }], false);
  }

  /** A pack of somebody's own: it counts, or is left out and named; what is made with it stands. */
  async pack(point: PackPoint, bytes: Uint8Array, chance: Chance, keep: (bytes: Uint8Array) => void): Promise<string> {
    keep(bytes);
    const inWorkspace = chance.once(2);
    const { directory } = await this.#planAtHand();
    const own = join(this.#folder, `packs${this.#made += 1}`);
    const packs = inWorkspace ? join(own, 'packs') : own;
    await mkdir(join(packs, packFolders[point]), { recursive: true });
    await writeFile(join(packs, packFolders[point], 'own.json'), bytes);
    if (inWorkspace) await cp(join(directory, 'plan.json'), join(own, 'plan.json'));
    const toolkit = await createToolkit({ by: 'A test', ...(inWorkspace ? { workspace: own } : { workspace: null, packs }) });
    try {
      const check = await toolkit.run('pack.check');
      const came = await checked(check, chance);
      await checkAnswer((await toolkit.run('pack.list')).answer);
      if (inWorkspace) for (const command of ['locality.show', 'matrix.show', 'action-points', 'agreement.show', 'project.quick-wins', 'project.prioritise']) await checkAnswer((await toolkit.run(command)).answer);
      if (point === 'policyParameters') await checkAnswer((await toolkit.run('policy.list')).answer);
      if (point === 'responsibilityFrameworks') for (const { id } of (await toolkit.registry.responsibilityFrameworks()).slice(-1)) await checkAnswer((await toolkit.run('matrix.export', { framework: id })).answer);
      return came;
    } finally {
      await toolkit.close();
      await rm(own, { recursive: true, force: true });
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
    const bytes = chance.once(2) ? hostileJson(JSON.parse(text.toString('utf8')), chance) : mutatedBytes(text, chance);
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

  /** A plan with a right checksum whose events somebody made up: of the right shape, or with a fault in one. */
  async forgedPlan(chance: Chance, keep: (bytes: Uint8Array) => void): Promise<string> {
    const events: unknown[] = forgedEvents(chance, 25, practices);
    const isWrong = chance.once(3);
    if (isWrong) {
      const type = chance.pick(eventTypes);
      const last = events.at(-1) as PlanEvent;
      events[events.length - 1] = { ...last, type, data: wrongData(type, chance).data };
    }
    const text = forgedText(events);
    keep(Buffer.from(text));
    const own = join(this.#folder, `plan${this.#made += 1}`);
    await mkdir(own);
    await writeFile(join(own, 'plan.json'), text);
    try {
      const came = await this.#opened(own, chance, true);
      if (isWrong !== (came === 'refused')) throw new Broken(`A forged plan ${isWrong ? 'with a fault was' : 'without a fault was not'} opened`);
      return came;
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  }

  /** A change that could not be saved, in a file beside the plan that anybody may have written. */
  async keptChange(chance: Chance, keep: (bytes: Uint8Array) => void): Promise<string> {
    const { directory } = await this.#planAtHand();
    const own = join(this.#folder, `plan${this.#made += 1}`);
    await mkdir(own);
    const plan = await readFile(join(directory, 'plan.json'), 'utf8');
    await writeFile(join(own, 'plan.json'), plan);
    const { revision, savedAt, savedBy, checksum, events } = JSON.parse(plan) as { revision: number; savedAt: string; savedBy: string; checksum: string; events: PlanEvent[] };
    const call = chance.pick([
      { command: 'locality.join', params: { practice: 'mill', name: 'Mill Lane' } }, { command: 'locality.leave', params: { practice: 'abbey' } }, { command: 'undo', params: {} },
      { command: 'import', params: { file: '/etc/passwd' } }, { command: 'restore', params: { revision: 1 } }, { command: 'replay', params: { file: 'all' } }, { command: anyText(chance), params: { [anyText(chance)]: anyText(chance) } },
    ]);
    const type = chance.pick(eventTypes);
    const kept = {
      format: 1, kind: 'change not saved', by: 'Dr Shah', keptAt: '2006-11-06T10:21:00Z', basedOn: { revision, savedAt, savedBy, checksum }, call: { ...call, confirmed: true },
      events: [{ sequence: events.length + 1, change: events.length + 1, time: '2006-11-06T10:21:00Z', by: 'Dr Shah', command: call.command || 'x', type, data: chance.once(3) ? wrongData(type, chance).data : rightData(type, chance) }],
    };
    const bytes = chance.once(2) ? hostileJson(kept, chance) : Buffer.from(JSON.stringify(kept));
    keep(bytes);
    const name = 'plan.not-saved.20061106T102100Z.aa.json';
    await writeFile(join(own, name), bytes);
    try {
      const toolkit = await createToolkit({ workspace: own, by: 'A test' });
      const came = (await toolkit.run('replay')).status;
      for (const [command, params] of [['replay', {}], ['doctor', {}], ['replay', { file: name }], ['replay', { file: 'all', anyway: true }], ['log', {}]] as const) {
        const { answer } = await toolkit.run(command as string, params, { confirmed: true });
        checkDiagnostics(answer.diagnostics, false);
        await checkAnswer({ ...answer, diagnostics: [] });
      }
      await toolkit.close();
      return came;
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  }

  async #opened(directory: string, chance: Chance, runsAll = false): Promise<string> {
    try {
      const toolkit = await createToolkit({ workspace: directory, by: 'A test' });
      const calls = ['locality.show', 'log', 'matrix.show', 'matrix.check', 'matrix.export', 'budget.compare', 'doctor'].map((command) => [command, {}] as const);
      for (const [command, params] of runsAll ? everyCall(toolkit) : calls) {
        const { answer } = await toolkit.run(command, params, { confirmed: true });
        checkDiagnostics(answer.diagnostics.filter(({ code }) => code !== 'not-available'), false);
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
    const toolkit = await createToolkit({ workspace: null, by: 'A test', clock: () => sessionStarted });
    await planWithPractices(toolkit, directory);
    this.#plan = { toolkit, directory, left: changesOfOnePlan };
    if (old) {
      await old.toolkit.close();
      await rm(old.directory, { recursive: true, force: true });
    }
    return this.#plan;
  }
}

/** Makes a plan with practices, an open round of commitment scores and a matrix that a party has filled and that is revealed, so that every reader has something to read into. */
export async function planWithPractices(toolkit: Toolkit, directory: string): Promise<void> {
  const calls: (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['init', { directory, name: 'Tarrow Vale', year: '2006/07' }],
    ...practices.map((practice) => ['locality.join', { practice, name: `${practice} surgery`, list: '100' }] as const),
    ['commitment.open', { title: 'First' }],
    ['session.start', { template: 'ses.monthly' }],
    ['project.add', { title: 'Clots', area: 'dvt', id: 'p1' }],
  ];
  for (const [command, params] of calls) {
    const { status, answer } = await toolkit.run(command, params, { confirmed: true });
    if (status !== 'fine') throw new Error(`${command}: ${answer.diagnostics[0]?.message}`);
  }
}

/** Every command that works on a plan and needs no file, with the least that it asks for. */
function everyCall(toolkit: Toolkit): (readonly [string, Readonly<Record<string, unknown>>])[] {
  const values: Readonly<Record<string, unknown>> = { practice: 'abbey', practices: ['abbey', 'brook'], project: 'p1', party: 'pct', method: 'historic', on: '2006-05-01', to: 'pbc-2005', pounds: '10' };
  return toolkit.registry.commands.filter(({ id, worksOnFiles }) => !worksOnFiles && !['init', 'demo'].includes(id)).flatMap(({ id }) => {
    const { properties, required = [] } = parametersOf(toolkit, id);
    if (required.some((name) => properties[name]?.['x-input'] === 'file')) return [];
    const given = required.map((name) => {
      const { type, enum: choices, items } = properties[name] ?? {};
      return [name, choices?.[0] ?? values[name] ?? (type === 'integer' ? 1 : type === 'boolean' ? true : type === 'array' ? [items?.enum?.[0] ?? 'x'] : 'x')] as const;
    });
    return [[id, Object.fromEntries(given)] as const];
  });
}

function parametersOf(toolkit: Toolkit, command: string): ParametersSchema {
  const schema = toolkit.parameters(command);
  if (schema === null) throw new Error(`There is no command ${command}`);
  return schema;
}

async function checked(run: Run, chance: Chance, places = true): Promise<string> {
  await checkAnswer(run.answer, { office: chance.once(60), places });
  if (run.status !== 'fine' && run.status !== 'problems' && !run.answer.diagnostics.some(({ severity }) => severity === 'error')) throw new Broken(`${run.status} without an error`);
  return run.status;
}
