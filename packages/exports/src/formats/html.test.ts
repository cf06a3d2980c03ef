import type { Document } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import { render } from './html.ts';

async function html(document: Document): Promise<string> {
  return new TextDecoder().decode(await render(document, {}));
}

const hostile = `</title></style><script>alert("1")</script>&'\u001b[31m\u202E`;
const harmless = '&lt;/title&gt;&lt;/style&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;\\x1b[31m\\u202e';

describe('html', () => {
  it('writes headings, lists, facts and a table with scopes', async () => {
    const page = await html({
      title: 'Comparison',
      fictional: false,
      blocks: [
        { kind: 'heading', text: 'Result' },
        { kind: 'paragraph', text: 'Text.' },
        { kind: 'list', items: ['one'], numbered: true },
        { kind: 'list', items: ['two'] },
        { kind: 'facts', facts: [['Pool', '£1.00']] },
        {
          kind: 'table',
          table: {
            id: 'b', title: 'Budgets', rows: [['Alder', 100], ['Beech', null]], totals: [null, 100],
            columns: [{ id: 'n', title: 'Name', kind: 'text' }, { id: 'p', title: 'Historic', kind: 'pence' }],
          },
        },
      ],
    });
    expect(page.slice(page.indexOf('<main>'))).toBe(`<main>
<h1>Comparison</h1>
<h2>Result</h2>
<p>Text.</p>
<ol>
<li>one</li>
</ol>
<ul>
<li>two</li>
</ul>
<dl>
<dt>Pool</dt><dd>£1.00</dd>
</dl>
<table>
<caption>Budgets</caption>
<thead>
<tr><th scope="col">Name</th><th scope="col" class="number">Historic</th></tr>
</thead>
<tbody>
<tr><th scope="row">Alder</th><td class="number">£1.00</td></tr>
<tr><th scope="row">Beech</th><td class="number"><abbr title="not known">–</abbr></td></tr>
</tbody>
<tfoot>
<tr><th scope="row">Total</th><td class="number">£1.00</td></tr>
</tfoot>
</table>
</main>
</body>
</html>
`);
    expect(page.startsWith('<!DOCTYPE html>\n<html lang="en-GB">\n')).toBe(true);
  });

  it('shades a column with marks by the score, beside the mark that says it too', async () => {
    const page = await html({
      title: 'Map', fictional: false,
      blocks: [{
        kind: 'table',
        table: {
          id: 'm', title: 'Map', rows: [['needs', 0, 4, null]],
          columns: [{ id: 'i', title: 'Item', kind: 'code' }, ...['A', 'B', 'C'].map((id) => ({ id, title: id, kind: 'number', marks: { of: ['0 w', '1.f', '2+c', '3*L', '4#L'], unknown: '.' } }) as const)],
        },
      }],
    });
    expect(page).toContain('<tr><th scope="row">needs</th><td class="mark shade-0">0 w</td><td class="mark shade-4">4#L</td><td class="mark">.</td></tr>');
    expect(page).toContain('.shade-4 { background: #');
  });

  it('leaves tables for rows alone out', async () => {
    const table = { id: 't', title: 'Wide', columns: [{ id: 'a', title: 'A', kind: 'text' }], rows: [['x']] } as const;
    const page = await html({ title: 'T', fictional: false, blocks: [{ kind: 'table', table, only: 'rows' }, { kind: 'table', table: { ...table, title: 'Narrow' }, only: 'reading' }] });
    expect([page.includes('Wide'), page.includes('Narrow')]).toEqual([false, true]);
  });

  it('marks a fictional page in its title, on top, and on every printed page', async () => {
    const page = await html({ title: 'T', fictional: true, blocks: [] });
    expect(page).toContain('<title>FICTIONAL: T</title>');
    expect(page).toContain('<body>\n<p class="fictional" role="note">FICTIONAL: this holds made-up');
    expect(page).toMatch(/@media print \{ @page \{ @top-center \{ content: 'FICTIONAL';/);
    expect(await html({ title: 'T', fictional: false, blocks: [] })).not.toContain('FICTIONAL');
  });

  it('escapes hostile text everywhere, and runs and fetches nothing', async () => {
    const table = { id: 'b', title: hostile, columns: [{ id: 'n', title: hostile, kind: 'text' as const }], rows: [[hostile]], totals: [hostile] };
    const page = await html({
      title: hostile,
      fictional: true,
      blocks: [
        { kind: 'heading', text: hostile }, { kind: 'paragraph', text: hostile }, { kind: 'list', items: [hostile] },
        { kind: 'facts', facts: [[hostile, hostile]] }, { kind: 'table', table },
      ],
    });
    expect(page.split(harmless)).toHaveLength(1 + 11);
    expect(page).not.toMatch(/<script|[\u0000-\u0009\u000B-\u001F\u202A-\u202E]|https?:|\ssrc=|\shref=|@import|url\(/);
    expect(page).toContain("default-src 'none'");
  });
});
