import type { Document } from '@pbc-planner/base';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { exportFormat, exportFormats, renderTerminal } from './index.ts';

const hostile = `=cmd|' /C calc'!A0 \u001b[31m \u009b2J \u202E <script>alert(1)</script> | \`code\``;

const document: Document = {
  title: hostile,
  fictional: true,
  blocks: [
    { kind: 'heading', text: hostile },
    { kind: 'paragraph', text: hostile },
    { kind: 'list', items: [hostile], numbered: true },
    { kind: 'facts', facts: [[hostile, hostile]] },
    {
      kind: 'table',
      table: {
        id: 't', title: hostile, rows: [[hostile, 123450], ['__proto__', null]], totals: [null, 123450],
        columns: [{ id: 'name', title: hostile, kind: 'text' }, { id: 'historic', title: 'Historic', kind: 'pence' }],
      },
    },
  ],
};

const formats = exportFormats.map((format) => [format.id, format] as const);
const textFormats = formats.filter(([, format]) => !format.binary);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe('exportFormats', () => {
  it('lists every format once', () => {
    expect(exportFormats.map(({ id, binary }) => `${id}${binary ? ' binary' : ''}`)).toEqual(['table', 'csv', 'tsv', 'md', 'txt', 'html', 'xlsx binary', 'docx binary']);
  });

  it('finds a format by its id, and none for a name of an object', async () => {
    expect(await exportFormat('md')).toMatchObject({ id: 'md', title: 'Markdown', mediaType: 'text/markdown; charset=utf-8', binary: false });
    expect([await exportFormat('pdf'), await exportFormat('constructor')]).toEqual([null, null]);
  });

  it('draws the format table as the terminal does', async () => {
    const options = { width: 60, colour: true };
    expect(new TextDecoder().decode(await (await exportFormat('table'))?.render(document, options))).toBe(renderTerminal(document, options));
    expect(new TextDecoder().decode(await (await exportFormat('txt'))?.render(document, options))).toBe(renderTerminal(document, { width: 60 }));
  });

  it.each(formats)('%s gives the same bytes twice, on another day and in another time zone', async (_, format) => {
    const { render } = await format.load();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 31, 12) });
    vi.stubEnv('TZ', 'Europe/London');
    const first = await render(document, {});
    expect(Buffer.from(await render(document, {})).equals(first)).toBe(true);
    vi.setSystemTime(Date.UTC(2031, 6, 1, 23, 30, 7));
    vi.stubEnv('TZ', 'Pacific/Auckland');
    expect(Buffer.from(await render(document, {})).equals(first)).toBe(true);
    expect(first.length).toBeGreaterThan(100);
  });

  it.each(textFormats)('%s says FICTIONAL and holds no control and no direction mark', async (_, format) => {
    const text = new TextDecoder().decode(await (await format.load()).render(document, {}));
    expect(text).toContain('FICTIONAL');
    expect(text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069]/);
  });
});

describe('amounts that are no whole pence', () => {
  it.each(formats)('stop %s, for they are a bug', async (_, format) => {
    const { render } = await format.load();
    const table = { id: 't', title: '', columns: [{ id: 'p', title: 'P', kind: 'pence' as const }], rows: [[1.5]] };
    await expect((async () => render({ title: 'T', fictional: false, blocks: [{ kind: 'table', table }] }, {}))()).rejects.toThrow(RangeError);
  });
});
