import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPoints, type PackPoint } from '@pbc-planner/domain';
import { createToolkit, exportFormat, type Toolkit } from '@pbc-planner/toolkit';
import { defaultKeys } from '../../../apps/tui/src/keys/key-table.ts';
import { Bench, type CallFor } from './bench.ts';
import type { Chance } from './chance.ts';
import { fileReaders, type FileReader } from './file-readers.ts';
import { hostileRows, hostileTable } from './hostile-csv.ts';
import { hostileJson } from './hostile-json.ts';
import { hostileSheet, hostileWorkbook } from './hostile-xlsx.ts';

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

/** Makes the targets: every reader of a file in every form, every list out of a file, packs, and what lies in a workspace. */
export async function makeTargets(): Promise<Targets> {
  const folder = await mkdtemp(join(tmpdir(), 'pbc-hostile-'));
  const bench = new Bench(folder);
  const bare = await createToolkit({ workspace: null, by: 'A test' });
  const readers = await fileReaders(bare, folder);
  const workbook = await exportOf(bare);
  const packs = await samplePacks(bare);
  const targets: Target[] = [
    ...readers.flatMap((reader) => formsOf(reader, bench, bare)),
    { id: '@FILE of every list', tryOne: (chance, keep) => bench.list(...chance.pick(listParameters(bare)), chance, keep) },
    {
      id: 'a workbook of ours, changed',
      tryOne: (chance, keep) => {
        const reader = chance.pick(chance.once(4) ? readers : readers.filter(({ sheet }) => sheet !== undefined));
        return tryFile(reader, bench, bare, chance, keep, hostileWorkbook(workbook, chance), 'xlsx');
      },
    },
    ...packs.map(({ point, data }): Target => ({ id: `pack ${point}`, tryOne: (chance, keep) => bench.pack(point, hostileJson(data, chance), chance, keep) })),
    { id: 'keys.json', tryOne: (chance, keep) => bench.keys(hostileJson(defaultKeys.filter(({ keys }) => !keys.includes('ctrl+c')).slice(0, 8), chance), keep) },
    { id: 'plan file, changed', tryOne: (chance, keep) => bench.changedPlan(chance, keep) },
    { id: 'plan file, hostile texts', tryOne: (chance, keep) => bench.hostilePlan(chance, keep) },
    { id: 'plan file, forged', tryOne: (chance, keep) => bench.forgedPlan(chance, keep) },
    { id: 'kept change', tryOne: (chance, keep) => bench.keptChange(chance, keep) },
  ];
  return {
    targets,
    close: async () => {
      await bench.close();
      await bare.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A target for each form in which a reader takes files. */
function formsOf(reader: FileReader, bench: Bench, toolkit: Toolkit): Target[] {
  const { command, parameter, table, json, sheet, others } = reader;
  const id = (form: string) => `${command} ${parameter}${command === 'import' ? ` ${String(others?.['as'])}` : ''} ${form}`;
  const target = (form: string, bytes: (chance: Chance) => Uint8Array): Target =>
    ({ id: id(form), tryOne: async (chance, keep) => tryFile(reader, bench, toolkit, chance, keep, bytes(chance), form) });
  return [
    ...(table ? [target('csv', (chance) => hostileTable(table, chance))] : []),
    ...(json ? [target('json', (chance) => hostileJson(chance.pick(json), chance))] : []),
    ...(table && sheet !== undefined ? [target('xlsx', (chance) => hostileSheet(hostileRows(table, chance), sheet, chance))] : []),
  ];
}

function tryFile({ command, parameter, name = 'file', others }: FileReader, bench: Bench, toolkit: Toolkit, chance: Chance, keep: (bytes: Uint8Array) => void, bytes: Uint8Array, form: string): Promise<string> {
  const maySay = ({ as, ...rest }: Readonly<Record<string, unknown>>) => (as === undefined || chance.once(2) ? { ...rest, ...(as === undefined ? {} : { as }) } : rest);
  const properties = toolkit.parameters(command)?.properties ?? {};
  const dry = Object.hasOwn(properties, 'dryRun') && chance.once(10) ? { dryRun: true } : {};
  const call: CallFor = (file) => [command, { ...maySay(others ?? {}), ...dry, [parameter]: file }];
  const needsPlan = toolkit.manifest(command)?.when?.includes('workspace') ?? false;
  return needsPlan ? bench.inPlan(chance, bytes, `${name}.${form}`, keep, call) : bench.bare(chance, bytes, `${name}.${form}`, keep, call);
}

/** Every parameter of every command that may be a list out of a file. */
export function listParameters({ registry, parameters }: Toolkit): [command: string, parameter: string][] {
  return parametersWith('list', { registry, parameters });
}

/** Every parameter with an input of that kind, out of the manifests. */
export function parametersWith(input: 'file' | 'list', { registry, parameters }: Pick<Toolkit, 'registry' | 'parameters'>): [command: string, parameter: string][] {
  return registry.commands.flatMap(({ id }) =>
    Object.entries(parameters(id)?.properties ?? {}).flatMap(([name, schema]): [string, string][] => (schema['x-input'] === input ? [[id, name]] : [])));
}

async function exportOf(toolkit: Toolkit): Promise<Uint8Array> {
  const { presentOutcome } = await import('@pbc-planner/domain');
  const format = await exportFormat('xlsx');
  const { answer } = await toolkit.run('matrix.export', { framework: 'pbc-2005' });
  if (!format) throw new Error('There is no xlsx');
  return format.render(presentOutcome(answer), {});
}

/** A pack of each point, under an id of its own. */
async function samplePacks({ registry }: Toolkit): Promise<{ point: PackPoint; data: object }[]> {
  return Promise.all(packPoints.map(async (point) => ({ point, data: { ...(await registry[point]())[0], id: 'own-pack' } })));
}
