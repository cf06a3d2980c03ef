import type { Block, Cell, Document, Table } from '@pbc-planner/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from './display-width.ts';
import { renderTerminal } from './render-terminal.ts';

const budgets: Table = {
  id: 'budgets',
  title: 'Budgets',
  columns: [
    { id: 'practice', title: 'Practice', kind: 'code' },
    { id: 'name', title: 'Name', kind: 'text' },
    { id: 'list', title: 'List size', kind: 'number' },
    { id: 'historic', title: 'Historic', kind: 'pence' },
    { id: 'distance', title: 'Distance', kind: 'basis-points' },
  ],
  rows: [
    ['T81001', 'Alder Lane', 12345, 123450, 345],
    ['T81002', 'Beech Grove Health Centre', null, -5, -1250],
    ['T81003', 'Cedar', '980.5', null, 0],
  ],
  totals: [null, null, null, 123445, null],
};

function documentOf(blocks: readonly Block[], fictional = false): Document {
  return { title: 'Budget comparison', fictional, blocks };
}

describe('renderTerminal', () => {
  it('draws a table with its totals, numbers to the right, in a fictional document', () => {
    expect(renderTerminal(documentOf([{ kind: 'table', table: budgets }], true))).toBe(
      `Budget comparison
=================

FICTIONAL: this holds made-up practices or figures and is no basis for a
decision.

Budgets
Practice  Name                       List size   Historic  Distance
────────  ─────────────────────────  ─────────  ─────────  ────────
T81001    Alder Lane                    12,345  £1,234.50    +3.45%
T81002    Beech Grove Health Centre          –     -£0.05   -12.50%
T81003    Cedar                          980.5          –     0.00%
────────  ─────────────────────────  ─────────  ─────────  ────────
Total                                        –  £1,234.45         –
`,
    );
  });

  it('puts titles on more lines, then shortens words, and never cuts a number or a code', () => {
    expect(renderTerminal(documentOf([{ kind: 'table', table: budgets }]), { width: 51 })).toBe(
      `Budget comparison
=================

Budgets
                          List
Practice  Name            size   Historic  Distance
────────  ────────────  ──────  ─────────  ────────
T81001    Alder Lane    12,345  £1,234.50    +3.45%
T81002    Beech Grove…       –     -£0.05   -12.50%
T81003    Cedar          980.5          –     0.00%
────────  ────────────  ──────  ─────────  ────────
Total                        –  £1,234.45         –
`,
    );
  });

  it('turns rows into lists of values where the numbers leave no room', () => {
    const table = { ...budgets, rows: budgets.rows.slice(1, 2) };
    expect(renderTerminal(documentOf([{ kind: 'table', table }]), { width: 30 })).toBe(
      `Budget comparison
=================

Budgets
Practice   T81002
Name       Beech Grove Health
           Centre
List size  –
Historic   -£0.05
Distance   -12.50%

──────────────────────────────
Practice   Total
List size  –
Historic   £1,234.45
Distance   –
`,
    );
  });

  it('wraps paragraphs, lists and facts, and leaves out a title that the heading above has just said', () => {
    const document = documentOf([
      { kind: 'paragraph', text: 'Every figure can be explained.\nSecond line.' },
      { kind: 'list', items: ['Agree the pool', 'Compare'], numbered: true },
      { kind: 'list', items: ['Practices keep their savings'] },
      { kind: 'facts', facts: [['Locality', 'Tarrow Vale and the villages'], ['Year', '2006/07']] },
      { kind: 'heading', text: 'Names' },
      { kind: 'table', table: { id: 'names', title: 'Names', columns: [{ id: 'name', title: 'Name', kind: 'text' }], rows: [] } },
    ]);
    expect(renderTerminal(document, { width: 24 })).toBe(
      `Budget comparison
=================

Every figure can be
explained.
Second line.

1. Agree the pool
2. Compare

- Practices keep their
  savings

Locality  Tarrow Vale
          and the
          villages
Year      2006/07

Names
-----

Name
────
No rows.
`,
    );
  });

  it('uses weight and reverse video for whole lines only when asked', () => {
    const document = documentOf([{ kind: 'heading', text: 'Heading' }]);
    expect(renderTerminal(document, { colour: true })).toBe(
      '\u001b[1mBudget comparison\u001b[22m\n\u001b[2m=================\u001b[22m\n\n\u001b[1mHeading\u001b[22m\n\u001b[2m-------\u001b[22m\n',
    );
    expect(renderTerminal(document)).not.toContain('\u001b');
  });

  it('shows terminal escapes and direction marks instead of obeying them', () => {
    const name = '\u001b[31mred\u009b2J \u202Egnp.exe\u2066';
    const table: Table = { id: 'x', title: name, columns: [{ id: 'name', title: name, kind: 'text' }], rows: [[name]] };
    const text = renderTerminal({
      title: name,
      fictional: false,
      blocks: [{ kind: 'paragraph', text: name }, { kind: 'list', items: [name] }, { kind: 'facts', facts: [[name, name]] }, { kind: 'table', table }],
    }, { width: Infinity });
    expect(text.split('\\x1b[31mred\\x9b2J \\u202egnp.exe\\u2066')).toHaveLength(1 + 7);
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
  });

  it('lines up double-width and combining characters', () => {
    const table: Table = {
      id: 'x', title: '', columns: [{ id: 'name', title: 'Name', kind: 'text' }, { id: 'n', title: 'n', kind: 'number' }],
      rows: [['漢字', 1], ['Zoe\u0308', 2], ['plain', 3]],
    };
    expect(renderTerminal({ title: '', fictional: false, blocks: [{ kind: 'table', table }] })).toBe(
      'Name   n\n─────  ─\n漢字   1\nZoe\u0308    2\nplain  3\n',
    );
  });

  it('never writes a line wider than asked, nor anything that steers, whatever the text', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }), fc.constantFrom('漢字漢字漢字', '\u001b[2J', 'a\u0301b', ''));
    const anyCell: fc.Arbitrary<Cell> = fc.oneof(anyText, fc.maxSafeInteger(), fc.constant(null));
    const anyTable = fc.array(fc.tuple(anyText, fc.constantFrom('text', 'code', 'pence', 'basis-points', 'number')), { minLength: 1, maxLength: 6 })
      .chain((columns) => fc.tuple(fc.array(fc.array(anyCell, { minLength: columns.length, maxLength: columns.length }), { maxLength: 5 }), anyText)
        .map(([rows, title]) => ({
          id: 't', title, rows, columns: columns.map(([text, kind], index) => ({ id: `c${index}`, title: text, kind: kind as Table['columns'][number]['kind'] })),
        })));
    fc.assert(fc.property(anyText, anyTable, anyText, fc.integer({ min: 10, max: 120 }), (title, table, text, width) => {
      const blocks: Block[] = [{ kind: 'paragraph', text }, { kind: 'facts', facts: [[title, text]] }, { kind: 'list', items: [text] }, { kind: 'table', table }];
      const rendered = renderTerminal({ title, fictional: true, blocks }, { width });
      expect(rendered).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
      expect(Math.max(...rendered.split('\n').map(displayWidth))).toBeLessThanOrEqual(width);
    }), { numRuns: 300 });
  });
});
