import { error, lowestGrade, type Diagnostic } from '@pbc-planner/base';
import { templateInUse, type CommandContext, type PaperKind, type PaperTemplate, type ShownSection, type ShownTemplate, type TemplateInUse, type WrittenSection } from '@pbc-planner/domain';
import { checkTemplate } from './check-template.ts';

const titles: Readonly<Record<PaperKind, string>> = { 'business-case': 'business case', 'service-specification': 'service specification' };

/** The template that a paper of a plan is written under; or why there is none. One with faults stops the paper: others would let through what it asks for. */
export function usedTemplate(kind: PaperKind, all: readonly PaperTemplate[], { founded }: CommandContext['state'], chosen: string | null): TemplateInUse | Diagnostic {
  const used = templateInUse(all, kind, founded?.year ?? '', chosen);
  if (used === null) {
    const known = all.filter((one) => one.kind === kind).map(({ id }) => id);
    return error('unknown-template', `There are no headings "${chosen ?? ''}" for a ${titles[kind]}.`, { hint: known.length === 0 ? 'Add a pack under packs/paper-templates.' : `There are ${known.join(', ')}.` });
  }
  const [fault] = checkTemplate(used.template);
  return fault === undefined ? used : error('bad-template', `The headings "${used.template.title}" cannot be used: ${fault.message}`, { hint: 'See all that is wrong with pbc pack check, and correct the pack.' });
}

/** The template as an answer shows it, with the year that its source speaks of. */
export function shownTemplate({ template, because }: TemplateInUse, year: string): ShownTemplate {
  const years = template.until === undefined ? `from ${template.from} on` : template.until === template.from ? `of ${template.from}` : `of ${template.from} to ${template.until}`;
  const holds = template.from <= year && (template.until === undefined || year <= template.until);
  const notes = {
    'year': `Headings ${years}.`,
    'chosen': holds ? `Headings ${years}, chosen by the locality.` : `Headings ${years}, chosen by the locality for ${year}.`,
    'stands in': `No source gives headings for ${year}: those ${years} stand in until the locality chooses.`,
  };
  return { id: template.id, title: template.title, because, note: notes[because], grade: because === 'stands in' ? lowestGrade([template.grade, 'unverified']) : template.grade };
}

/** Every heading of a template with its text and what it lacks. @param lacksOf what is missing of a heading that the plan fills. */
export function shownSections({ headings }: PaperTemplate, written: ReadonlyMap<string, WrittenSection>, lacksOf: (filled: ShownSection['filled']) => readonly string[]): ShownSection[] {
  return headings.map(({ id, title, asks, part, required, filled, grade }) => {
    const section = written.get(id);
    const lacks = filled !== 'by-hand' ? lacksOf(filled) : section === undefined ? ['Nobody has written it.'] : [];
    return { id, title, asks, part, required, filled, text: section?.text ?? '', by: section?.by ?? null, lacks, grade };
  });
}

/** Whether every required heading is complete. */
export function isCompletePaper(sections: readonly ShownSection[]): boolean {
  return sections.every(({ required, lacks }) => !required || lacks.length === 0);
}
