import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DataSet } from '@pbc-planner/domain';
import { filesIn, founded, inFreshFolder, refusalIn, valueOf } from '../testing/plans.ts';
import { createWorkspace, serialiseDataSet } from './index.ts';

const dataSet: DataSet = {
  format: 1, profile: 'practices', file: { name: 'practices.csv', sha256: 'a'.repeat(64), bytes: 120 },
  source: { title: 'Tarrow Vale' }, grade: 'proposed', fictional: true,
  practices: ['M81006', '__proto__'], names: ['Bridge Street', null], lines: [2, 3],
  columns: [{ measure: { kind: 'list' }, year: '2006/07' as never, heading: 'list_size', columnNumber: 3, scale: 1, units: [70125, null] }],
};
const text = '{"columns":[{"columnNumber":3,"heading":"list_size","measure":{"kind":"list"},"scale":1,"units":[70125,null],"year":"2006/07"}],'
  + '"fictional":true,"file":{"bytes":120,"name":"practices.csv","sha256":"' + 'a'.repeat(64) + '"},"format":1,"grade":"proposed","lines":[2,3],'
  + '"names":["Bridge Street",null],"practices":["M81006","__proto__"],"profile":"practices","source":{"title":"Tarrow Vale"}}\n';
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');
const name = sha256(text);
const clock = () => new Date('2006-11-06T10:21:00.500Z');
const made = async (folder: string) => valueOf(await createWorkspace(folder, [founded], 'Dr Shah', { clock }));

describe('a data set', () => {
  it('has one text and one name, in whatever order its fields were made', () => {
    expect(serialiseDataSet(dataSet)).toEqual({ name, text });
    expect(serialiseDataSet(Object.fromEntries(Object.entries(dataSet).toReversed()) as unknown as DataSet)).toEqual({ name, text });
  });

  it('with a figure that is no safe integer is a bug', () => {
    const wrong = { ...dataSet, columns: [{ ...dataSet.columns[0], units: [0.5] }] } as DataSet;
    expect(() => serialiseDataSet(wrong)).toThrow('/columns/0/units/0 is the fraction 0.5');
  });

  it('is written once, for the owner alone, and read as it was', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    valueOf(await plan.writeDataSet(name, text));
    const first = await stat(join(folder, 'data', `${name}.json`));
    valueOf(await plan.writeDataSet(name, text));
    const second = await stat(join(folder, 'data', `${name}.json`));
    expect([second.ino, second.size, second.mode & 0o777]).toEqual([first.ino, text.length, 0o600]);
    // Whoever finds it there touches it, so that nobody collects it just then.
    expect(second.mtimeMs).toBe(clock().getTime());
    expect(valueOf(await plan.readDataSet(name))).toEqual(dataSet);
    expect(await filesIn(folder)).toEqual(['data', `data/${name}.json`, 'plan.json']);
  }));

  it('that was damaged is refused, then set aside when it is written again', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    const path = join(folder, 'data', `${name}.json`);
    valueOf(await plan.writeDataSet(name, text));
    await writeFile(path, text.replace('70125', '70126'));
    expect(refusalIn(await plan.readDataSet(name))).toMatchObject({ code: 'data-set-damaged', place: { file: path } });
    const again = await plan.writeDataSet(name, text);
    expect(again.diagnostics.map(({ code }) => code)).toEqual(['data-set-set-aside']);
    expect(valueOf(await plan.readDataSet(name))).toEqual(dataSet);
    await writeFile(path, text.replace('70125', '70127'));
    valueOf(await plan.writeDataSet(name, text));
    const aside = (await filesIn(join(folder, 'data'))).filter((file) => file !== `${name}.json`);
    for (const file of aside) expect(file).toMatch(new RegExp(`^${name}\\.damaged\\.20061106T102100Z\\.[0-9a-f]{8}\\.json$`));
    const kept = await Promise.all(aside.map((file) => readFile(join(folder, 'data', file), 'utf8')));
    expect(kept.map((one) => /7012[67]/.exec(one)?.[0]).toSorted()).toEqual(['70126', '70127']);
  }));

  it('that is missing, misnamed, newer, or none at all is refused', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    const codeFor = async (content: string) => {
      valueOf(await plan.writeDataSet(sha256(content), content));
      return refusalIn(await plan.readDataSet(sha256(content))).code;
    };
    expect(refusalIn(await plan.readDataSet('0'.repeat(64))).code).toBe('data-set-missing');
    expect(refusalIn(await plan.readDataSet('../plan')).code).toBe('data-set-name');
    expect(refusalIn(await plan.writeDataSet('0'.repeat(64), text)).code).toBe('data-set-name');
    expect(await codeFor('{"format":2}')).toBe('data-set-newer');
    expect(await Promise.all(['null', '[]', '{}', 'x', ''].map(codeFor))).toEqual(Array.from({ length: 5 }, () => 'data-set-damaged'));
  }));
});
