import { cleanText, counted, error, hasError, info, type Diagnostic, type Place } from '@pbc-planner/base';
import {
  patientFaults, personalColumns, refusal,
  type Command, type CommandContext, type CommandResult, type FileContent, type FrameworkAgreement, type MessageOutcome, type RefusalOutcome,
} from '@pbc-planner/domain';
import { agreementAtHand, missingClauses } from './agreement-at-hand.ts';
import { unknownClause } from './unknown-clause.ts';

interface WriteParameters {
  readonly clause?: string;
  readonly text?: string;
  readonly clear: boolean;
  readonly file?: FileContent;
  readonly dryRun: boolean;
}

/** The most characters of a clause. */
const longestClause = 2_000;

/** `agreement.write`: the text of a clause, or of many from a file. Every change makes a new version, and signatures lapse. */
export const write: Command<WriteParameters, MessageOutcome | RefusalOutcome> = async (parameters, context) => {
  const hand = await agreementAtHand(context);
  if (!hand.ok) return ended(hand.status, hand.diagnostics);
  const { asked } = hand.value;
  const said = parameters.file === undefined ? oneClause(parameters, asked) : await manyClauses(parameters, asked, context);
  if (hasError(said.diagnostics)) return ended(parameters.file === undefined ? 'usage' : 'refused', said.diagnostics);
  const { versions, signatures } = context.state.agreement;
  const before = versions.at(-1)?.clauses ?? new Map<string, string>();
  const changed = [...said.texts].filter(([clause, text]) => (before.get(clause) ?? null) !== text);
  if (changed.length === 0) return { status: 'fine', outcome: { kind: 'message', text: 'Nothing changed: the agreement says so already.' }, diagnostics: said.diagnostics };
  const version = (versions.at(-1)?.version ?? 0) + 1;
  const lapsing = [...signatures.values()].filter((own) => own.withdrawn === null && own.version === version - 1).length;
  const after = new Map(before);
  for (const [clause, text] of changed) {
    if (text === null) after.delete(clause);
    else after.set(clause, text);
  }
  const missing = missingClauses(asked, after).length;
  const sentences = [
    `${parameters.dryRun ? 'It would make' : 'This is'} version ${version}: ${counted(changed.length, 'clause')} changed.`,
    missing === 0 ? 'Every mandatory clause is answered.' : `${counted(missing, 'mandatory clause')} still to answer.`,
    ...(lapsing === 0 ? [] : [`${counted(lapsing, 'signature')} ${parameters.dryRun ? 'would lapse' : 'lapsed'}, because the text changed.`]),
  ];
  return {
    status: 'fine', diagnostics: said.diagnostics, outcome: { kind: 'message', text: sentences.join(' ') },
    events: parameters.dryRun ? [] : [{ type: 'agreement written', data: { clauses: Object.fromEntries(changed) } }],
  };
};

function ended(status: CommandResult['status'], diagnostics: readonly Diagnostic[]): CommandResult<RefusalOutcome> {
  return { status, outcome: refusal('agreement.write'), diagnostics };
}

interface Said {
  /** `null` takes a text away. */
  readonly texts: ReadonlyMap<string, string | null>;
  readonly diagnostics: readonly Diagnostic[];
}

function oneClause({ clause, text, clear }: WriteParameters, asked: FrameworkAgreement): Said {
  const clean = cleanText(text ?? '', longestClause);
  if (clause === undefined) return { texts: new Map(), diagnostics: [error('no-clause', 'Which clause is written?', { hint: 'For example: pbc agreement write cl.meetings --text "Monthly, ..."' })] };
  const diagnostics = [
    ...(asked.clauses.some(({ id }) => id === clause) ? [] : [unknownClause(clause, asked)]),
    ...((clean === '') === clear ? [] : [error('no-text', clear ? 'A clause cannot be written and taken away at once.' : `What does ${clause} say?`, { hint: 'Give --text, or --clear to take the text away.' })]),
  ];
  return { texts: new Map([[clause, clear ? null : clean]]), diagnostics };
}

async function manyClauses({ clause, text, clear, file }: WriteParameters, asked: FrameworkAgreement, context: CommandContext): Promise<Said> {
  if (clause !== undefined || text !== undefined || clear) {
    return { texts: new Map(), diagnostics: [error('file-and-clause', 'A file and a single clause cannot both be given.', { hint: 'Leave one of them out.' })] };
  }
  const table = (await context.tables()).read(file as FileContent);
  if (!table.ok) return { texts: new Map(), diagnostics: table.diagnostics };
  const { file: { name }, headings, headingLine, rows } = table.value;
  const positions = new Map(headings.map((heading, index) => [heading.toLowerCase().trim(), index]));
  // The clauses say where and when the locality meets, so only what is not read of the file is looked at.
  const read = ['clause', 'title', 'text'].map((heading) => headings[positions.get(heading) ?? -1] ?? '');
  const diagnostics: Diagnostic[] = [...table.diagnostics, ...personalColumns(table.value, { own: read })];
  const column = (heading: string, line: number): Place => ({ file: name, line, column: (positions.get(heading) ?? 0) + 1, columnName: heading });
  for (const heading of ['clause', 'text']) {
    if (!positions.has(heading)) diagnostics.push(error('column-missing', `There is no column ${heading}.`, { place: { file: name, line: headingLine }, hint: 'Write a form to fill in with pbc agreement show --format csv.' }));
  }
  if (hasError(diagnostics)) return { texts: new Map(), diagnostics };
  const known = new Set(asked.clauses.map(({ id }) => id));
  const texts = new Map<string, string | null>();
  const lines = new Map<string, number>();
  for (const { line, cells } of rows) {
    const id = (cells[positions.get('clause') ?? -1] ?? '').trim();
    const clean = cleanText(cells[positions.get('text') ?? -1] ?? '', longestClause);
    if (id === '' && clean === '') continue;
    const earlier = lines.get(id);
    if (!known.has(id)) diagnostics.push(unknownClause(id, asked, column('clause', line)));
    if (earlier !== undefined) diagnostics.push(error('clause-twice', `${id} is there twice: on line ${earlier} too.`, { place: column('clause', line), hint: 'Keep one of the rows.' }));
    diagnostics.push(...patientFaults(clean, 'clause', column('text', line)));
    lines.set(id, earlier ?? line);
    if (clean !== '') texts.set(id, clean);
  }
  const blank = rows.length - texts.size;
  if (blank > 0 && !hasError(diagnostics)) diagnostics.push(info('clauses-blank', `${counted(blank, 'row')} without a text left ${blank === 1 ? 'its clause' : 'their clauses'} as they are.`, { place: { file: name } }));
  return { texts, diagnostics };
}
