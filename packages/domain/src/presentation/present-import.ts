import { counted, type Document } from '@pbc-planner/base';
import type { ImportOutcome } from '../outcome/outcome.ts';

/** What an import did, in a sentence or two. */
export function presentImport(outcome: ImportOutcome): Document {
  return { title: '', fictional: false, blocks: [{ kind: 'paragraph', text: importText(outcome) }] };
}

function importText({ file, profile, year, practices, figures, leftOut, imported }: ImportOutcome): string {
  if (profile === null) return `${file.name} was not imported.`;
  const read = `${file.name}, read as ${profile}${year === null ? '' : ` for ${year}`}`;
  if (practices === 0) return `Nothing was imported. ${read}.`;
  const left = leftOut === 0 ? '' : `, ${counted(leftOut, 'value')} left out`;
  return `${imported ? 'Imported' : 'Dry run, nothing saved'}. ${read}: ${counted(practices, 'practice')}, ${counted(figures, 'figure')}${left}.`;
}
