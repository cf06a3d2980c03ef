import { type Diagnostic } from '@pbc-planner/base';
import {
  isComplete, isFault, specificationOf, walkOf,
  type HeadingFilling, type Project, type QualityIndicator, type ShownSection, type SpecificationOutcome, type TemplateInUse,
} from '@pbc-planner/domain';
import type { FactSources } from '../facts/facts.ts';
import { isCompletePaper, shownSections, shownTemplate, usedTemplate } from '../papers/used-template.ts';

/** The headings of a project's specification with what they lack; or why there are none. */
export function specificationSections(sources: FactSources): readonly ShownSection[] | Diagnostic {
  const paper = specificationPaper(sources);
  return isFault(paper) ? paper : paper.sections;
}

/** The template of a specification and its headings. */
export function specificationPaper({ state, project, templates }: FactSources): { readonly used: TemplateInUse; readonly sections: readonly ShownSection[] } | Diagnostic {
  const { template, sections, indicators } = specificationOf(state, project.id);
  const used = usedTemplate('service-specification', templates, state, template);
  return isFault(used) ? used : { used, sections: shownSections(used.template, sections, (filled) => lacksOf(filled, project, indicators)) };
}

/** The step whose passing freezes the specification: the first whose gate asks for it; `null` where none does. */
export function freezingStep({ process }: FactSources): string | null {
  return process.steps.find(({ gate }) => gate.some(({ fact }) => fact === 'specification-complete'))?.id ?? null;
}

/** Since when and by whom the specification is frozen; `null` while it may change freely. */
export function frozenSince(sources: FactSources): SpecificationOutcome['frozen'] {
  const step = freezingStep(sources);
  const passed = step === null ? undefined : walkOf(sources.state, sources.project.id).passed.get(step);
  return step === null || passed === undefined ? null : { step, ...passed };
}

/** A specification as an answer. */
export function specificationOutcome(sources: FactSources): SpecificationOutcome | Diagnostic {
  const paper = specificationPaper(sources);
  if (isFault(paper)) return paper;
  const { state, project } = sources;
  const { used, sections } = paper;
  const template = shownTemplate(used, state.founded?.year ?? '');
  return {
    kind: 'specification', locality: state.founded?.name ?? '', fictional: state.founded?.fictional ?? false, project: project.id, title: project.title,
    template, parts: used.template.parts, sections, indicators: specificationOf(state, project.id).indicators, complete: isCompletePaper(sections),
    frozen: frozenSince(sources), grade: template.grade,
  };
}

function lacksOf(filled: HeadingFilling, project: Project, indicators: readonly QualityIndicator[]): string[] {
  if (filled === 'indicators') {
    const half = (part: 'threshold' | 'method' | 'frequency') => indicators.filter((one) => one[part] === null).map(({ title }) => `${title} has no ${part}.`);
    return indicators.length === 0 ? ['It has no indicator.'] : [...half('threshold'), ...half('method'), ...half('frequency')];
  }
  if (filled === 'measures') return project.measures.some(isComplete) ? [] : ['No measure has a baseline and a target with their days.'];
  return project.clinicalLead === null ? ['The project has no clinical lead.'] : [];
}
