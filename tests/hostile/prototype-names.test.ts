import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileWorkspace } from './workspace.ts';

const { toolkit, bring, write } = await hostileWorkspace();
const builtIn = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'] as const;
const polluted = () => Object.keys(Object.prototype).length > 0 || Object.getOwnPropertyNames(Object.prototype).some((name) => name === 'polluted');

describe('__proto__ and constructor as codes and keys', () => {
  it('as codes of practices are practices like any other, in every file and figure', async () => {
    await fc.assert(fc.asyncProperty(
      fc.uniqueArray(fc.record({ code: fc.constantFrom(...builtIn), list: fc.integer({ min: 1, max: 9_999 }), pounds: fc.integer({ min: 1, max: 99_999 }) }), { minLength: 1, selector: ({ code }) => code }),
      async (rows) => {
        const lists = await bring('practices.csv', `practice_code,name,list_size\n${rows.map(({ code, list }) => `${code},${code},${list}`).join('\n')}\n`, {});
        const spend = await bring('spend.csv', `practice_code,year,service_line,pounds\n${rows.map(({ code, pounds }) => `${code},2005/06,${code},${pounds}`).join('\n')}\n`);
        expect([lists.status, spend.status]).toEqual(['fine', 'fine']);
        const { answer } = await toolkit.run('budget.compare', { weights: 'list' });
        if (answer.kind !== 'comparison') throw new Error(answer.diagnostics[0]?.message);
        const historic = new Map(answer.rows.map(({ practice, amounts }) => [practice, amounts['historic']]));
        for (const { code, pounds } of rows) expect([code, historic.get(code)]).toEqual([code, pounds * 100]);
        for (let change = lists.run.changed ? 2 : 1; change > 0; change -= 1) await toolkit.run('undo');
        expect(polluted()).toBe(false);
      },
    ), { numRuns: 15 });
  });

  it('as headings are weighted lists, and as keys of JSON are keys', async () => {
    const brought = await bring('practices.csv', 'practice_code,name,list_size,__proto__,constructor\nabbey,Abbey,10,11,12\n');
    expect(brought.status).toBe('fine');
    const { answer } = await toolkit.run('budget.compare', { weights: '__proto__', methods: ['capitation'], pool: '100' });
    expect(answer).toMatchObject({ kind: 'comparison', rows: [{ practice: 'abbey', amounts: { capitation: 10_000 } }] });
  });

  it.each(builtIn)('%s as a key of a matrix, of places and of a pack is refused or ignored, and reaches no prototype', async (key) => {
    const matrix = `{"kind":"matrix","framework":"pbc-2005","${key}":{"polluted":1},"items":[{"id":"pct.payments","status":"led","lead":"${key}","roles":{"${key}":["lead"]},"conditions":[]}]}`;
    const checked = await toolkit.run('matrix.check', { file: await write('matrix.json', matrix) });
    expect(checked.answer).toMatchObject({ kind: 'check' });
    expect(JSON.stringify(checked.answer)).toContain(key);
    const imported = await toolkit.run('matrix.import', { file: await write('matrix.json', matrix) });
    expect(imported).toMatchObject({ status: 'refused', changed: false });
    expect(imported.answer.diagnostics.map(({ code }) => code)).toContain('unknown-party');
    expect(polluted()).toBe(false);
  });
});
