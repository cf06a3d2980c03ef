import type { Block, Table } from '@pbc-planner/base';
import type { ShownSection } from '../outcome/paper-outcomes.ts';
import { paperParts, type PaperPart } from '../process/paper-template.ts';

/**
 * The headings of a paper in its two parts, what is wanted apart from who may provide it. @param filled what the plan fills in under a
 * heading, after what somebody wrote there.
 */
export function paperBlocks(sections: readonly ShownSection[], parts: Readonly<Record<PaperPart, string>>, filled: (section: ShownSection) => readonly Block[]): Block[] {
  return paperParts.flatMap((part, index): Block[] => {
    const own = sections.filter((section) => section.part === part);
    return own.length === 0 ? [] : [
      { kind: 'heading', text: `Part ${'AB'[index]}. ${parts[part]}` },
      ...own.flatMap((section): Block[] => [{ kind: 'heading', text: section.title }, ...paragraphs(section), ...filled(section)]),
    ];
  });
}

/** Every heading with its state, one a row, for files of rows. */
export function sectionsTable(sections: readonly ShownSection[]): Table {
  return {
    id: 'sections',
    title: 'Headings',
    columns: [
      { id: 'heading', title: 'Heading', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'part', title: 'Part', kind: 'text' }, { id: 'required', title: 'Required', kind: 'text' },
      { id: 'state', title: 'State', kind: 'text' }, { id: 'text', title: 'Text', kind: 'text' }, { id: 'by', title: 'By', kind: 'text' }, { id: 'heading_grade', title: 'Grade of the heading', kind: 'text' },
    ],
    rows: sections.map(({ id, title, part, required, lacks, text, by, grade }) =>
      [id, title, part, required ? 'yes' : 'no', lacks.length === 0 ? 'complete' : lacks.join(' '), text === '' ? null : text, by, grade]),
  };
}

/** What is still missing under required headings, as a list; nothing where nothing is. */
export function missingBlocks(sections: readonly ShownSection[]): Block[] {
  const items = sections.filter(({ required }) => required).flatMap(({ id, title, lacks }) => lacks.map((lack) => `${title} (${id}): ${lack}`));
  return items.length === 0 ? [] : [{ kind: 'heading', text: 'Still missing' }, { kind: 'list', items }];
}

/** `24 of 26 headings, 2 required ones still missing`. */
export function progressText(sections: readonly ShownSection[]): string {
  const missing = sections.filter(({ required, lacks }) => required && lacks.length > 0).length;
  const filled = sections.filter(({ lacks }) => lacks.length === 0).length;
  return `${filled} of ${sections.length} headings${missing === 0 ? ', every required one' : `; ${missing} required ${missing === 1 ? 'one is' : 'ones are'} still missing`}`;
}

function paragraphs({ text, filled, required, asks, lacks }: ShownSection): Block[] {
  if (text !== '') return text.split('\n').filter((line) => line.trim() !== '').map((line) => ({ kind: 'paragraph', text: line }));
  if (filled !== 'by-hand') return lacks.length === 0 ? [] : [{ kind: 'paragraph', text: `${lacks.join(' ')} ${asks}` }];
  return [{ kind: 'paragraph', text: `Not written yet${required ? '' : ' (optional)'}. ${asks}` }];
}
