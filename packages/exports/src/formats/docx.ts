import { blocksFor, type Block, type Cell, type Document, type Table, type TableColumn } from '@pbc-planner/base';
import * as word from 'docx';
import { cellsOf, columnText, isNumeric, shadeOf, shades, totalsOf } from '../cell-text.ts';
import type { Render } from '../export-format.ts';
import { fictionalMark, fictionalSentence } from '../fictional.ts';
import { steadyDay, steadyZip, type PartChanges } from '../office/steady-zip.ts';
import { tablesWithoutTitle } from '../table-heading.ts';
import { visibleText } from '../visible-text.ts';

const writer = 'The locality planner';
const numbered = 'numbered';

const wordsStyle = 'TableWords';
const quantityStyle = 'TableQuantity';
const styles: word.IStylesOptions = {
  default: { document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 120 } } } },
  paragraphStyles: [
    { id: wordsStyle, name: 'Table words', basedOn: 'Normal', run: { size: 18 }, paragraph: { spacing: { after: 0 } } },
    { id: quantityStyle, name: 'Table quantity', basedOn: wordsStyle, paragraph: { alignment: word.AlignmentType.RIGHT } },
  ],
};

/** For a document that is meant for one sheet: smaller, closer, and headings that do not shout. */
const closeStyles: word.IStylesOptions = {
  default: {
    document: { run: { font: 'Arial', size: 18, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 60 } } },
    title: { run: { font: 'Arial', size: 30, bold: true }, paragraph: { spacing: { after: 80 } } },
    heading1: { run: { font: 'Arial', size: 20, bold: true, color: '000000' }, paragraph: { spacing: { before: 100, after: 40 } } },
    listParagraph: { paragraph: { spacing: { after: 20 } } },
  },
  paragraphStyles: [
    { id: wordsStyle, name: 'Table words', basedOn: 'Normal', run: { size: 16 }, paragraph: { spacing: { after: 0 } } },
    { id: quantityStyle, name: 'Table quantity', basedOn: wordsStyle, paragraph: { alignment: word.AlignmentType.RIGHT } },
  ],
};

/** Margins of such a sheet, in twentieths of a point: about 15 mm. */
const closeMargin = { top: 850, bottom: 850, left: 850, right: 850, header: 400, footer: 400 };

const numberedLevel: word.ILevelsOptions = {
  level: 0,
  format: word.LevelFormat.DECIMAL,
  text: '%1.',
  style: { paragraph: { indent: { left: 720, hanging: 360 } } },
};

/** The library stamps the time of writing into the properties. */
const withoutClock: PartChanges = {
  'docProps/core.xml': (xml) => xml.replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(<)/g, `$1${steadyDay}Z$2`),
};

/** Tables with more columns than this lie on pages on their side. */
const uprightColumns = 6;

/** A document for Word: headings, paragraphs, lists and tables on A4, the mark of fictional data at the head of every page. */
export const render: Render = async (document) => {
  const untitled = tablesWithoutTitle(document);
  const children: word.FileChild[] = [new word.Paragraph({ heading: word.HeadingLevel.TITLE, children: runs(document.title) })];
  if (document.fictional) children.push(new word.Paragraph({ children: runs(fictionalSentence, true) }));
  const blocks = blocksFor(document.blocks, 'reading');
  blocks.forEach((block, index) => children.push(...blockChildren(block, index, untitled)));
  const file = new word.Document({
    title: visibleText(document.title),
    creator: writer,
    lastModifiedBy: writer,
    styles: document.onePage ? closeStyles : styles,
    numbering: { config: [{ reference: numbered, levels: [numberedLevel] }] },
    sections: [{
      properties: {
        page: { size: { width: 11_906, height: 16_838, orientation: orientation(blocks) }, ...(document.onePage ? { margin: closeMargin } : {}) },
      },
      ...(document.fictional ? { headers: { default: fictionalHeader() } } : {}),
      footers: { default: pageNumbers() },
      children,
    }],
  });
  return steadyZip(await word.Packer.toBuffer(file), withoutClock);
};

