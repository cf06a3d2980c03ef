import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { error } from '@pbc-planner/base';
import type { ImportProfile } from '@pbc-planner/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contributing, entryOf, smallHouse } from '../testing/small-house.ts';
import { packsOfWorkspace } from './packs.ts';
import { createRegistry } from './registry.ts';

const profile = (id: string): ImportProfile => ({
  id, title: `Profile ${id}`, description: 'For tests.', source: { title: 'nobody' }, grade: 'unverified', codes: 'local',
  recognise: ['code', 'people'], practice: 'code', year: { from: 'file name' }, measures: [{ heading: 'people', measure: { kind: 'list' } }],
});
const shipping = { ...contributing('shop', [], { packs: ['importProfiles'] }), packs: { importProfiles: { ours: profile('ours') } } };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pbc-packs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function packed(files: Record<string, string | object>, point = 'import-profiles') {
  await mkdir(join(folder, 'packs', point), { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, 'packs', point, name), typeof content === 'string' ? content : JSON.stringify(content));
  const registry = await createRegistry([entryOf(shipping)], { packFolders: [packsOfWorkspace(folder)] });
  return { ids: (await registry.importProfiles()).map(({ id }) => id), faults: await registry.checkPacks(), registry };
}

describe('packs of the user\'s own', () => {
  it('count beside ours, in the order of their files', async () => {
    const { ids, faults, registry } = await packed({ 'b.json': profile('second'), 'a.json': profile('first'), 'notes.txt': 'no pack' });
    expect(ids).toEqual(['ours', 'first', 'second']);
    expect(faults).toEqual([]);
    expect(await registry.packs()).toEqual([
      { point: 'importProfiles', id: 'ours', title: 'Profile ours', from: 'shop/ours.json', own: true },
      { point: 'importProfiles', id: 'first', title: 'Profile first', from: join('packs', 'import-profiles', 'a.json'), own: false },
      { point: 'importProfiles', id: 'second', title: 'Profile second', from: join('packs', 'import-profiles', 'b.json'), own: false },
    ]);
  });

  it('that are bad are dropped and named, with file, JSON path and the mend; the others count', async () => {
    const { ids, faults } = await packed({
      'a.json': { ...profile('a'), grade: 'splendid' },
      'b.json': '{ not json',
      'c.json': { ...profile('ours') },
      'd.json': profile('good'),
      'e.json': profile('good'),
      'f.json': '[]',
      'g.json': 'null',
      'h.json': { ...profile('h'), colour: 'red', measures: [{ heading: 'x', measure: { kind: 'list-band', sex: 'male' } }] },
    });
    expect(ids).toEqual(['ours', 'good']);
    const at = (name: string) => faults.filter(({ place }) => place?.file === join('packs', 'import-profiles', name));
    expect(at('a.json')).toEqual([{
      severity: 'error', code: 'bad-pack', message: 'This value must be one of verified, derived, proposed, unverified.',
      place: { file: join('packs', 'import-profiles', 'a.json'), path: '/grade' }, hint: 'Correct the value; docs/schemas describes the import-profiles packs.',
    }]);
    expect(at('b.json')).toMatchObject([{ code: 'bad-pack', message: expect.stringMatching(/^The pack cannot be read: .*JSON/) as unknown, hint: 'It must be a file with one JSON object.' }]);
    expect(at('c.json')).toMatchObject([{ code: 'pack-id-taken', message: 'The id "ours" belongs to another pack already (shop/ours.json).', place: { path: '/id' } }]);
    expect(at('e.json')).toMatchObject([{ code: 'pack-id-taken', message: `The id "good" belongs to another pack already (${join('packs', 'import-profiles', 'd.json')}).` }]);
    expect(at('f.json')).toMatchObject([{ code: 'bad-pack', message: 'The pack must be an object.' }]);
    expect(at('g.json')).toMatchObject([{ code: 'bad-pack', message: 'The pack must be an object.' }]);
    expect(at('h.json').map(({ message }) => message)).toEqual(expect.arrayContaining(['The pack must not have "colour".']));
  });

  it('cannot reach built-in properties', async () => {
    const text = JSON.stringify(profile('sly')).replace('{', '{"__proto__": {"grade": "verified", "polluted": true}, ');
    const { ids, faults } = await packed({ 'a.json': text, 'b.json': { ...profile('__proto__') } });
    expect(ids).toEqual(['ours']);
    expect(faults.map(({ code, place }) => [code, place?.path])).toEqual([['bad-pack', ''], ['bad-pack', '/id']]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('that are too large, or folders, are not read', async () => {
    await mkdir(join(folder, 'packs', 'import-profiles', 'folder.json'), { recursive: true });
    const { faults } = await packed({ 'large.json': `"${'x'.repeat(4 * 1024 * 1024)}"`, 'deep.json': `${'['.repeat(200_000)}${']'.repeat(200_000)}` });
    expect(faults.map(({ code, place }) => [place?.file?.split(/[/\\]/).at(-1), code])).toEqual([['deep.json', 'bad-pack'], ['folder.json', 'bad-pack'], ['large.json', 'pack-too-large']]);
  });

  it('in a folder that somebody named must be there; those of a workspace need not', async () => {
    const missing = join(folder, 'nowhere');
    const registry = await createRegistry([entryOf(shipping)], { packFolders: [packsOfWorkspace(folder), { path: missing, title: 'nowhere', expected: true }] });
    expect((await registry.importProfiles()).map(({ id }) => id)).toEqual(['ours']);
    expect(await registry.checkPacks()).toMatchObject([{ code: 'packs-missing', message: 'There is no folder "nowhere" with packs.' }]);
  });

  it('of one point are read without those of the others', async () => {
    await mkdir(join(folder, 'packs', 'scenarios'), { recursive: true });
    await writeFile(join(folder, 'packs', 'scenarios', 'bad.json'), '{}');
    const registry = await createRegistry([entryOf(shipping)], { packFolders: [packsOfWorkspace(folder)] });
    await registry.importProfiles();
    expect(registry.packsLeftOut()).toEqual([]);
    await registry.scenarios();
    expect(registry.packsLeftOut().length).toBeGreaterThan(0);
  });
});

describe('the commands about packs', () => {
  it('list what counts, and warn of what was left out, once', async () => {
    await packed({ 'a.json': profile('mine'), 'b.json': '{' });
    const house = await smallHouse([shipping], { registry: { packFolders: [packsOfWorkspace(folder)] } });
    const listed = await house.run('pack.list', { point: 'importProfiles' }, false);
    expect(listed).toMatchObject({
      status: 'fine',
      answer: {
        table: { rows: [['importProfiles', 'ours', 'Profile ours', 'the planner (shop/ours.json)'], ['importProfiles', 'mine', 'Profile mine', join('packs', 'import-profiles', 'a.json')]] },
        diagnostics: [{ severity: 'warning', code: 'bad-pack' }],
      },
    });
    expect((await house.run('pack.list', {}, false)).answer.diagnostics).toEqual([]);
  });

  it('count as right only where their owner finds no fault either, which is told with its file', async () => {
    await packed({ 'a.json': profile('mine'), 'b.json': { ...profile('odd'), title: 'Odd' } });
    const importProfiles = ({ title }: ImportProfile) => (title === 'Odd' ? [error('too-odd', 'The title is odd.', { place: { path: '/title' }, hint: 'Change it.' })] : []);
    const house = await smallHouse([{ ...shipping, packChecks: { importProfiles } }], { registry: { packFolders: [packsOfWorkspace(folder)] } });
    expect(await house.run('pack.check', {}, false)).toMatchObject({
      status: 'problems',
      answer: { text: '1 fault in the packs; 2 packs are right.', diagnostics: [{ code: 'too-odd', place: { file: join('packs', 'import-profiles', 'b.json'), path: '/title' } }] },
    });
  });

  it('check every pack, and find none wrong or name each fault', async () => {
    const house = async () => smallHouse([shipping], { registry: { packFolders: [packsOfWorkspace(folder)] } });
    expect(await (await house()).run('pack.check', {}, false)).toMatchObject({ status: 'fine', answer: { text: 'The pack is right.', diagnostics: [] } });
    await packed({ 'a.json': profile('mine'), 'b.json': '{', 'c.json': { ...profile('c'), codes: 'none' } });
    expect(await (await house()).run('pack.check', {}, false)).toMatchObject({
      status: 'problems',
      answer: { text: '2 faults in the packs; 2 packs are right.', diagnostics: [{ severity: 'error', code: 'bad-pack' }, { severity: 'error', code: 'bad-pack', place: { path: '/codes' } }] },
    });
  });
});
