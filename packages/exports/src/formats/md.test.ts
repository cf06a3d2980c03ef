import type { Document } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import { render } from './md.ts';

async function markdown(document: Document): Promise<string> {
  return new TextDecoder().decode(await render(document, {}));
}

describe('md', () => {
  it('writes headings, paragraphs, lists, facts and tables', async () => {
    expect(await markdown({
      title: 'Comparison for 2006/07',
      fictional: true,
      blocks: [
        { kind: 'heading', text: 'Result' },
        { kind: 'paragraph', text: 'First line.\n- not a list' },
        { kind: 'list', items: ['one', '2. two\nthree'], numbered: true },
        { kind: 'list', items: ['point'] },
        { kind: 'facts', facts: [['Pool', '£1.00'], ['list_size', '_x_']] },
        {
          kind: 'table',
          table: {
            id: 'b', title: 'Budgets', totals: [null, 100, null], rows: [['A|B', 100, 345], [null, null, -5]],
            columns: [{ id: 'n', title: 'Name', kind: 'text' }, { id: 'p', title: 'Historic', kind: 'pence' }, { id: 'd', title: 'Distance', kind: 'basis-points' }],
          },
        },
      ],
    })).toBe(`# Comparison for 2006/07

> **FICTIONAL**: this holds made-up practices or figures and is no basis for a decision.

## Result

First line.\\
\\- not a list

1. one
2. 2\\. two\\
   three

- point

- **Pool**: £1.00
- **list_size**: \\_x\\_

**Budgets**

| Name | Historic | Distance |
| --- | ---: | ---: |
| A\\|B | £1.00 | +3.45% |
| – | – | -0.05% |
| **Total** | **£1.00** | **–** |
`);
  });

  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['[text](http://a.example)', '\\[text\\](http://a.example)'],
    ['![image](x)', '!\\[image\\](x)'],
    ['`code` *bold* __bold__ ~~gone~~', '\\`code\\` \\*bold\\* \\_\\_bold\\_\\_ \\~\\~gone\\~\\~'],
    ['back\\slash', 'back\\\\slash'],
    ['# heading', '\\# heading'],
    ['> quote', '&gt; quote'],
    ['+ item', '\\+ item'],
    ['1) item', '1\\) item'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['    indented', 'indented'],
    ['Health & Care &lt; &#60;', 'Health & Care &amp;lt; &\\#60;'],
    ['\u001b[31m\u202E', '\\\\x1b\\[31m\\\\u202e'],
  ])('escapes %j', async (text, escaped) => {
    expect(await markdown({ title: 'T', fictional: false, blocks: [{ kind: 'paragraph', text }] })).toBe(`# T\n\n${escaped}\n`);
  });
});
