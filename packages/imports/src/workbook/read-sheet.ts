import { error, hasError, ok, refused, type Result } from '@pbc-planner/base';
import type { FileContent, SourceTable } from '@pbc-planner/domain';
import { TableBuilder } from '../table-builder.ts';
import { attribute, elements, sharedTexts, sheetRows } from './sheet-xml.ts';
import { ZipFault, ZipParts } from './zip-parts.ts';

/**
 * The table on one sheet of an Excel workbook: the sheet of that name, else the only one. Cells are taken as text, as they are
 * stored; nothing is calculated. Refused with `workbook-damaged` where it cannot be read within bounds, and with `sheet-missing`.
 */
export function readSheet(file: FileContent, name: string): Result<SourceTable> {
  try {
    return tableOf(file, name);
  } catch (thrown) {
    if (!(thrown instanceof ZipFault)) throw thrown;
    return refused(error('workbook-damaged', `The workbook cannot be read: ${thrown.message}.`, {
      place: { file: file.name }, hint: 'Open it and save it again as a workbook (.xlsx) without a password, or save the sheet as CSV UTF-8.',
    }));
  }
}

function tableOf(file: FileContent, name: string): Result<SourceTable> {
  const parts = new ZipParts(file.bytes);
  const workbook = parts.text('xl/workbook.xml');
  if (workbook === null) throw new ZipFault('it holds no sheets');
  const sheets = [...elements(workbook, 'sheet')].map(({ attributes }) => ({ name: attribute(attributes, 'name') ?? '', id: attribute(attributes, 'id') ?? '' }));
  const sheet = sheets.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? (sheets.length === 1 ? sheets[0] : undefined);
  if (sheet === undefined) {
    return refused(error('sheet-missing', `The workbook has no sheet "${name}".`, {
      place: { file: file.name }, hint: `Give the sheet that name. There are: ${sheets.slice(0, 20).map((one) => one.name).join(', ') || 'none'}.`,
    }));
  }
  const links = [...elements(parts.text('xl/_rels/workbook.xml.rels') ?? '', 'Relationship')];
  const target = links.map(({ attributes }) => attributes).find((attributes) => attribute(attributes, 'Id') === sheet.id);
  const xml = parts.text(partName(target === undefined ? '' : (attribute(target, 'Target') ?? '')));
  if (xml === null) throw new ZipFault(`its sheet ${sheet.name} is not there`);
  const builder = new TableBuilder(file.name, ',');
  let width = 0;
  for (const { number, cells } of sheetRows(xml, sharedTexts(parts.text('xl/sharedStrings.xml') ?? ''))) {
    if (width === 0) width = cells.length;
    while (cells.length < width) cells.push('');
    const feeds = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    if (!builder.record(cells, number + feeds)) break;
  }
  const identities = builder.identities();
  if (identities.length > 0) return refused(...identities);
  if (width === 0) return refused(error('file-empty', `The sheet ${sheet.name} is empty.`, { place: { file: file.name }, hint: 'Put the table on it, with its headings in the first row.' }));
  const [faults, warnings] = [builder.faults(), builder.warnings()];
  if (hasError(faults)) return refused(...faults, ...warnings);
  const { headings, headingLine, rows } = builder;
  return ok({ file: { name: file.name, sha256: file.sha256, bytes: file.bytes.length }, headings, headingLine, rows }, [...faults, ...warnings]);
}

function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}
