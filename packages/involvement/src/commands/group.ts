import { error, parseDecimal, compareDecimals, decimal } from '@pbc-planner/base';
import { refusal, type Command, type FileContent, type RefusalOutcome, type RepresentativenessOutcome } from '@pbc-planner/domain';
import { guidesOf, representationOf } from '../guides/parts.ts';
import { compareGroup } from '../representation/compare-group.ts';
import { readGroupTable } from '../representation/read-group-table.ts';
import { refused, standing } from './answers.ts';

interface GroupParameters {
  readonly file: FileContent;
  readonly below?: string;
}

const command = 'involvement.group';

/** `involvement.group`: whom a patient group lacks beside the registered list, from counts of people. Nothing is kept. */
export const group: Command<GroupParameters, RepresentativenessOutcome | RefusalOutcome> = async ({ file, below }, context) => {
  const found = representationOf(await guidesOf(context));
  if (found === null) return refused(command, error('no-rule', 'No checklist says when a group lacks somebody.', { hint: 'See the packs with pbc pack check.' }));
  const bound = below === undefined ? null : parseDecimal(below, 8);
  if (below !== undefined && (bound === null || bound.units <= 0n || compareDecimals(bound, decimal(1n)) > 0)) {
    return refused(command, error('bad-bound', 'The bound is above 0 and at most 1.', { hint: 'Give --below 0.8, or leave it out.' }));
  }
  const table = (await context.tables()).read(file);
  const counts = table.ok ? readGroupTable(table.value) : table;
  if (!counts.ok) return { status: 'refused', outcome: refusal(command), diagnostics: counts.diagnostics };
  const { part: rule } = found;
  const { dimensions, group: groupTotal, list: listTotal } = counts.value;
  if (groupTotal < rule.leastCount || listTotal < rule.leastCount) {
    return {
      status: 'refused', outcome: refusal(command),
      diagnostics: [error('too-few-people', `There are fewer than ${rule.leastCount} people, of whom nothing is told.`, { place: { file: file.name }, hint: 'A group so small is no base for comparing; look at who is asked instead.' })],
    };
  }
  const shown = dimensions.map(({ id, bands }) => ({ id, bands: compareGroup(bands, { lowestIndex: below ?? rule.lowestIndex, leastCount: rule.leastCount }) }));
  const hidden = shown.reduce((sum, { bands }) => sum + bands.reduce((own, band) => own + (band.group === null ? 1 : 0) + (band.list === null ? 1 : 0), 0), 0);
  const { locality, fictional } = standing(context);
  return {
    status: 'fine',
    diagnostics: [],
    outcome: {
      kind: 'representativeness', locality: context.state.founded === null ? null : locality, fictional, file: { name: file.name, sha256: file.sha256 }, groupTotal, listTotal,
      lowestIndex: below ?? rule.lowestIndex, leastCount: rule.leastCount, dimensions: shown, hidden, recruit: rule.recruit, note: below === undefined ? rule.note : `${below} was chosen by ${context.by}. ${rule.note}`, grade: rule.grade,
    },
  };
};
