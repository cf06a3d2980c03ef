import type { Block, Document, Table } from '@pbc-planner/base';
import type { AgreementOutcome } from '../outcome/commitment-outcomes.ts';

/** Items that a clause names one by one; where it concerns more, their number says enough. */
const mostItems = 6;

/** The locality agreement as a document: its clauses by heading, what is missing, who signed, who has not. */
export function presentAgreement(outcome: AgreementOutcome): Document {
  const { locality, fictional, version, current, writtenAt, note, grade, clauses, parts, only, signatures, unsigned, missing } = outcome;
  const shown = only === null ? clauses : clauses.filter(({ id }) => only.includes(id));
  const mandatory = clauses.filter((clause) => clause.mandatory && !clause.answeredBySignatures).length;
  const signed = signatures.filter(({ state }) => state === 'signed').length;
  return {
    title: `${locality}: locality agreement`,
    fictional,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Version', version === 0 ? 'nothing is written yet' : `${version}${current ? '' : ', which is not the latest'}${writtenAt === null ? '' : `, of ${writtenAt.slice(0, 10)}`}`],
          ['Mandatory clauses', `${mandatory - missing.length} of ${mandatory} answered`],
          ['Signatures', `${signed} of ${signed + unsigned.length}`],
          ['Headings', `${grade}: ${note}`],
        ],
      },
      ...shown.flatMap((clause, index): Block[] => clauseBlocks(clause, only === null ? index + 1 : clauses.indexOf(clause) + 1)),
      ...(only === null
        ? [
          { kind: 'heading', text: 'Complete with' } as const,
          { kind: 'list', items: parts.map(({ title, met }) => `${title}: ${met ? 'met' : 'not met yet'}`) } as const,
          ...(signatures.length === 0 ? [] : [{ kind: 'table', table: signatureTable(outcome) } as const]),
          { kind: 'heading', text: 'Not signed' } as const,
          unsigned.length === 0
            ? { kind: 'paragraph', text: 'Every practice of the locality has signed this version.' } as const
            : { kind: 'table', table: unsignedTable(outcome) } as const,
        ]
        : []),
      { kind: 'table', table: clauseTable(outcome), main: true, only: 'rows' },
      { kind: 'paragraph', text: 'Nothing here is legal advice.' },
    ],
  };
}

function clauseBlocks({ title, mandatory, text, mustAnswer, items, answeredBySignatures }: AgreementOutcome['clauses'][number], number: number): Block[] {
  const related = items.length > mostItems ? `${items.length} items of the matrix` : items.map(({ title: own }) => own).join('; ');
  const open = answeredBySignatures ? 'The list below answers this.' : `Not written yet${mandatory ? '' : ' (optional)'}. It has to say: ${mustAnswer}`;
  return [
    { kind: 'heading', text: `${number}. ${title}` },
    { kind: 'paragraph', text: text ?? open },
    ...(related === '' ? [] : [{ kind: 'paragraph', text: `Concerns: ${related}.` } as const]),
  ];
}

function clauseTable({ clauses }: AgreementOutcome): Table {
  return {
    id: 'clauses',
    title: 'Clauses',
    columns: [
      { id: 'clause', title: 'Clause', kind: 'code' }, { id: 'title', title: 'Heading', kind: 'text' }, { id: 'mandatory', title: 'Mandatory', kind: 'text' },
      { id: 'must_answer', title: 'Must answer', kind: 'text' }, { id: 'text', title: 'Text', kind: 'text' }, { id: 'items', title: 'Items', kind: 'text' },
    ],
    rows: clauses.map(({ id, title, mandatory, mustAnswer, text, items }) =>
      [id, title, mandatory ? 'yes' : 'no', mustAnswer, text, items.map((item) => item.id).join('; ')]),
  };
}

function signatureTable({ signatures }: AgreementOutcome): Table {
  return {
    id: 'signatures',
    title: 'Signatures',
    columns: [
      { id: 'practice', title: 'Practice', kind: 'text' }, { id: 'signatory', title: 'Signed by', kind: 'text' }, { id: 'role', title: 'Role', kind: 'text' },
      { id: 'date', title: 'Date', kind: 'code' }, { id: 'version', title: 'Version', kind: 'number' }, { id: 'state', title: 'State', kind: 'text' },
    ],
    rows: signatures.map(({ name, signatory, role, signedAt, version, state, reason }) =>
      [name, signatory, role, signedAt.slice(0, 10), version, state === 'lapsed' ? 'lapsed: the text has changed' : `${state}${reason === null ? '' : `: ${reason}`}`]),
  };
}

function unsignedTable({ unsigned }: AgreementOutcome): Table {
  return {
    id: 'unsigned',
    title: 'Not signed',
    columns: [{ id: 'practice', title: 'Practice', kind: 'text' }, { id: 'name', title: 'Name and role', kind: 'text' }, { id: 'signature', title: 'Signature and date', kind: 'text' }],
    rows: unsigned.map(({ name }) => [name, '', '']),
  };
}
