import { blocksFor, type Block, type Cell, type Document, type Table, type TableColumn } from '@pbc-planner/base';
import writeWorkbook, { type CellObject, type Feature, type Row, type Sheet } from 'write-excel-file/node';
import { cellsOf, columnText, isNumeric, shadeOf, shades, totalsOf } from '../cell-text.ts';
import type { Render } from '../export-format.ts';
import { fictionalMark, fictionalSentence } from '../fictional.ts';
import { sheetCell, textCell, withoutMarks } from '../office/sheet-cell.ts';
import { sheetNames } from '../office/sheet-names.ts';
import { steadyZip } from '../office/steady-zip.ts';
import { displayWidth } from '../terminal/display-width.ts';

type Content = Parameters<typeof writeWorkbook>[0] extends readonly Sheet<infer T>[] ? T : never;
type WorkbookSheet = Sheet<Content>;

const aboutName = 'About';
const widestColumn = 60;
const aboutWidths = [{ width: 30 }, { width: 90 }];

/** A workbook: a sheet that says what it is, then one sheet a table with typed cells under one row of titles. */
export const render: Render = async (whole) => {
  const document: Document = { ...whole, blocks: blocksFor(whole.blocks, 'rows') };
  const tables = document.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  const names = sheetNames([aboutName, ...tables.map((table) => table.title)]);
  const sheets = tables.map((table, index) => tableSheet(table, names[index + 1] as string, document.fictional));
  const about = { sheet: aboutName, data: aboutRows(document, names.slice(1)), columns: aboutWidths };
  const features = document.fictional ? [printedMark] : [];
  return steadyZip(await writeWorkbook([about, ...sheets], { features }).toBuffer(), { 'xl/sharedStrings.xml': withoutMarks });
};

/** Heads every printed page of every sheet; the page header stands before any drawing in a sheet's part. */
const printedMark: Feature<Content> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (content) =>
          content.replace(/(?=<drawing\b|<\/worksheet>)/, `<headerFooter><oddHeader>&amp;C&amp;B${fictionalMark}</oddHeader></headerFooter>`),
      },
    },
  },
};

function aboutRows(document: Document, names: readonly string[]): Row[] {
  let tables = 0;
  const rows: Row[] = [[{ ...textCell(document.title), fontWeight: 'bold', fontSize: 16 }]];
  if (document.fictional) rows.push([bold(fictionalSentence)]);
  for (const block of document.blocks) {
    rows.push([], ...(block.kind === 'table' ? [sheetReference(names[tables++] as string)] : blockRows(block)));
  }
  return rows;
}

function sheetReference(name: string): Row {
  return [textCell('Table on sheet'), textCell(name)];
}

function blockRows(block: Exclude<Block, { kind: 'table' }>): Row[] {
  switch (block.kind) {
    case 'heading': return [[bold(block.text)]];
    case 'paragraph': return [[textCell(block.text)]];
    case 'list': return block.items.map((item, index) => [textCell(`${block.numbered ? `${index + 1}.` : '–'} ${item}`)]);
    case 'facts': return block.facts.map(([name, value]) => [bold(name), textCell(value)]);
  }
}

function tableSheet(table: Table, sheet: string, fictional: boolean): WorkbookSheet {
  const mark = fictional ? [textCell(fictionalMark)] : [];
  const cells = (row: readonly Cell[]): (CellObject | null)[] =>
    [...cellsOf(table, row).map((cell, index) => columnCell(cell, table.columns[index] as TableColumn)), ...mark];
  const header = table.columns.map((column): CellObject => ({ ...bold(column.title), ...(isNumeric(column.kind) ? { align: 'right' } : {}) }));
  const totals = totalsOf(table);
  return {
    sheet,
    stickyRowsCount: 1,
    columns: [...table.columns.map((_, index) => ({ width: columnWidth(table, index) })), ...mark.map(() => ({ width: fictionalMark.length + 2 }))],
    data: [
      [...header, ...(fictional ? [bold('Fictional')] : [])],
      ...table.rows.map(cells),
      ...(totals ? [cells(totals).map((cell) => cell && total(cell))] : []),
    ],
  };
}

function columnCell(cell: Cell, column: TableColumn): CellObject | null {
  const shade = shadeOf(cell, column);
  const written = sheetCell(cell, column.kind);
  return written === null || shade === null ? written : { ...written, backgroundColor: `#${shades[shade] ?? 'FFFFFF'}` };
}

function total(cell: CellObject): CellObject {
  return { ...cell, fontWeight: 'bold', topBorderStyle: 'thin' };
}

function columnWidth(table: Table, index: number): number {
  const column = table.columns[index] as TableColumn;
  let width = displayWidth(column.title);
  const rows = table.totals ? [...table.rows, table.totals] : table.rows;
  for (const row of rows) width = Math.max(width, displayWidth(columnText(row[index] ?? null, column)));
  return Math.min(widestColumn, width + 2);
}

function bold(text: string): CellObject {
  return { ...textCell(text), fontWeight: 'bold' };
}
