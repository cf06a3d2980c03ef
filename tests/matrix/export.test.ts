import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { presentOutcome, type Answer, type ResponsibilityFramework } from '@pbc-planner/domain';
import { createToolkit, exportFormat, exportFormats, type Toolkit } from '@pbc-planner/toolkit';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJson, root } from '../../tools/workspace.ts';

const ids = ['pbc-2005', 'ccg-2013', 'icb-2024'] as const;
const pack = (id: string) => readJson(join(root, `packages/responsibility/frameworks/${id}.json`)) as ResponsibilityFramework;

let toolkit: Toolkit;
beforeAll(async () => {
  toolkit = await createToolkit({ workspace: null });
});
afterAll(() => toolkit.close());

async function exported(id: string, from: Toolkit = toolkit): Promise<Answer> {
  const run = await from.run('matrix.export', { framework: id });
  expect(run.status).toBe('fine');
  return run.answer;
}

async function bytes(answer: Answer, format: string, bom = false): Promise<Uint8Array> {
  return (await exportFormat(format))?.render(presentOutcome(answer), { bom }) as Promise<Uint8Array>;
}

const text = async (answer: Answer, format: string): Promise<string> => new TextDecoder().decode(await bytes(answer, format));

/** The grid as the pack's file has it, worked out from the pack alone: id, title, status, lead, rights by party. */
function gridOf({ items, parties }: ResponsibilityFramework): string[][] {
  const order = ['lead', 'joint', 'support', 'agree', 'approve', 'consulted', 'informed'];
  return items.map((item) => [
    item.id, item.title, item.status, item.lead ?? '',
    ...parties.map(({ id }) => {
      const held = [
        ...(item.lead === id ? ['lead'] : []), ...(item.shared?.members.includes(id) ? ['joint'] : []),
        ...Object.entries(item.roles).filter(([, own]) => own.includes(id)).map(([right]) => right),
        ...item.conditions.filter(({ kind, party }) => party === id && ['agree', 'approve', 'support'].includes(kind)).map(({ kind }) => kind),
      ];
      return order.filter((right) => held.includes(right)).join('; ');
    }),
  ]);
}

const plain = (xml: string): string => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** The rows of a sheet as texts; an empty cell is ''. */
function sheetRows(files: Record<string, string>, sheet: number, width: number): string[][] {
  const texts = [...(files['xl/sharedStrings.xml'] as string).matchAll(/<si><t[^>]*>([^]*?)<\/t><\/si>/g)].map((match) => plain(match[1] as string));
  return [...(files[`xl/worksheets/sheet${sheet}.xml`] as string).matchAll(/<row [^>]*>([^]*?)<\/row>/g)].map(([, row = '']) => {
    const cells = new Map([...row.matchAll(/<c r="([A-Z]+)\d+"[^>]*><v>(\d+)<\/v><\/c>/g)].map(([, column = '', value]) => [column, texts[Number(value)] ?? '']));
    return Array.from({ length: width }, (_, index) => cells.get(String.fromCharCode(65 + index)) ?? '');
  });
}

async function sheets(answer: Answer): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(await bytes(answer, 'xlsx'))).map(([name, part]) => [name, strFromU8(part)]));
}

