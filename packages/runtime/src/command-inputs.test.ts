import type { ParametersSchema } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { filesAt } from '../testing/small-house.ts';
import { checkParameters } from './command-inputs.ts';

const schema: ParametersSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['file', 'name'],
  properties: {
    file: { type: 'string', description: 'The file.', minLength: 1, 'x-position': 1, 'x-input': 'file', 'x-must-be': 'a file' },
    name: { type: 'string', description: 'The name.', minLength: 1, maxLength: 20, 'x-must-be': 'a name' },
    only: { type: 'array', items: { type: 'string', maxLength: 6 }, description: 'These alone.', 'x-input': 'list', 'x-must-be': 'codes such as K1' },
    blend: { type: 'string', description: 'The blend.', pattern: '^(100(\\.0+)?|\\d{1,2}(\\.\\d+)?)$', default: '50', 'x-must-be': 'a percentage from 0 to 100' },
    limit: { type: 'integer', description: 'How many.', minimum: 1, default: 50, 'x-must-be': 'a whole number from 1' },
    dryRun: { type: 'boolean', description: 'Nothing is saved.', default: false },
    shape: { type: 'string', description: 'The shape.', enum: ['round', 'square'] },
    baseYear: { type: 'string', description: 'The year.', maxLength: 7 },
  },
};

const files = { 'a.csv': 'x', 'codes.txt': '\uFEFFK1\r\nK2, K3\n\nK2;K4\n', 'blank.txt': '\n \n', 'binary.txt': Uint8Array.from([0x4b, 0x00, 0xfe]), 'utf-16.txt': Buffer.from('\uFEFFK1\r\nK\u202E2\r\n', 'utf16le'), 'long.txt': `K1\n${'K'.repeat(201)}\n`, 'many.txt': 'K1\n'.repeat(20_001) };
const check = (raw: Record<string, unknown>) => checkParameters('test', schema, raw, filesAt(files));
const good = { file: 'a.csv', name: 'Tarrow' };

async function params(raw: Record<string, unknown>) {
  const result = await check({ ...good, ...raw });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

async function refusals(raw: Record<string, unknown>): Promise<string[]> {
  const result = await check(raw);
  expect(result.ok).toBe(false);
  return result.diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

describe('the parameters of a call', () => {
  it('get their defaults, and the files they name; what was given is told apart', async () => {
    const { params: found, given } = await params({ limit: undefined });
    expect(found).toEqual({ name: 'Tarrow', blend: '50', limit: 50, dryRun: false, file: { name: 'a.csv', bytes: new TextEncoder().encode('x'), sha256: 'hash-of-a.csv' } });
    expect([...given]).toEqual(['file', 'name']);
  });

  it.each<[unknown, string[]]>([
    ['K1,K2', ['K1', 'K2']],
    [' K1 ;K2,, ', ['K1', 'K2']],
    [['K1', 'K2,K3'], ['K1', 'K2', 'K3']],
    ['@codes.txt', ['K1', 'K2', 'K3', 'K4']],
    [['K9', '@codes.txt'], ['K9', 'K1', 'K2', 'K3', 'K4']],
    ['K1,K1', ['K1']],
    ['__proto__', []],
    [7, ['7']],
  ])('take the list %j apart', async (only, expected) => {
    if (expected.length === 0) expect(await refusals({ ...good, only })).toEqual(['bad-parameter: --only cannot be "__proto__": it must be codes such as K1.']);
    else expect((await params({ only })).params['only']).toEqual(expected);
  });

  it.each([[62.5, '62.5'], [0, '0'], [100, '100'], ['12.50', '12.50']])('take %j as the decimal %s', async (blend, expected) => {
    expect((await params({ blend })).params['blend']).toBe(expected);
  });

  it.each([[100.5], [1e-7], [Number.NaN], ['half'], [{}], [['1', '2']]])('refuse %j as a decimal', async (blend) => {
    expect((await refusals({ ...good, blend }))[0]).toMatch(/^bad-parameter: --blend cannot be ".+": it must be a percentage from 0 to 100\.$/);
  });

  it('are refused all at once: unknown, missing, wrong, and files that cannot be read', async () => {
    expect(await refusals({ file: 'nowhere.csv', baseyear: '2006/07', only: '@missing.txt', blend: '101', limit: 'many', shape: 'oval' })).toEqual([
      'bad-parameter: There is no --baseyear here.',
      'file-missing: There is no file "missing.txt".',
      'bad-parameter: --name is missing.',
      'bad-parameter: --blend cannot be "101": it must be a percentage from 0 to 100.',
      'bad-parameter: --limit cannot be "many": it must be a whole number from 1.',
      'bad-parameter: --shape cannot be "oval": it must be one of round, square.',
      'file-missing: There is no file "nowhere.csv".',
    ]);
  });

  it('are blamed with a place, what the parameter is for, and what was meant', async () => {
    const result = await check({ name: 'x'.repeat(80), basyear: '1' });
    expect(result.diagnostics).toMatchObject([
      { place: { path: '/basyear' }, hint: 'Did you mean --base-year?' },
      { message: 'FILE is missing.', place: { path: '/file' }, hint: 'The file.' },
      { message: `--name cannot be "${'x'.repeat(59)}…": it must be a name.`, place: { path: '/name' }, hint: 'The name.' },
    ]);
  });

  it('may not be named after built-in properties', async () => {
    const raw = JSON.parse('{"__proto__": {"x": 1}, "constructor": 2, "file": "a.csv", "name": "T"}') as Record<string, unknown>;
    expect(await refusals(raw)).toEqual(['bad-parameter: There is no --__proto__ here.', 'bad-parameter: There is no --constructor here.']);
  });

  it('may not list nothing, nor what is no text', async () => {
    expect(await refusals({ ...good, only: '@blank.txt' })).toEqual(['list-empty: The file lists nothing.']);
    expect(await refusals({ ...good, only: '@binary.txt' })).toEqual(['list-not-text: It cannot be read as a list. The file is not text: it holds NUL bytes.']);
  });

  it('list what a file in any encoding of text says, without marks that nobody sees', async () => {
    expect((await params({ only: '@utf-16.txt' })).params['only']).toEqual(['K1', 'K2']);
  });

  it('may not list more, or longer entries, than a plan should remember', async () => {
    expect(await refusals({ ...good, only: '@many.txt' })).toEqual(['list-too-long: The file lists more than 20000 entries.']);
    expect((await check({ ...good, only: '@long.txt' })).diagnostics).toMatchObject([{ code: 'list-entry-too-long', place: { file: 'long.txt', line: 2 } }]);
  });

  it('are without marks that nobody sees before a command may keep them; the path of a file is left alone', async () => {
    const { params: got } = await params({ name: 'Tar\u202Erow\u001B[2J\u009B Cafe\u0301', only: ['K\u200B1'] });
    expect([got['name'], got['only']]).toEqual(['Tarrow[2J Café', ['K1']]);
    expect((await check({ ...good, file: 'a\u202E.csv' })).diagnostics).toMatchObject([{ code: 'file-missing' }]);
  });

  it('leave what was given as it was', async () => {
    const raw = Object.freeze({ ...good, only: Object.freeze(['K1']), limit: '5' });
    expect((await params(raw)).params['limit']).toBe(5);
    expect(raw.limit).toBe('5');
  });
});
