import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParameterSchema } from '@pbc-planner/domain';
import { checkCode, createRegistry } from '@pbc-planner/runtime';
import { catalogue } from '@pbc-planner/toolkit';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { contributingPackages } from '../support/packages.ts';

interface Option {
  readonly at: string;
  readonly schema: ParameterSchema;
}

const options: readonly Option[] = catalogue.flatMap(({ manifest }) => [
  ...(manifest.commands ?? []).flatMap(({ id, parameters }) => Object.entries(parameters.properties).map(([name, schema]) => ({ at: `${id} ${name}`, schema }))),
  ...(manifest.budgetMethods ?? []).flatMap(({ id, options: own }) => Object.entries(own).map(([name, schema]) => ({ at: `${id} ${name}`, schema }))),
]);

describe('the catalogue', () => {
  it('fits its schema and each part the others', async () => {
    await expect(createRegistry(catalogue)).resolves.toBeDefined();
  });

  it('ships no pack with a fault', async () => {
    const registry = await createRegistry(catalogue);
    expect(await registry.checkPacks()).toEqual([]);
    const packs = await registry.packs();
    for (const { manifest } of catalogue.filter((entry) => entry.manifest.packs)) expect(packs.filter(({ from }) => from.startsWith(`${manifest.id}/`))).not.toEqual([]);
  });

  it.each(contributingPackages)('has code behind every id of $manifest.id, and an id for all code', async ({ manifest, load }) => {
    const contribution = await load();
    expect(checkCode(manifest, contribution)).toEqual([]);
    expect(contribution.manifest).toEqual(manifest);
  });

  it.each(contributingPackages)('finds $manifest.id in the package of that name', ({ folder, manifest }) => {
    const written = join(folder, 'src', 'contribution.json');
    expect(existsSync(written) && JSON.parse(readFileSync(written, 'utf8'))).toEqual(manifest);
  });
});

describe.each(options)('the option $at', ({ schema }) => {
  it('says what it is, and what values are right where that is not plain', () => {
    expect(schema.description).toMatch(/^\p{Lu}.*[.?]$/su);
    if (schema.pattern !== undefined) expect(schema['x-must-be']).toBeTruthy();
  });

  it('can stand at its default', () => {
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(schema.default === undefined || validate(schema.default)).toBe(true);
  });
});
