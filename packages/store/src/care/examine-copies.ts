import { hash } from 'node:crypto';
import { basename, dirname, join, relative } from 'node:path';
import { cleanText } from '@pbc-planner/base';
import type { WorkspaceFinding } from '@pbc-planner/domain';
import { backupFolder } from '../backups.ts';
import type { Store } from '../file-system.ts';
import { textOrNothing } from '../ordinary-file.ts';
import { savedText } from '../plan-reader.ts';
import { readPlanText } from '../stored-plan.ts';
import { namesIn } from '../sweep-workspace.ts';

/** The marks by which tools that share folders tell a second copy of a file: a bracketed remark, a number, a mark of their own, a machine. */
export const copyMarks = /^(?: ?\(.{1,200}\)| \d{1,4}|[._-]sync-conflict-.{1,200}|[._-]conflict.{0,200}|-.{1,200})$/i;

/** Copies that other programs have made of figures and of earlier revisions. */
export async function examineCopies(store: Store, directory: string, target: string): Promise<WorkspaceFinding[]> {
  return [...await copiesOfFigures(store, directory), ...await copiesOfRevisions(store, directory, target)];
}

/** Figures never change, so of a copy only one thing matters: whether it can stand in for an original that is gone. */
async function copiesOfFigures(store: Store, directory: string): Promise<WorkspaceFinding[]> {
  const folder = join(directory, 'data');
  const found: WorkspaceFinding[] = [];
  for (const file of await namesIn(store, folder)) {
    const [, name, mark = ''] = /^([0-9a-f]{64})(.+)\.json$/.exec(file) ?? [];
    if (name === undefined || !copyMarks.test(mark)) continue;
    const isWhole = await holds(store, join(folder, file), name);
    const hasOriginal = await holds(store, join(folder, `${name}.json`), name);
    const remedy = isWhole && !hasOriginal ? `Name it ${name}.json: the original is missing or damaged, and this brings it back.` : 'Remove it.';
    found.push(copy(join('data', file), `A copy of figures, such as programs that share folders make. It is ${isWhole ? 'whole' : 'not whole'}.`, remedy));
  }
  return found;
}

async function copiesOfRevisions(store: Store, directory: string, target: string): Promise<WorkspaceFinding[]> {
  const folder = backupFolder(target);
  const stem = basename(target).replace(/\.json$/, '');
  const found: WorkspaceFinding[] = [];
  for (const file of await namesIn(store, folder)) {
    const [, of, mark = ''] = /^(.+)\.r\d{1,15}\.\d{8}T\d{6}Z\.[0-9a-f]{8}(.+)\.json$/.exec(file) ?? [];
    if (of !== stem || !copyMarks.test(mark)) continue;
    const read = readPlanText(await textOrNothing(store, join(folder, file)), store.formats);
    const what = 'plan' in read ? `It holds ${cleanText(savedText(read.plan), 200)}.` : 'It is not whole.';
    found.push(copy(join(relative(directory, dirname(target)), 'backups', file), `A copy of an earlier revision, such as programs that share folders make. ${what}`, 'Remove it when nobody needs it.'));
  }
  return found;
}

function copy(file: string, what: string, remedy: string): WorkspaceFinding {
  return { severity: 'warning', code: 'conflict-copy', file, what, remedy, mendable: false };
}

async function holds(store: Store, path: string, name: string): Promise<boolean> {
  return hash('sha256', await textOrNothing(store, path, { linked: true })) === name;
}
