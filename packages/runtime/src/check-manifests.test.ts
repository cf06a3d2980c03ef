import type { BudgetMethodManifest, ContributionManifest } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { commandNamed, contributing, entryOf } from '../testing/small-house.ts';
import { CatalogueFault } from './catalogue.ts';
import { checkCode } from './check-code.ts';
import { checkManifests } from './check-manifests.ts';
import { createRegistry } from './registry.ts';

const method = (id: string, rest: Partial<BudgetMethodManifest> = {}): BudgetMethodManifest => ({
  id, title: id, description: 'A method.', source: 'nobody', grade: 'proposed', options: {}, ...rest,
});
const manifest = (id: string, rest: Partial<ContributionManifest>): ContributionManifest => ({ id, title: id, description: 'For tests.', ...rest });
const option = { type: 'string', description: 'An option.', maxLength: 9 } as const;

describe('a manifest', () => {
  it('that is right has no faults', async () => {
    expect(await checkManifests([manifest('a', { commands: [commandNamed('a.b', { when: 'workspace && !practices' })], budgetMethods: [method('flat', { options: { rate: option } }), method('steep', { needs: ['flat'] })] })])).toEqual([]);
  });

  it('with three faults is told all three at once: package, point, JSON path and the mend', async () => {
    const broken = {
      id: 'meals', title: 'Meals', description: 'Wrong in three places.',
      commands: [{ ...commandNamed('meal.cook'), outcome: 'soup', colour: 'red' }],
      budgetMethods: [{ ...method('flat'), grade: undefined }],
    } as unknown as ContributionManifest;
    const faults = await checkManifests([broken]);
    expect(faults).toHaveLength(3);
    expect(faults).toEqual(expect.arrayContaining([
      expect.stringMatching(/^meals: contribution\.json \/commands\/0\/outcome must be one of .*comparison.*message/) as unknown,
      'meals: contribution.json /commands/0 must not have "colour"',
      'meals: contribution.json /budgetMethods/0 must have "grade"',
    ]));
  });

  it('without an id is blamed too', async () => {
    const faults = await checkManifests([{ title: 'x', description: 'y' } as unknown as ContributionManifest]);
    expect(faults).toEqual(['a package without an id: contribution.json / must have "id"']);
  });

  it('may not use an id that another has', async () => {
    expect(await checkManifests([
      manifest('a', { commands: [commandNamed('cook'), commandNamed('cook')], budgetMethods: [method('flat')] }),
      manifest('a', {}),
      manifest('b', { commands: [commandNamed('cook')], budgetMethods: [method('flat')] }),
    ])).toEqual([
      'a: contribution.json /id: the contribution "a" is there already (a: contribution.json /id); choose another id',
      'a: contribution.json /commands/1/id: the command "cook" is there already (a: contribution.json /commands/0/id); choose another id',
      'b: contribution.json /commands/0/id: the command "cook" is there already (a: contribution.json /commands/0/id); choose another id',
      'b: contribution.json /budgetMethods/0/id: the budget method "flat" is there already (a: contribution.json /budgetMethods/0/id); choose another id',
    ]);
  });

  it('may not ask about an unknown context key, or in a clause that is none', async () => {
    expect(await checkManifests([manifest('a', { commands: [commandNamed('cook', { when: 'workspace && hungry' }), commandNamed('eat', { when: '(workspace)' })] })])).toEqual([
      'a: contribution.json /commands/0/when asks about "hungry", which is no context key; known: workspace, practices, fictional, session, undoable, redoable',
      'a: contribution.json /commands/1/when: "(workspace)" is not a condition such as a, !a, a == \'word\' or a != \'word\'',
    ]);
  });

  it('counts its positions from 1 and requires only parameters that it has', async () => {
    const parameters = { type: 'object', additionalProperties: false, required: ['salt'], properties: { pan: { ...option, 'x-position': 2 } } } as const;
    expect(await checkManifests([manifest('a', { commands: [commandNamed('cook', { parameters })] })])).toEqual([
      'a: contribution.json /commands/0/parameters: the positions are 2; count from 1 without gaps',
      'a: contribution.json /commands/0/parameters/required names "salt", which is no parameter; add it to properties or take it out',
    ]);
  });

  it('may not need a method that is not there, nor itself in the end', async () => {
    expect(await checkManifests([manifest('a', { budgetMethods: [method('historic'), method('blended', { needs: ['histroic', 'nothing-like-it'] })] })])).toEqual([
      'a: contribution.json /budgetMethods/1/needs/0: there is no budget method "histroic"; did you mean historic?',
      'a: contribution.json /budgetMethods/1/needs/1: there is no budget method "nothing-like-it"',
    ]);
    expect(await checkManifests([manifest('a', { budgetMethods: [method('x', { needs: ['y'] }), method('y', { needs: ['z'] }), method('z', { needs: ['x'] }), method('w', { needs: ['x'] })] })])).toEqual(
      ['x', 'y', 'z'].map((id, index) => `a: contribution.json /budgetMethods/${index}/needs: "${id}" needs itself in the end; take one of the needs out`),
    );
  });

  it('may not name an option as another method or a command that takes them all does', async () => {
    const compare = commandNamed('compare', { takesMethodOptions: true, parameters: { type: 'object', additionalProperties: false, properties: { pool: option } } });
    const explain = commandNamed('explain', { parameters: { type: 'object', additionalProperties: false, properties: { depth: option } } });
    expect(await checkManifests([manifest('a', { commands: [compare, explain], budgetMethods: [method('x', { options: { rate: option, depth: option } }), method('y', { options: { rate: option, pool: option } })] })])).toEqual([
      'a: contribution.json /budgetMethods/1/options/rate: the budget method x has an option of that name; choose another',
      'a: contribution.json /budgetMethods/1/options/pool: the command compare has an option of that name; choose another',
    ]);
  });
});