/** The one place where text goes into the document; the library escapes what XML needs. */
function runs(text: string, bold = false): word.TextRun[] {
  const weight = bold ? { bold } : {};
  return visibleText(text).split('\n').map((line, index) => new word.TextRun({ text: line, ...weight, ...(index > 0 ? { break: 1 } : {}) }));
}

function orientation(blocks: Document['blocks']) {
  const wide = blocks.some((block) => block.kind === 'table' && block.table.columns.length > uprightColumns);
  return wide ? word.PageOrientation.LANDSCAPE : word.PageOrientation.PORTRAIT;
}

function fictionalHeader(): word.Header {
  return new word.Header({ children: [new word.Paragraph({ alignment: word.AlignmentType.CENTER, children: runs(fictionalMark, true) })] });
}

function pageNumbers(): word.Footer {
  const children = ['Page ', word.PageNumber.CURRENT, ' of ', word.PageNumber.TOTAL_PAGES];
  return new word.Footer({ children: [new word.Paragraph({ alignment: word.AlignmentType.CENTER, children: [new word.TextRun({ children })] })] });
}

function blockChildren(block: Block, index: number, untitled: ReadonlySet<Table>): word.FileChild[] {
  switch (block.kind) {
    case 'heading': return [new word.Paragraph({ heading: word.HeadingLevel.HEADING_1, children: runs(block.text) })];
    case 'paragraph': return [new word.Paragraph({ children: runs(block.text) })];
    case 'list': {
      const place = block.numbered ? { numbering: { reference: numbered, level: 0, instance: index } } : { bullet: { level: 0 } };
      return block.items.map((item) => new word.Paragraph({ ...place, children: runs(item) }));
    }
    case 'facts': {
      return block.facts.map(([name, value]) => new word.Paragraph({ children: [...runs(`${name}: `, true), ...runs(value)] }));
    }
    case 'table': {
      const title = untitled.has(block.table) ? [] : [new word.Paragraph({ keepNext: true, children: runs(block.table.title, true) })];
      return block.table.columns.length === 0 ? title : [...title, wordTable(block.table), new word.Paragraph({})];
    }
  }
}

function wordTable(table: Table): word.Table {
  const totals = totalsOf(table);
  return new word.Table({
    width: { size: 100, type: word.WidthType.PERCENTAGE },
    margins: { left: 80, right: 80, top: 30, bottom: 30 },
    rows: [
      wordRow(table.columns, table.columns.map((column) => column.title), { bold: true, header: true }),
      ...table.rows.map((row) => wordRow(table.columns, texts(table, row), { shades: cellsOf(table, row).map((cell, index) => shadeOf(cell, table.columns[index] as TableColumn)) })),
      ...(totals ? [wordRow(table.columns, texts(table, totals), { bold: true })] : []),
    ],
  });
}

function texts(table: Table, row: readonly Cell[]): string[] {
  return cellsOf(table, row).map((cell, index) => columnText(cell, table.columns[index] as TableColumn));
}

interface RowLook {
  readonly bold?: boolean;
  readonly header?: boolean;
  readonly shades?: readonly (number | null)[];
}

function wordRow(columns: readonly TableColumn[], cells: readonly string[], { bold = false, header = false, shades: dark = [] }: RowLook): word.TableRow {
  return new word.TableRow({
    cantSplit: true,
    tableHeader: header,
    children: columns.map((column, index) => new word.TableCell({
      ...shading(dark[index] ?? null),
      children: [new word.Paragraph({ style: isNumeric(column.kind) ? quantityStyle : wordsStyle, children: runs(cells[index] as string, bold) })],
    })),
  });
}

function shading(shade: number | null): { shading?: word.IShadingAttributesProperties } {
  return shade === null ? {} : { shading: { type: word.ShadingType.CLEAR, color: 'auto', fill: shades[shade] ?? 'auto' } };
}
