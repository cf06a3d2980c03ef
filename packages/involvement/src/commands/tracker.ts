import { isFault, contactsTable, type Command, type RefusalOutcome, type TableOutcome } from '@pbc-planner/domain';
import { guidesOf } from '../guides/parts.ts';
import { shownContacts } from '../guides/shown.ts';
import { anyProjectOrGroup, refused, standing } from './answers.ts';

/** `involvement.tracker`: everybody who was asked, what is overdue first. */
export const tracker: Command<{ readonly project?: string }, TableOutcome | RefusalOutcome> = async ({ project: id }, context) => {
  const project = anyProjectOrGroup(context, id);
  if (project !== null && isFault(project)) return refused('involvement.tracker', project);
  const { fictional, asOf } = standing(context);
  const shown = shownContacts(context.state.involvement.contacts, await guidesOf(context), asOf).filter((one) => id === undefined || one.project === id);
  const rank = { 'overdue': 0, 'awaited': 1, 'not agreed': 2, 'no answer': 3, 'agreed': 4 } as const;
  const ordered = [...shown].sort((one, other) => rank[one.state] - rank[other.state]);
  return { status: 'fine', outcome: { kind: 'table', fictional, table: contactsTable(ordered) }, diagnostics: [] };
};
