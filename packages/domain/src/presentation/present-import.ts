import { counted, type Document } from '@pbc-planner/base';
import type { ImportOutcome } from '../outcome/outcome.ts';

/** What an import did, in a sentence or two. */
export function presentImport(outcome: ImportOutcome): Document {
  return { title: '', fictional: false, blocks: [{ kind: 'paragraph', text: importText(outcome) }] };
}

function importText({ file, profile, year, practices, figures, leftOut, imported, dryRun }: ImportOutcome): string {
  if (profile === null) return `${file.name} was not imported.`;
  const found = `${file.name}, read as ${profile}${year === null ? '' : ` for ${year}`}: ${counted(practices, 'practice')}, ${counted(figures, 'figure')}`;
  const left = leftOut === 0 ? '' : `, ${counted(leftOut, 'value')} left out`;
  const did = imported ? 'Imported' : dryRun ? 'Dry run, nothing saved' : 'Nothing was imported';
  return `${did}. ${found}${left}.`;
}
