import { basename, dirname, join, relative } from 'node:path';
import { cleanText, counted } from '@pbc-planner/base';
import type { WorkspaceFinding } from '@pbc-planner/domain';
import type { Store } from '../file-system.ts';
import type { ChangeOnFile } from '../kept-change.ts';
import { textOrNothing } from '../ordinary-file.ts';
import { savedText } from '../plan-reader.ts';
import { readPlanText, type StoredPlan } from '../stored-plan.ts';
import { namesIn } from '../sweep-workspace.ts';
import { countChanges } from './earlier-revisions.ts';
import { copyMarks } from './examine-copies.ts';
import { changeIn, MAXIMUM_KEPT_BYTES } from './kept-changes.ts';

/** Changes that came second, damaged files that were set aside, and copies that other programs have made of the plan. */
export async function examineSideFiles(store: Store, directory: string, target: string, plan: StoredPlan | null): Promise<WorkspaceFinding[]> {
  const findings: WorkspaceFinding[] = [];
  const places = new Map([[join(directory, 'plan.json'), directory], [target, dirname(target)]]);
  const seen = new Set<string>();
  for (const [path, folder] of places) {
    const stem = basename(path).replace(/\.json$/, '');
    for (const name of await namesIn(store, folder)) {
      const side = join(folder, name);
      if (!name.startsWith(stem) || !name.endsWith('.json') || places.has(side) || seen.has(side)) continue;
      seen.add(side);
      const file = relative(directory, side);
      const mark = name.slice(stem.length, -'.json'.length);
      if (mark.startsWith('.damaged.')) findings.push(setAside(file));
      else if (mark.startsWith('.repeated.')) findings.push(repeated(file));
      else if (mark.startsWith('.not-saved.')) findings.push(keptChange(file, changeIn(await textOrNothing(store, side, { maximum: MAXIMUM_KEPT_BYTES }), store.formats)));
      else if (copyMarks.test(mark)) findings.push(...conflictCopy(store, file, mark, await textOrNothing(store, side), plan));
    }
  }
  const setAsideData = (await namesIn(store, join(directory, 'data'))).filter((name) => /^[0-9a-f]{64}\.damaged\./.test(name));
  return [...findings, ...setAsideData.map((name) => setAside(join('data', name)))];
}

function setAside(file: string): WorkspaceFinding {
  return { severity: 'info', code: 'damaged-file-kept', file, what: 'A damaged file that was set aside.', remedy: 'Remove it when nobody needs to look into it.', mendable: false };
}

function repeated(file: string): WorkspaceFinding {
  return { severity: 'info', code: 'change-repeated', file, what: 'A change that could not be saved and was repeated since.', remedy: 'Remove it when nobody needs it.', mendable: false };
}

function keptChange(file: string, change: ChangeOnFile | null): WorkspaceFinding {
  const what = change === null
    ? 'A change that could not be saved, in a file that cannot be read.'
    : `A change by ${short(change.by)} at ${short(change.keptAt)} that could not be saved: ${counted(change.events.length, 'event')} (${short(change.events[0]?.command ?? 'none')}), made to revision ${change.basedOn.revision}.`;
  return { severity: 'warning', code: 'change-not-saved', file, what, remedy: 'See with pbc replay whether it still fits, and repeat it on the plan as it is now.', mendable: false };
}

/** What a file says of itself may be anything. */
function short(text: string): string {
  return cleanText(text, 200);
}

/** A file named after a machine may be anything of the user's, so only a plan counts there. */
function conflictCopy(store: Store, file: string, mark: string, text: string, plan: StoredPlan | null): WorkspaceFinding[] {
  const found = readPlanText(text, store.formats);
  const copy = 'plan' in found ? found.plan : null;
  if (copy === null && mark.startsWith('-') && !/conflict/i.test(mark)) return [];
  const what = copy === null ? 'it is not whole.' : `${short(savedText(copy))}. ${comparedWith(plan, copy)}`;
  return [{
    severity: 'warning', code: 'conflict-copy', file, what: `A copy of the plan, such as programs that share folders make when two people save at once: ${what}`,
    remedy: 'Repeat in the plan what only the copy holds, then remove it.', mendable: false,
  }];
}

function comparedWith(plan: StoredPlan | null, copy: StoredPlan): string {
  if (plan === null) return `It holds ${counted(countChanges(copy.events), 'change')}.`;
  const first = copy.events.findIndex((event, index) => JSON.stringify(event) !== JSON.stringify(plan.events[index]));
  return first < 0 ? 'The plan holds all of it.' : `It holds ${counted(countChanges(copy.events.slice(first)), 'change')} that the plan does not.`;
}