describe.each(ids)('%s, exported and read back', (id) => {
  const framework = pack(id);
  const width = 4 + framework.parties.length;
  const grid = gridOf(framework);

  it('is the pack in JSON', async () => {
    const matrix = JSON.parse(JSON.stringify(await exported(id))) as Extract<Answer, { kind: 'matrix' }>;
    expect(matrix).toMatchObject({ kind: 'matrix', format: 1, framework: id, frameworkVersion: framework.version, fictional: false });
    expect(matrix.parties).toEqual(framework.parties.map(({ id: party, title }) => ({ id: party, title })));
    expect(matrix.items.map((item) => [item.id, item.title, item.status, item.lead ?? '', ...framework.parties.map((party) => (item.roles[party.id] ?? []).join('; '))])).toEqual(grid);
    expect(matrix.items.map(({ conditions, money, grade }) => ({ conditions, money, grade }))).toEqual(framework.items.map(({ conditions, money, grade }) => ({ conditions, money, grade })));
  });

  it.each(['csv', 'tsv'])('is the grid alone in %s', async (format) => {
    const [headings, ...rows] = parse(await text(await exported(id), format), { delimiter: format === 'csv' ? ',' : '\t' });
    expect(headings).toEqual(['id', 'title', 'status', 'lead', ...framework.parties.map((party) => party.id), 'conditions', 'source']);
    expect(rows.map((row) => row.slice(0, width))).toEqual(grid);
  });

  it('is the same in Markdown and in HTML', async () => {
    const answer = await exported(id);
    const forPeople = grid.map(([item, title, status, lead, ...rights]) => [item, title, status, status === 'unresolved' ? '–' : lead, ...rights]);
    const lines = (await text(answer, 'md')).split('\n').filter((line) => line.startsWith('| '));
    const cells = (line: string) => line.slice(1, -1).split('|').map((cell) => cell.trim().replaceAll('\\', ''));
    expect(lines.slice(2, 2 + grid.length).map((line) => cells(line).slice(0, width))).toEqual(forPeople);
    const html = await text(answer, 'html');
    const rows = [...(/<tbody>([^]*?)<\/tbody>/.exec(html)?.[1] ?? '').matchAll(/<tr>([^]*?)<\/tr>/g)].map(([, row = '']) => [...row.matchAll(/<t[dh][^>]*>([^]*?)<\/t[dh]>/g)].map(([, cell = '']) => plain(cell)));
    expect(rows.map((row) => row.slice(0, width).map((cell) => cell.replace(/<abbr[^>]*>|<\/abbr>/g, '')))).toEqual(forPeople);
  });

  it('is the same in a document', async () => {
    const body = strFromU8(unzipSync(await bytes(await exported(id), 'docx'))['word/document.xml'] as Uint8Array);
    const [table = ''] = /<w:tbl>[^]*?<\/w:tbl>/.exec(body.slice(body.search(/<w:tbl>(?:(?!<\/w:tbl>)[^])*>Conditions</))) ?? [];
    const rows = [...table.matchAll(/<w:tr>([^]*?)<\/w:tr>|<w:tr [^>]*>([^]*?)<\/w:tr>/g)].map(([, row, other]) =>
      [...(row ?? other ?? '').matchAll(/<w:tc>([^]*?)<\/w:tc>/g)].map(([, cell = '']) => plain([...cell.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join(''))));
    expect(rows.slice(1).map((row) => row.slice(0, width))).toEqual(grid.map(([item, title, status, lead, ...rights]) => [item, title, status, status === 'unresolved' ? '–' : lead, ...rights]));
  });

  it.each(['table', 'txt'])('names every item with who leads it in %s', async (format) => {
    const written = (await text(await exported(id), format)).replace(/\s+/g, ' ');
    for (const [item, , status] of grid) expect([item, new RegExp(`${item} .*?${status}`).test(written)]).toEqual([item, true]);
  });

  it('has a sheet each for matrix, conditions, findings and legend in a workbook', async () => {
    const files = await sheets(await exported(id));
    const names = [...(files['xl/workbook.xml'] as string).matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(['About', 'Matrix', 'Shared items', 'Conditions', 'Findings', 'Legend']);
    expect(sheetRows(files, 2, width).slice(1)).toEqual(grid);
    expect(sheetRows(files, 4, 4).slice(1)).toEqual(framework.items.flatMap((item) => item.conditions.map(({ kind, party = '', note }) => [item.id, kind, party, note])));
  });

  it.each(exportFormats.map((format) => format.id))('is the same bytes twice in %s', async (format) => {
    expect(await bytes(await exported(id), format)).toEqual(await bytes(await exported(id), format));
  });

  it.each(['raci', 'rasci', 'daci'] as const)('has its notes beside the letters of %s', async (view) => {
    const { answer } = await toolkit.run('matrix.export', { framework: id, view });
    const [headings, ...rows] = parse(await text(answer, 'csv'));
    expect(headings?.at(-1)).toBe('notes');
    expect(rows.every((row) => row.slice(4, width).every((cell) => /^([ACDIRS*!/]+(, )?)*$/.test(cell)))).toBe(true);
  });
});

describe('names that a spreadsheet would run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
  const link = '=HYPERLINK("http://example.org","click")';
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are inert in csv and xlsx, and the byte order mark comes first where it is asked for', async () => {
    mkdirSync(join(folder, 'responsibility-frameworks'));
    const [first, ...others] = pack('pbc-2005').items;
    const hostile = { ...pack('pbc-2005'), id: 'hostile', items: [{ ...first, title: link }, ...others], parties: pack('pbc-2005').parties.map((party) => (party.id === 'lmc' ? { ...party, title: link } : party)) };
    writeFileSync(join(folder, 'responsibility-frameworks/hostile.json'), JSON.stringify(hostile));
    const own = await createToolkit({ workspace: null, packs: folder });
    const answer = await exported('hostile', own);
    const rows = parse(await text(answer, 'csv'));
    expect(rows[1]?.[1]).toBe(`'${link}`);
    expect(rows.flat().filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
    const files = await sheets(answer);
    expect(Object.values(files).filter((part) => part.includes('<f>') || part.includes('<hyperlink'))).toEqual([]);
    expect(sheetRows(files, 2, 2)[1]?.[1]).toBe(link);
    expect([...(await bytes(answer, 'csv', true)).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    await own.close();
  });
});

describe('a pack of the user\'s own', () => {
  it('with an id that names nothing is refused with its place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
    mkdirSync(join(folder, 'responsibility-frameworks'));
    const [first, ...others] = pack('pbc-2005').items;
    writeFileSync(join(folder, 'responsibility-frameworks/bad.json'), JSON.stringify({ ...pack('pbc-2005'), id: 'bad', items: [{ ...first, lead: 'ptc' }, ...others] }));
    const own = await createToolkit({ workspace: null, packs: folder });
    const { status, answer } = await own.run('matrix.show', { framework: 'bad' });
    expect([status, answer.diagnostics.map(({ code, place }) => [code, place?.path])]).toEqual(['refused', [['framework-fault', '/items/0']]]);
    const checked = await own.run('pack.check', {});
    expect([checked.status, checked.answer.diagnostics.map(({ code, place }) => [code, place?.file])]).toEqual(['problems', [['framework-fault', join(folder, 'responsibility-frameworks', 'bad.json')]]]);
    const shipped = (await toolkit.run('pack.check', {})).answer;
    const all = Number(/^All (\d+) packs are right\.$/.exec(shipped.kind === 'message' ? shipped.text : '')?.[1]);
    expect(checked.answer).toMatchObject({ text: `1 fault in the packs; ${all} packs are right.` });
    await own.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