describe('the code behind a manifest', () => {
  it('has every id, and no other', () => {
    const promised = manifest('a', { commands: [commandNamed('cook'), commandNamed('eat')], budgetMethods: [method('flat')], packs: ['scenarios'] });
    expect(checkCode(promised, { manifest: promised, commands: { cook: () => { throw new Error(); }, wash: () => { throw new Error(); } } })).toEqual([
      'a: contribution.json /commands names "eat", and the package exports no code for it; add it to the contribution in src/index.ts',
      'a: src/index.ts has "wash" among commands, and contribution.json does not name it; add it there',
      'a: contribution.json /budgetMethods names "flat", and the package exports no code for it; add it to the contribution in src/index.ts',
      'a: contribution.json /packs names "scenarios", and the package exports no code for it; add it to the contribution in src/index.ts',
    ]);
  });
});

describe('a registry', () => {
  it('is not made on a catalogue with faults, and tells all of them', async () => {
    const bad = [contributing('a', [], { budgetMethods: [method('x', { needs: ['y'] })] }), contributing('b', [], { commands: [commandNamed('cook', { when: 'hungry' })] })];
    const failure = await createRegistry(bad.map(entryOf)).catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(CatalogueFault);
    expect((failure as CatalogueFault).faults).toHaveLength(2);
    expect((failure as CatalogueFault).message).toMatch(/^The catalogue has 2 faults:\n- b: .+\n- a: .+$/);
  });

  it('finds a package without the code that it promises when the code is first needed', async () => {
    const promised = manifest('a', { commands: [commandNamed('cook')] });
    const registry = await createRegistry([{ manifest: promised, load: async () => ({ manifest: promised }) }]);
    await expect(registry.command('cook')).rejects.toThrow('contribution.json /commands names "cook"');
    expect(await registry.command('fly')).toBeNull();
    expect(await registry.budgetMethod('fly')).toBeNull();
    expect([registry.manifest('fly'), registry.parameters('fly')]).toEqual([null, null]);
  });

  it('loads the code of a package once, and only when it is needed', async () => {
    let loads = 0;
    const contribution = contributing('a', [[commandNamed('cook'), () => ({ status: 'fine', outcome: { kind: 'message', text: 'done' }, diagnostics: [] })]]);
    const registry = await createRegistry([{ manifest: contribution.manifest, load: async () => { loads += 1; return contribution; } }]);
    expect(loads).toBe(0);
    await Promise.all([registry.command('cook'), registry.command('cook')]);
    expect(loads).toBe(1);
  });
});
