import { formatPounds, lowestGrade, type Diagnostic } from '@pbc-planner/base';
import {
  caseOf, countProjects, doNothing, isComplete, isFault,
  type BusinessCase, type BusinessCaseOutcome, type CaseFinding, type CaseMoney, type CommandContext, type CountedProjects, type HeadingFilling, type Project, type ProjectFigures,
  type ShownSection, type SubmittedCase, type TemplateInUse,
} from '@pbc-planner/domain';
import { interestsIn } from '../facts/decision-facts.ts';
import type { FactSources } from '../facts/facts.ts';
import { isCompletePaper, shownSections, shownTemplate, usedTemplate } from '../papers/used-template.ts';
import { caseMoney, isSameMoney, overlapsWith } from './case-money.ts';
import { clockNotStarted, clockOf, lastDayOf, lengthOf, policyLength, type ClockLength } from './clock.ts';
import { namesStanding } from './providers-named.ts';

/** A business case with all that it is read from. */
export interface CasePaper {
  readonly written: BusinessCase;
  readonly used: TemplateInUse;
  readonly sections: readonly ShownSection[];
  readonly complete: boolean;
  readonly money: CaseMoney | null;
  readonly figures: ProjectFigures;
  readonly counted: CountedProjects;
  readonly length: ClockLength;
}

/** The business case of a project as it is written now; or why there are no headings to write it under. */
export async function casePaper({ state, project, templates }: FactSources, context: CommandContext): Promise<CasePaper | Diagnostic> {
  const written = caseOf(state, project.id);
  const used = usedTemplate('business-case', templates, state, written.template);
  if (isFault(used)) return used;
  const counted = await countProjects(context);
  const figures = counted.projects.find((one) => one.project.id === project.id) as ProjectFigures;
  const money = caseMoney(figures, counted);
  const sections = shownSections(used.template, written.sections, (filled) => lacksOf(filled, project, written, money));
  return { written, used, sections, complete: isCompletePaper(sections), money, figures, counted, length: await policyLength(context) };
}

/** A case as an answer. @param asOf the day by which its clock is read; never before the last day of its last round. */
export function caseOutcome(paper: CasePaper, { state, project, asOf: today }: FactSources, asOf = today): BusinessCaseOutcome {
  const { written, used, sections, complete, money, figures, counted, length } = paper;
  const rounds = written.rounds.map((round, index) => {
    const own = lengthOf(round, length);
    const { submittedOn, by, pauses, decision } = round;
    const optionTitle = round.paper.options.find(({ id }) => id === round.paper.preferred)?.title ?? round.paper.preferred;
    return { round: index + 1, submittedOn, by, money: round.paper.money, preferred: optionTitle, pauses, decision, clock: clockOf(round, own, laterOf(asOf, lastDayOf(round))) };
  });
  const template = shownTemplate(used, state.founded?.year ?? '');
  const clock = rounds.at(-1)?.clock ?? clockNotStarted(length, asOf);
  return {
    kind: 'business-case', locality: state.founded?.name ?? '', fictional: state.founded?.fictional ?? false, project: project.id, title: project.title,
    template, parts: used.template.parts, sections, complete, options: written.options, preferred: written.preferred, providers: written.providers,
    leads: { clinical: project.clinicalLead, managerial: project.managerialLead }, measures: project.measures, estimates: figures.estimates, overlaps: overlapsWith(project.id, counted.overlaps), money, interests: interestsIn(state, project.id),
    findings: findingsOf(paper), rounds, clock, cautions: counted.cautions.get(project.area) ?? [],
    grade: lowestGrade([template.grade, ...figures.estimates.map(({ grade }) => grade), ...(clock.grade === null ? [] : [clock.grade])]),
  };
}

/** What is laid before those who decide. @throws Error where the case is not complete, which is checked before. */
export function submittedCase({ written, used, sections, money }: CasePaper): SubmittedCase {
  if (money === null || written.preferred === null) throw new Error('A case that is not complete');
  return {
    template: used.template.id, sections: sections.filter(({ text }) => text !== '').map(({ id, text }) => ({ heading: id, text })),
    options: written.options, preferred: written.preferred, providers: written.providers, money,
  };
}

