import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '@pbc-planner/base';
import type { PlanEvent } from '@pbc-planner/domain';
import { createWorkspace, PlanFile, restorePlan, type StoreOptions, type WrittenDataSet } from '../src/index.ts';
import type { PlanFormats } from '../src/plan-formats.ts';
import { filesIn, founded, joined, valueOf } from './plans.ts';
import { threeFormats } from './three-formats.ts';

/** Everything that the store does to a disk, one by one, so that each can be tried with every fault. */
export interface Operation {
  readonly name: string;
  /** The file that it puts something into, as seen from the folder. */
  readonly target: string;
  readonly formats?: PlanFormats;
  /** Makes in an empty folder what is there before, with a plan of some more events. */
  readonly prepare: (folder: string, filling: number) => Promise<unknown>;
  /** Opens what is needed, and gives the change itself. */
  readonly start: (folder: string, options: StoreOptions) => Promise<() => Promise<Result<unknown>>>;
  /** Whether all of it is on disk, as it was to be. */
  readonly isDone: (folder: string) => Promise<boolean>;
}

const lastRevision = 3;
const isMissing = (failure: NodeJS.ErrnoException) => {
  if (failure.code === 'ENOENT' || failure.code === 'ENOTDIR') return null;
  throw failure;
};

/** What a file holds; `null` where there is none. */
export function contentOf(path: string): Promise<Buffer | null> {
  return readFile(path).catch(isMissing);
}

/** A plan of some events beyond the first one. */
function eventsOf(filling: number): PlanEvent[] {
  return [founded, ...Array.from({ length: filling }, (_, index) => joined(index + 2))];
}

/** A data set of one practice, as it is written. */
export function dataSetOf(practice: string): WrittenDataSet {
  const text = `{"columns":[],"format":1,"lines":[2],"names":[null],"practices":["${practice}"]}\n`;
  return { name: createHash('sha256').update(text).digest('hex'), text };
}

const dataSets = [dataSetOf('M81006'), dataSetOf('M81007')];
const [dataSet] = dataSets as [WrittenDataSet];
const dataFile = `data/${dataSet.name}.json`;

/** A workspace of three revisions, two of them kept as backups. */
async function threeRevisions(folder: string, filling: number): Promise<PlanFile> {
  const plan = valueOf(await createWorkspace(folder, eventsOf(filling), 'Dr Shah'));
  for (let revision = 2; revision <= lastRevision; revision += 1) valueOf(await plan.append([joined(plan.plan.events.length + 1)], 'Dr Shah'));
  return plan;
}

const appending = async (folder: string, options: StoreOptions) => {
  const plan = valueOf(await PlanFile.open(folder, options));
  return () => plan.append([joined(plan.plan.events.length + 1, 'The last')], 'Ms Okoro');
};
const restoring = (revision: number | null) => async (folder: string, options: StoreOptions) => () => restorePlan(folder, revision, 'Ms Okoro', options);
const isPlan = async (folder: string, expected: (plan: PlanFile['plan']) => boolean, options: StoreOptions = {}) => {
  const opened = await PlanFile.open(folder, options);
  return opened.ok && expected(opened.value.plan);
};
const isAppended = ({ revision, events }: PlanFile['plan']) => revision === lastRevision + 1 && (events.at(-1)?.data as { name?: string }).name === 'The last';
const isRestored = ({ revision, savedBy }: PlanFile['plan']) => revision === lastRevision + 1 && savedBy === 'Ms Okoro';
const isSetAside = async (folder: string, within: string, size: number) => {
  const aside = (await filesIn(join(folder, within)).catch(isMissing))?.filter((name) => name.includes('.damaged.')) ?? [];
  const sizes = await Promise.all(aside.map(async (name) => (await contentOf(join(folder, within, name)))?.length));
  return sizes.length === 1 && sizes[0] === size;
};
const isHeld = async (folder: string) => (await contentOf(join(folder, dataFile)))?.toString() === dataSet.text;

export const operations: readonly Operation[] = [
  { name: 'save', target: 'plan.json', prepare: threeRevisions, start: appending, isDone: (folder) => isPlan(folder, isAppended) },
  {
    name: 'save after a migration', target: 'plan.json', formats: threeFormats, prepare: threeRevisions, start: appending,
    isDone: (folder) => isPlan(folder, isAppended, { formats: threeFormats }),
  },
  {
    name: 'first save', target: 'new/vale/plan.json', prepare: async () => undefined,
    start: async (folder, options) => () => createWorkspace(join(folder, 'new/vale'), [founded, joined(2)], 'Dr Shah', { ...options, dataSets }),
    isDone: async (folder) => {
      const opened = await PlanFile.open(join(folder, 'new/vale'));
      return opened.ok && opened.value.plan.events.length === 2 && (await Promise.all(dataSets.map(({ name }) => opened.value.readDataSet(name)))).every(({ ok }) => ok);
    },
  },
  {
    name: 'restore of a damaged plan', target: 'plan.json',
    prepare: async (folder, filling) => {
      await threeRevisions(folder, filling);
      await truncate(join(folder, 'plan.json'), 300);
    },
    start: restoring(null),
    isDone: async (folder) => (await isPlan(folder, isRestored)) && isSetAside(folder, '.', 300),
  },
  { name: 'restore of an earlier revision', target: 'plan.json', prepare: threeRevisions, start: restoring(1), isDone: (folder) => isPlan(folder, isRestored) },
  {
    name: 'restore of a missing plan', target: 'plan.json',
    prepare: async (folder, filling) => {
      await threeRevisions(folder, filling);
      await rm(join(folder, 'plan.json'));
    },
    start: restoring(null), isDone: (folder) => isPlan(folder, isRestored),
  },
  {
    name: 'keeping a data set', target: dataFile, prepare: threeRevisions,
    start: async (folder, options) => {
      const plan = valueOf(await PlanFile.open(folder, options));
      return () => plan.writeDataSet(dataSet.name, dataSet.text);
    },
    isDone: isHeld,
  },
  {
    name: 'keeping a data set that was damaged', target: dataFile,
    prepare: async (folder, filling) => {
      await threeRevisions(folder, filling);
      await mkdir(join(folder, 'data'));
      await writeFile(join(folder, dataFile), 'damaged', { mode: 0o600 });
    },
    start: async (folder, options) => {
      const plan = valueOf(await PlanFile.open(folder, options));
      return () => plan.writeDataSet(dataSet.name, dataSet.text);
    },
    isDone: async (folder) => (await isHeld(folder)) && isSetAside(folder, 'data', 'damaged'.length),
  },
];

/** The operation of that name. */
export function operationNamed(name: string): Operation {
  const operation = operations.find((one) => one.name === name);
  if (operation === undefined) throw new Error(`There is no operation "${name}"`);
  return operation;
}
