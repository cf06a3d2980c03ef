import { cleanText } from '@pbc-planner/base';
import {
  eventOfStep, loadFigures, localityPractices, mergedInto, refusal, stepFault,
  type Command, type CommandContext, type CommandResult, type InputFile, type LocalityOutcome, type Membership, type MembershipStep, type MessageOutcome,
  type RefusalOutcome,
} from '@pbc-planner/domain';

interface JoinParameters {
  readonly practice: string;
  readonly name?: string;
  readonly list?: string;
  readonly membership: Membership;
}

interface MergeParameters {
  readonly practices: readonly string[];
  readonly into?: string;
  readonly name?: string;
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
export const join: Command<JoinParameters, MessageOutcome | RefusalOutcome> = ({ practice, name, list, membership }, { state }) => {
  const step: MembershipStep = { kind: 'join', practice, membership, ...(name === undefined ? {} : { name }), ...(list === undefined ? {} : { list }) };
  const fault = stepFault(step, [], mergedInto(state));
  if (fault) return { status: 'usage', outcome: refusal('locality.join'), diagnostics: [fault] };
  return {
    status: 'fine',
    outcome: { kind: 'message', text: `${cleanText(name ?? '', 200) || practice} ${membership === 'in' ? 'is in the locality' : `is now ${membership}`}.` },
    diagnostics: [],
    events: [eventOfStep(step)],
  };
};

/** `locality.leave`: a practice leaves; its figures stay in the plan. */
export const leave: Command<{ readonly practice: string }, MessageOutcome | RefusalOutcome> = (params, context) =>
  changed({ kind: 'leave', ...params }, context, (nameOf) => `${nameOf(params.practice)} has left the locality.`);

/** `locality.merge`: practices become one, and what was imported of them is added up. */
export const merge: Command<MergeParameters, MessageOutcome | RefusalOutcome> = ({ practices, into, name }, context) => {
  const step: MembershipStep = { kind: 'merge', practices, into: into ?? practices[0] ?? '', ...(name === undefined ? {} : { name }) };
  return changed(step, context, (nameOf) => {
    const others = step.practices.filter((practice) => practice !== step.into).map(nameOf);
    return `${others.join(' and ')} ${others.length === 1 ? 'has' : 'have'} merged into ${cleanText(name ?? '', 200) || nameOf(step.into)}. Their lists, spend and weights are added up.`;
  });
};

/** Takes a step that names practices of the locality, or says why it cannot be taken. */
async function changed(step: MembershipStep, context: CommandContext, text: (nameOf: (practice: string) => string) => string): Promise<CommandResult<MessageOutcome | RefusalOutcome>> {
  const outcome = refusal(`locality.${step.kind}`);
  const figures = await loadFigures(context.state, context.dataSets);
  if (!figures.ok) return { status: 'refused', outcome, diagnostics: figures.diagnostics };
  const practices = localityPractices(context.state, figures.value);
  const fault = stepFault(step, practices, mergedInto(context.state));
  if (fault) return { status: 'usage', outcome, diagnostics: [fault] };
  const nameOf = (code: string) => practices.find(({ practice }) => practice === code)?.name ?? code;
  return { status: 'fine', outcome: { kind: 'message', text: text(nameOf) }, diagnostics: [], events: [eventOfStep(step)] };
}