function lacksOf(filled: HeadingFilling, project: Project, { options, preferred, providers }: BusinessCase, money: CaseMoney | null): string[] {
  const lacks: Partial<Record<HeadingFilling, () => string[]>> = {
    'project': () => [
      ...(project.clinicalLead === null ? ['The project has no clinical lead.'] : []), ...(project.managerialLead === null ? ['The project has no managerial lead.'] : []),
    ],
    'options': () => [
      ...(options.some(({ id }) => id === doNothing) ? [] : ['Doing nothing is not among the options.']),
      ...(options.some(({ id }) => id !== doNothing) ? [] : ['There is no option besides doing nothing.']),
      ...options.filter(({ benefits }) => benefits === '').map(({ title }) => `What ${title} brings is not said.`),
      ...options.filter(({ risks }) => risks === '').map(({ title }) => `What ${title} risks is not said.`),
    ],
    'preferred-option': () => {
      const option = options.find(({ id }) => id === preferred);
      if (option === undefined) return ['No option is preferred.'];
      if (option.id === doNothing) return ['Doing nothing is preferred: there is nothing to decide.'];
      return option.reasons === '' ? [`Why ${option.title} is preferred is not said.`] : [];
    },
    'measures': () => (project.measures.some(isComplete) ? [] : ['No measure has a baseline and a target with their days.']),
    'money': () => (money === null ? ['No quick win is worked out for the project, so there are no figures.'] : []),
    'providers': () => (providers.length === 0 ? ['Nobody is named who might provide it.'] : []),
  };
  return lacks[filled]?.() ?? [];
}

/** What somebody should look at: a provider named where only what is wanted belongs, and what has changed since it was submitted. */
function findingsOf({ written, sections, money, used }: CasePaper): CaseFinding[] {
  const optionsHeading = used.template.headings.find(({ filled }) => filled === 'options')?.id ?? null;
  const texts = [
    ...sections.filter(({ part }) => part === 'what').map(({ id, title, text }) => ({ heading: id, where: `"${title}"`, text })),
    ...written.options.map(({ title, benefits, risks, reasons }) => ({ heading: optionsHeading, where: `the option "${title}"`, text: [title, benefits, risks, reasons].join(' \n ') })),
  ];
  const named = texts.flatMap(({ heading, where, text }) => namesStanding(text, written.providers).map((name): CaseFinding =>
    ({ code: 'provider-in-what', heading, message: `${name} might provide it, and is named under ${where}. What is wanted belongs apart from who provides it: look whether it is written around them.` })));
  return [...named, ...changesSince(written, sections, money)];
}

function changesSince({ rounds, options, providers, preferred }: BusinessCase, sections: readonly ShownSection[], money: CaseMoney | null): CaseFinding[] {
  const last = rounds.at(-1);
  if (last === undefined || last.decision?.verdict === 'refused') return [];
  const { paper } = last;
  const before = new Map(paper.sections.map(({ heading, text }) => [heading, text]));
  const changed = sections.filter(({ id, text }) => (before.get(id) ?? '') !== text).map(({ id, title }): CaseFinding =>
    ({ code: 'differs-from-submitted', heading: id, message: `"${title}" is not as it was submitted on ${last.submittedOn}.` }));
  const rest = JSON.stringify([options, providers, preferred]) === JSON.stringify([paper.options, paper.providers, paper.preferred]) ? [] : [
    { code: 'differs-from-submitted', heading: null, message: `The options, or who might provide it, are not as they were submitted on ${last.submittedOn}.` } as const,
  ];
  const moved = isSameMoney(paper.money, money) ? [] : [{
    code: 'money-moved', heading: null,
    message: `It was submitted with ${formatPounds(paper.money.net.central)} net; the plan now comes to ${money === null ? 'no figure' : formatPounds(money.net.central)}.`,
  } as const];
  return [...changed, ...rest, ...moved];
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}
