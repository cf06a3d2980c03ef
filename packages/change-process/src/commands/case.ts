import { cleanText, error, penceFromPounds, readNumber, type Diagnostic, type Pence } from '@pbc-planner/base';
import {
  caseOf, doNothing, isFault, readDay, stateWith,
  type BusinessCaseOutcome, type CaseOption, type Command, type CommandContext, type CommandResult, type EventBody, type GivenSection, type MessageOutcome, type PaperKind, type PaperTemplate, type RefusalOutcome,
} from '@pbc-planner/domain';
import { caseOutcome, casePaper } from '../case/case-paper.ts';
import { lastDayOf } from '../case/clock.ts';
import type { FactSources } from '../facts/facts.ts';
import { readSections, writesSections, type SectionParameters } from '../papers/read-sections.ts';
import { usedTemplate } from '../papers/used-template.ts';
import { done, factSources, nothingSaid, readPeople, refused } from './answers.ts';

type Answered = MessageOutcome | RefusalOutcome;

interface CaseParameters extends SectionParameters {
  readonly project: string;
  readonly template?: string;
  readonly asOf?: string;
}

/** `process.case`: the business case of a project; with a heading and a text, or a file of them, what stands under it. */
export const businessCase: Command<CaseParameters, BusinessCaseOutcome | Answered> = async (parameters, context) => {
  const sources = await factSources(parameters.project, context);
  if (isFault(sources)) return refused('process.case', sources);
  if (parameters.template !== undefined) return writesSections(parameters) ? refused('process.case', templateAndText()) : chooseTemplate('business-case', parameters.template, sources);
  const paper = await casePaper(sources, context);
  if (isFault(paper)) return refused('process.case', paper);
  if (writesSections(parameters)) {
    const { sections, diagnostics } = await readSections(parameters, paper.used.template, context);
    if (sections.length === 0) return { ...refused('process.case', ...diagnostics), status: parameters.file === undefined ? 'usage' : 'refused' };
    const events: EventBody[] = [{ type: 'business case written', data: { project: sources.project.id, sections } }];
    return { ...done(`${sources.project.title}: ${writtenText(sections, paper.used.template)} ${await stillMissing(sources, events, context)}`, events), diagnostics };
  }
  const asOf = parameters.asOf === undefined ? sources.asOf : readDay(parameters.asOf, 'The day');
  if (typeof asOf !== 'string') return refused('process.case', asOf);
  const last = caseOf(context.state, sources.project.id).rounds.at(-1);
  if (parameters.asOf !== undefined && last !== undefined && asOf < lastDayOf(last)) {
    return refused('process.case', error('as-of-too-early', `The clock was last touched on ${lastDayOf(last)}; it cannot be read by ${asOf}.`, { hint: `Give --as-of ${lastDayOf(last)} or a later day.` }));
  }
  return { status: 'fine', outcome: caseOutcome(paper, sources, asOf), diagnostics: [] };
};

interface OptionParameters {
  readonly project: string;
  readonly option: string;
  readonly title?: string;
  readonly yearly?: string;
  readonly benefits?: string;
  readonly risks?: string;
  readonly reasons?: string;
  readonly preferred: boolean;
  readonly remove: boolean;
}

