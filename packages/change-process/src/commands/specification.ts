import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import {
  isFault, specificationOf, stateWith, walkOf,
  type Command, type CommandContext, type CommandResult, type EventBody, type MessageOutcome, type QualityIndicator, type RefusalOutcome, type SpecificationOutcome,
} from '@pbc-planner/domain';
import type { FactSources } from '../facts/facts.ts';
import { readSections, writesSections, type SectionParameters } from '../papers/read-sections.ts';
import { freezingStep, frozenSince, specificationOutcome, specificationPaper, specificationSections } from '../specification/specification-paper.ts';
import { done, factSources, nothingSaid, refused } from './answers.ts';
import { chooseTemplate, templateAndText, writtenText } from './case.ts';

type Answered = MessageOutcome | RefusalOutcome;

interface SpecificationParameters extends SectionParameters {
  readonly project: string;
  readonly template?: string;
  readonly reason?: string;
}

/** `process.specification`: the service specification of a project; with a heading and a text, or a file of them, what stands under it. */
export const specification: Command<SpecificationParameters, SpecificationOutcome | Answered> = async ({ project, template, reason, ...written }, context) => {
  const command = 'process.specification';
  const sources = await factSources(project, context);
  if (isFault(sources)) return refused(command, sources);
  if (template !== undefined) {
    if (writesSections(written)) return refused(command, templateAndText());
    const chosen = chooseTemplate('service-specification', template, sources);
    return chosen.events === undefined ? chosen : changed(command, chosen.events, chosen.outcome.kind === 'message' ? chosen.outcome.text : '', reason, sources, context);
  }
  const outcome = specificationOutcome(sources);
  if (isFault(outcome)) return refused(command, outcome);
  const paper = specificationPaper(sources);
  if (isFault(paper) || !writesSections(written)) return { status: 'fine', outcome, diagnostics: [] };
  const { sections, diagnostics } = await readSections(written, paper.used.template, context);
  if (sections.length === 0) return { ...refused(command, ...diagnostics), status: written.file === undefined ? 'usage' : 'refused' };
  const events: EventBody[] = [{ type: 'specification written', data: { project: sources.project.id, sections } }];
  const result = changed(command, events, `${sources.project.title}: ${writtenText(sections, paper.used.template)}`, reason, sources, context);
  return { ...result, diagnostics: [...result.diagnostics, ...diagnostics] };
};

interface IndicatorParameters {
  readonly project: string;
  readonly indicator: string;
  readonly title?: string;
  readonly threshold?: string;
  readonly method?: string;
  readonly frequency?: string;
  readonly remove: boolean;
  readonly reason?: string;
}

/** `process.indicator`: an indicator of the specification, with its threshold, its method and how often; what is left out stays as it is. */
export const indicator: Command<IndicatorParameters, Answered> = async ({ project: id, indicator: asked, remove, reason, ...parameters }, context) => {
  const command = 'process.indicator';
  const sources = await factSources(id, context);
  if (isFault(sources)) return refused(command, sources);
  const { indicators } = specificationOf(context.state, id);
  const held = indicators.find((one) => one.id === asked);
  if (remove) {
    if (held === undefined) return refused(command, error('unknown-indicator', `The specification has no indicator "${cleanText(asked, 60)}".`, { hint: indicators.length === 0 ? 'It has none.' : `It has ${indicators.map((one) => one.id).join(', ')}.` }));
    return changed(command, [{ type: 'specification indicator removed', data: { project: id, indicator: asked } }], `${held.title} is no indicator any more.`, reason, sources, context);
  }
  const title = cleanText(parameters.title ?? '', 200).trim() || (held?.title ?? '');
  if (title === '') return refused(command, nothingSaid('no-title', 'The indicator has no title.', 'Give --title "Scanned the same day".'));
  const part = (name: 'threshold' | 'method' | 'frequency') => (parameters[name] === undefined ? (held?.[name] ?? null) : cleanText(parameters[name], 300).trim() || null);
  const set: QualityIndicator = { id: asked, title, threshold: part('threshold'), method: part('method'), frequency: part('frequency') };
  const lacks = (['threshold', 'method', 'frequency'] as const).filter((name) => set[name] === null);
  return changed(command, [{ type: 'specification indicator set', data: { project: id, indicator: set } }],
    `${sources.project.title}: the indicator ${title}.${lacks.length === 0 ? '' : ` It has no ${lacks.join(', no ')} yet.`}`, reason, sources, context);
};

/** A change of a specification. Once it is frozen it needs a reason, and reopens the step that was passed on it. */
function changed(command: string, events: readonly EventBody[], text: string, given: string | undefined, sources: FactSources, context: CommandContext): CommandResult<Answered> {
  const frozen = frozenSince(sources);
  const reason = cleanText(given ?? '', 500).trim();
  if (frozen === null) return done(`${text} ${stillMissing(sources, events, context)}`, events);
  if (reason === '') return refused(command, frozenFault(frozen, sources));
  const steps = reopenedSteps(sources);
  const titles = sources.process.steps.filter(({ id }) => steps.includes(id)).map(({ title }) => title);
  return done(`${text} It was frozen since ${frozen.at.slice(0, 10)}, so ${titles.length === 1 ? 'this step is' : 'these steps are'} open again: ${titles.join('; ')}. ${stillMissing(sources, events, context)}`, [
    ...events, { type: 'steps reopened', data: { project: sources.project.id, steps, reason: `The specification was changed: ${reason}` } },
  ]);
}

function frozenFault({ step, at, by }: NonNullable<SpecificationOutcome['frozen']>, { process }: FactSources): Diagnostic {
  const title = process.steps.find(({ id }) => id === step)?.title ?? step;
  return error('specification-frozen', `The specification is frozen: ${by} took the project past "${title}" on ${at.slice(0, 10)}.`, { hint: 'Give --reason "..." to change it all the same; that step and those after it are open again then.' });
}

function reopenedSteps(sources: FactSources): string[] {
  const { process: { steps }, state, project } = sources;
  const { passed } = walkOf(state, project.id);
  return steps.slice(steps.findIndex(({ id }) => id === freezingStep(sources))).map(({ id }) => id).filter((id) => passed.has(id));
}

function stillMissing(sources: FactSources, events: readonly EventBody[], context: CommandContext): string {
  const sections = specificationSections({ ...sources, state: stateWith(context.state, events, context.clock()) });
  if (isFault(sections)) return sections.message;
  const missing = sections.filter(({ required, lacks }) => required && lacks.length > 0).map(({ id }) => id);
  return missing.length === 0 ? 'Every required heading is filled.' : `Still missing: ${missing.join(', ')}.`;
}
