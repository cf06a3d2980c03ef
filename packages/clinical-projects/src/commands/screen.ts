import { cleanText, compareText, error, sumPence } from '@pbc-planner/base';
import { refusal, type Command, type FileContent, type RefusalOutcome, type ScreenOutcome } from '@pbc-planner/domain';
import { areaCalled } from '../catalogue/area-called.ts';
import { readScreenTable } from '../screen/read-screen-table.ts';
import { refused } from './answers.ts';

const command = 'project.screen';

const cautions = [
  'Gross, and no saving: what the same care costs elsewhere, set-up and running are not taken off.',
  'A rate above that of peers may have reasons: age, need, how it is coded, or chance where numbers are small.',
  'A rate of which more is better has no place here; turn it round first.',
];

/** `project.screen`: areas by what they would save at the rate of the better quarter of named peers. Nothing is kept. */
export const screen: Command<{ readonly file: FileContent; readonly peers: string }, ScreenOutcome | RefusalOutcome> = async ({ file, peers: given }, context) => {
  const peers = cleanText(given, 200);
  if (peers === '') return refused(command, error('no-peers', 'Nobody said whom the quartile is of.', { hint: 'Give --peers "the nine localities of Northmarsh, 2005/06", or whom they are.' }));
  const table = (await context.tables()).read(file);
  const read = table.ok ? readScreenTable(table.value) : table;
  if (!read.ok) return { status: 'refused', outcome: refusal(command), diagnostics: read.diagnostics };
  const total = read.value.reduce((sum, { potentialPence }) => sum + BigInt(potentialPence), 0n);
  if (!Number.isSafeInteger(Number(total))) {
    return { status: 'refused', outcome: refusal(command), diagnostics: [error('too-large', 'Together it comes to more than money can be.', { place: { file: file.name }, hint: 'Look for a number with too many noughts.' })] };
  }
  const areas = await context.registry.clinicalAreas();
  const rows = read.value.map((row) => ({ ...row, areaTitle: areaCalled(areas, row.area)?.title ?? null }))
    .sort((one, other) => other.potentialPence - one.potentialPence || compareText(one.area, other.area));
  return {
    status: 'fine', diagnostics: [],
    outcome: {
      kind: 'screen', fictional: context.state.founded?.fictional ?? false, file: { name: file.name, sha256: file.sha256 }, peers, rows,
      totalPence: sumPence(rows.map(({ potentialPence }) => potentialPence)), cautions,
      // Nobody has said where the rates of the file were read.
      grade: 'unverified',
    },
  };
};