/** `process.case-option`: one of the options of a case; what is left out stays as it is. Doing nothing is the option `do-nothing`. */
export const caseOption: Command<OptionParameters, Answered> = async (parameters, context) => {
  const command = 'process.case-option';
  const sources = await factSources(parameters.project, context);
  if (isFault(sources)) return refused(command, sources);
  const { project } = sources;
  const { options } = caseOf(context.state, project.id);
  const id = parameters.option;
  const held = options.find((one) => one.id === id);
  if (parameters.remove) {
    if (held === undefined) return refused(command, error('unknown-option', `The case has no option "${cleanText(id, 60)}".`, { hint: options.length === 0 ? 'It has none.' : `It has ${options.map((one) => one.id).join(', ')}.` }));
    const events: EventBody[] = [{ type: 'business case option removed', data: { project: project.id, option: id } }];
    return done(`${held.title} is no option any more. ${await stillMissing(sources, events, context)}`, events);
  }
  const title = cleanText(parameters.title ?? '', 120).trim() || (held?.title ?? (id === doNothing ? 'Do nothing' : ''));
  const yearly = readYearly(parameters.yearly, held?.yearlyPence ?? null);
  const text = (part: 'benefits' | 'risks' | 'reasons') => (parameters[part] === undefined ? (held?.[part] ?? '') : cleanText(parameters[part], 1000).trim());
  const faults: Diagnostic[] = [
    ...(title === '' ? [nothingSaid('no-title', 'The option has no title.', 'Give --title "A scanner session at the clinic".')] : []),
    ...(yearly !== null && typeof yearly !== 'number' ? [yearly] : []),
  ];
  if (faults.length > 0 || (yearly !== null && typeof yearly !== 'number')) return refused(command, ...faults);
  const option: CaseOption = { id, title, yearlyPence: yearly, benefits: text('benefits'), risks: text('risks'), reasons: text('reasons') };
  const events: EventBody[] = [
    { type: 'business case option set', data: { project: project.id, option } },
    ...(parameters.preferred ? [{ type: 'business case option preferred', data: { project: project.id, option: id } } as const] : []),
  ];
  return done(`${project.title}: the option ${title}${parameters.preferred ? ', which is preferred' : ''}. ${await stillMissing(sources, events, context)}`, events);
};

/** `process.case-providers`: who might provide it, by name. They belong to the part on who, and to no other. */
export const caseProviders: Command<{ readonly project: string; readonly providers: readonly string[] }, Answered> = async ({ project: id, providers }, context) => {
  const sources = await factSources(id, context);
  if (isFault(sources)) return refused('process.case-providers', sources);
  const named = readPeople(providers);
  if (named.length === 0) return refused('process.case-providers', nothingSaid('nobody-named', 'Nobody is named.', 'Give the names with commas between.'));
  const events: EventBody[] = [{ type: 'business case providers named', data: { project: sources.project.id, providers: named } }];
  return done(`${sources.project.title} might be provided by ${named.join(', ')}. ${await stillMissing(sources, events, context)}`, events);
};

/** The refusal of choosing headings and writing under them in one call. */
export function templateAndText(): Diagnostic {
  return error('template-and-text', 'Headings are chosen in one call and written under in another.', { hint: 'Give --template alone first.' });
}

/** `"Aims" is written.`, `17 headings are written.` */
export function writtenText(sections: readonly GivenSection[], { headings }: PaperTemplate): string {
  const [first] = sections;
  if (sections.length !== 1 || first === undefined) return `${sections.length} headings are written.`;
  return `"${headings.find(({ id }) => id === first.heading)?.title ?? first.heading}" is ${first.text === '' ? 'empty again' : 'written'}.`;
}

/** Chooses the headings of a paper. What is written under headings that the new ones lack is kept, and shows again with them. */
export function chooseTemplate(kind: PaperKind, template: string, { state, project, templates }: FactSources): CommandResult<Answered> {
  const command = kind === 'business-case' ? 'process.case' : 'process.specification';
  const used = usedTemplate(kind, templates, state, template);
  if (isFault(used)) return refused(command, used);
  return done(`${project.title} is written under the headings of ${used.template.title}.`, [
    { type: kind === 'business-case' ? 'business case template chosen' : 'specification template chosen', data: { project: project.id, template } },
  ]);
}

async function stillMissing(sources: FactSources, events: readonly EventBody[], context: CommandContext): Promise<string> {
  const state = stateWith(context.state, events, context.clock());
  const paper = await casePaper({ ...sources, state }, { ...context, state });
  if (isFault(paper)) return paper.message;
  const missing = paper.sections.filter(({ required, lacks }) => required && lacks.length > 0).map(({ id }) => id);
  return missing.length === 0 ? 'Nothing is missing: it can be submitted.' : `Still missing: ${missing.join(', ')}.`;
}

function readYearly(text: string | undefined, held: Pence | null): Pence | null | Diagnostic {
  if (text === undefined) return held;
  if (text.trim() === 'unknown') return null;
  const pounds = readNumber(text);
  const read = typeof pounds === 'string' ? null : penceFromPounds(pounds);
  return read ?? error('bad-pounds', `"${cleanText(text, 40)}" is no cost of a year.`, { hint: 'Give pounds with at most two decimals, such as 68400, or unknown.' });
}
