import { cleanText, error } from '@pbc-planner/base';
import {
  loadFigures, localityPractices, refusal,
  type Command, type InputFile, type LocalityOutcome, type Membership, type MessageOutcome, type RefusalOutcome,
} from '@pbc-planner/domain';

interface JoinParameters {
  readonly practice: string;
  readonly name?: string;
  readonly list?: string;
  readonly membership: Membership;
}

/** `locality.show`: the practices, and the files that brought them. */
export const show: Command<object, LocalityOutcome | RefusalOutcome> = async (_, context) => {
  const { founded } = context.state;
  const figures = await loadFigures(context.state, context.dataSets);
  if (!figures.ok) return { status: 'refused', outcome: refusal('locality.show'), diagnostics: figures.diagnostics };
  if (founded === null) throw new Error('A workspace without a founded plan');
  const inputs: Omit<InputFile, 'sha256'>[] = figures.value.loaded.flatMap(({ dataSet }) => {
    const year = dataSet.columns[0]?.year;
    return year === undefined ? [] : [{ name: dataSet.file.name, rows: dataSet.practices.length, year, source: dataSet.source.title, grade: dataSet.grade }];
  });
  return {
    status: 'fine',
    outcome: { kind: 'locality', ...founded, practices: localityPractices(context.state, figures.value), inputs },
    diagnostics: [],
  };
};

/** `locality.join`: a practice joins, or changes what the locality has entered of it. */
export const join: Command<JoinParameters, MessageOutcome> = ({ practice, name, list, membership }) => {
  const cleanName = cleanText(name ?? '', 200);
  return {
    status: 'fine',
    outcome: { kind: 'message', text: `${cleanName || practice} ${membership === 'in' ? 'is in the locality' : `is now ${membership}`}.` },
    diagnostics: [],
    events: [{ type: 'practice joined', data: { practice, membership, ...(cleanName ? { name: cleanName } : {}), ...(list === undefined ? {} : { list }) } }],
  };
};

/** `locality.leave`: a practice leaves; its figures stay in the plan. */
export const leave: Command<{ readonly practice: string }, MessageOutcome | RefusalOutcome> = async ({ practice }, context) => {
  const figures = await loadFigures(context.state, context.dataSets);
  if (!figures.ok) return { status: 'refused', outcome: refusal('locality.leave'), diagnostics: figures.diagnostics };
  const leaver = localityPractices(context.state, figures.value).find((one) => one.practice === practice);
  if (!leaver) {
    return {
      status: 'usage', outcome: refusal('locality.leave'),
      diagnostics: [error('unknown-practice', `The locality has no practice ${practice}.`, { hint: 'See its practices with pbc locality show.' })],
    };
  }
  return {
    status: 'fine', outcome: { kind: 'message', text: `${leaver.name} has left the locality.` }, diagnostics: [],
    events: [{ type: 'practice left', data: { practice } }],
  };
};
