import { counted, groupThousands, poundsText, type Document, type Table } from '@pbc-planner/base';
import type { RepresentativenessOutcome } from '../outcome/involvement-outcomes.ts';

const hiddenWord = 'not shown';

/** Whom a patient group lacks, band by band. Numbers that are not shown stay out of every format. */
export function presentRepresentativeness(outcome: RepresentativenessOutcome): Document {
  const { locality, fictional, file, groupTotal, listTotal, lowestIndex, leastCount, dimensions, hidden, recruit, note, grade } = outcome;
  const lacking = dimensions.flatMap(({ id, bands }) => bands.filter(({ state }) => state === 'under-represented').map(({ band, expected }) => `${id}: ${band}${expected === null ? '' : ` (about ${expected}, if it were like the list)`}`));
  return {
    title: `${locality === null ? '' : `${locality}: `}the patient group beside the registered list`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Read from', file.name], ['In the group', groupThousands(String(groupTotal))], ['On the list', groupThousands(String(listTotal))],
          ['Too few', `an index below ${lowestIndex}`], ['Not shown', hidden === 0 ? 'nothing' : `${counted(hidden, 'number')}: counts under ${leastCount}, and what would give them away; join bands of few people to see more`], ['Grade', grade],
        ],
      },
      { kind: 'heading', text: 'Too few in the group' },
      ...(lacking.length === 0 ? [{ kind: 'paragraph', text: 'Nobody is missing, as far as can be shown.' } as const] : [{ kind: 'list', items: lacking } as const]),
      { kind: 'table', table: bandsTable(outcome, false), main: true, only: 'rows' },
      { kind: 'table', table: bandsTable(outcome, true), main: true, only: 'reading' },
      { kind: 'paragraph', text: note },
      ...(lacking.length === 0 || recruit.length === 0 ? [] : [{ kind: 'heading', text: 'What others did to find them' } as const, { kind: 'list', items: recruit } as const]),
    ],
  };
}

function bandsTable({ dimensions }: RepresentativenessOutcome, reading: boolean): Table {
  const number = reading ? 'text' : 'number';
  const people = (value: number | null) => (value === null ? (reading ? hiddenWord : null) : reading ? groupThousands(String(value)) : value);
  const share = (value: number | null) => (!reading ? value : value === null ? hiddenWord : `${poundsText(value)}%`);
  const other = (value: string | null, state: string) => value ?? (reading ? (state === 'nobody on the list' ? 'none' : hiddenWord) : null);
  return {
    id: 'bands',
    title: 'By band',
    columns: [
      { id: 'dimension', title: 'By', kind: 'text' }, { id: 'band', title: 'Band', kind: 'text' }, { id: 'group', title: 'In the group', kind: number }, { id: 'list', title: 'On the list', kind: number },
      { id: 'group_share', title: 'Share of the group', kind: reading ? 'text' : 'basis-points' }, { id: 'list_share', title: 'Share of the list', kind: reading ? 'text' : 'basis-points' },
      { id: 'index', title: 'Index', kind: number }, { id: 'expected', title: 'If it were like the list', kind: number }, { id: 'state', title: 'State', kind: 'text' },
    ],
    rows: dimensions.flatMap(({ id, bands }) => bands.map(({ band, group, list, groupBasisPoints, listBasisPoints, index, expected, state }) =>
      [id, band, people(group), people(list), share(groupBasisPoints), share(listBasisPoints), other(index, state), other(expected, state), state])),
  };
}
