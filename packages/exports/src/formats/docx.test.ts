import type { Document, Table } from '@pbc-planner/base';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { render } from './docx.ts';

async function parts(document: Document): Promise<Record<string, string>> {
  const files = unzipSync(await render(document, {}));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** The paragraphs of a part: style, list and text, bold text between stars. */
function paragraphs(xml: string): string[] {
  return [...xml.matchAll(/<w:p>([^]*?)<\/w:p>|<w:p\/>/g)].map(([, inner = '']) => {
    const style = /<w:pStyle w:val="([^"]*)"/.exec(inner)?.[1] ?? '';
    const list = /<w:numId w:val="([^"]*)"/.exec(inner)?.[1];
    const runs = [...inner.matchAll(/<w:r>([^]*?)<\/w:r>/g)].map(([, run = '']) => {
      const text = (run.includes('<w:br/>') ? '\n' : '') + [...run.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('');
      return run.includes('<w:b/>') ? `*${text}*` : text;
    });
    return [style, ...(list === undefined ? [] : [`list ${list}`]), runs.join('')].join('|');
  });
}

const names: Table = {
  id: 'b', title: 'Budgets', rows: [['Alder', 100], ['Beech', null]], totals: [null, 100],
  columns: [{ id: 'n', title: 'Name', kind: 'text' }, { id: 'p', title: 'Historic', kind: 'pence' }],
};

describe('docx', () => {
  it('writes headings, paragraphs, lists, facts and tables', async () => {
    const files = await parts({
      title: 'Comparison', fictional: true,
      blocks: [
        { kind: 'heading', text: 'Result' }, { kind: 'paragraph', text: 'One.\nTwo.' }, { kind: 'list', items: ['a', 'b'], numbered: true },
        { kind: 'list', items: ['c'], numbered: true }, { kind: 'facts', facts: [['Pool', '£1.00']] }, { kind: 'table', table: names },
      ],
    });
    const body = files['word/document.xml'] as string;
    const [, , , , listOne = '', sameList = '', listTwo = ''] = paragraphs(body).map((one) => /list (\d+)/.exec(one)?.[1]);
    expect(paragraphs(body)).toEqual([
      'Title|Comparison', '|*FICTIONAL: this holds made-up practices or figures and is no basis for a decision.*', 'Heading1|Result', '|One.\nTwo.',
      `ListParagraph|list ${listOne}|a`, `ListParagraph|list ${sameList}|b`, `ListParagraph|list ${listTwo}|c`,
      '|*Pool: *£1.00', '|*Budgets*', 'TableWords|*Name*', 'TableQuantity|*Historic*', 'TableWords|Alder', 'TableQuantity|£1.00',
      'TableWords|Beech', 'TableQuantity|–', 'TableWords|*Total*', 'TableQuantity|*£1.00*', '|',
    ]);
    expect([listOne === sameList, listOne === listTwo]).toEqual([true, false]);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(paragraphs(files['word/header1.xml'] as string)).toEqual(['|*FICTIONAL*']);
    expect(files['word/styles.xml']).toContain('<w:lang w:val="en-GB"/>');
  });

  it('has no mark and no header where nothing is fictional', async () => {
    const files = await parts({ title: 'T', fictional: false, blocks: [] });
    expect(Object.keys(files).filter((name) => name.startsWith('word/header'))).toEqual([]);
    expect(Object.values(files).join('')).not.toContain('FICTIONAL');
  });

  it('turns the page for wide tables', async () => {
    const wide: Table = { id: 'w', title: 'W', rows: [], columns: Array.from({ length: 7 }, (_, index) => ({ id: `c${index}`, title: `C${index}`, kind: 'text' })) };
    const size = async (table: Table) => /<w:pgSz [^>]*>/.exec((await parts({ title: 'T', fictional: false, blocks: [{ kind: 'table', table }] }))['word/document.xml'] as string)?.[0];
    expect([await size(names), await size(wide)]).toEqual([
      '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>', '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
    ]);
  });

  it('keeps hostile text as text', async () => {
    const hostile = '<w:p>&"\u001b[31m\u202E\uD800\u0000';
    const files = await parts({ title: hostile, fictional: false, blocks: [{ kind: 'paragraph', text: hostile }, { kind: 'table', table: { ...names, title: hostile, rows: [[hostile, hostile]] } }] });
    const escaped = '&lt;w:p&gt;&amp;&quot;\\x1b[31m\\u202e\uFFFD\\x00';
    expect((files['word/document.xml'] as string).split(`>${escaped}<`)).toHaveLength(1 + 4);
    expect(files['docProps/core.xml']).toContain(`<dc:title>${escaped}</dc:title>`);
  });
});
