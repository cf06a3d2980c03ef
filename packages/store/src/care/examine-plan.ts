import { relative } from 'node:path';
import type { WorkspaceFinding } from '@pbc-planner/domain';
import { goodBackup } from '../backups.ts';
import type { Store } from '../file-system.ts';
import { readOrdinary, textOrNothing } from '../ordinary-file.ts';
import { readPlanBytes, savedText } from '../plan-reader.ts';
import { StoreFault } from '../store-fault.ts';
import { readPlanText, type StoredPlan } from '../stored-plan.ts';
import { damagePlace } from './damage-place.ts';

/** The plan, or what is amiss with its file. */
export type ExaminedPlan = { readonly plan: StoredPlan } | { readonly plan: null; readonly finding: WorkspaceFinding };

/** Reads a plan's file to the last byte. Where it is damaged it says where, and which good copy is newest. */
export async function examinePlan(store: Store, directory: string, target: string): Promise<ExaminedPlan> {
  const file = relative(directory, target);
  const found = await readPlanBytes(store, target).then(({ text }) => readPlanText(text, store.formats), (failure: unknown) => {
    if (failure instanceof StoreFault) return failure.diagnostic;
    throw failure;
  });
  if ('plan' in found) return { plan: found.plan };
  if ('fault' in found && found.fault === 'newer') {
    const what = `The plan has format ${found.format}; this version of the program reads formats up to ${store.formats.current}.`;
    return amiss({ code: 'plan-format-newer', file, what, remedy: 'Install a newer version of the program.' });
  }
  const remedy = await bringingBack(store, target);
  if ('code' in found && found.code !== 'plan-damaged') {
    const missing = found.code === 'plan-missing';
    return amiss({ code: found.code, file, what: missing ? 'The plan is not there.' : found.message, remedy: missing ? remedy : 'Mend that and look again.' });
  }
  const what = 'fault' in found ? found.what : 'holds bytes that are no text';
  const { line, text } = await placeOf(store, target);
  return amiss({ code: 'plan-damaged', file, ...(line !== null && { line }), what: `The plan ${what}.${text}`, remedy: `${remedy} The damaged file is then set aside, never removed.` });
}

function amiss(finding: Omit<WorkspaceFinding, 'severity' | 'mendable'>): ExaminedPlan {
  return { plan: null, finding: { severity: 'error', ...finding, mendable: false } };
}

async function placeOf(store: Store, target: string): Promise<{ line: number | null; text: string }> {
  const kept = await goodBackup(store, target);
  const earlier = kept && { revision: kept.revision, text: await textOrNothing(store, kept.path) };
  const place = damagePlace(await readOrdinary(store, target), earlier);
  if (place === null) return { line: null, text: '' };
  const { byte, line, differsFrom } = place;
  const at = `line ${line}, byte ${byte}`;
  return { line, text: differsFrom === null ? ` The damage begins at ${at}.` : ` It first differs from revision ${differsFrom} at ${at}.` };
}

async function bringingBack(store: Store, target: string): Promise<string> {
  const kept = await goodBackup(store, target);
  if (kept === null) return 'There is no good copy in the folder "backups": bring the file back from a copy of your own.';
  return `The newest good copy is ${savedText(kept.plan)}. To bring it back: pbc restore --revision ${kept.revision} --yes.`;
}
