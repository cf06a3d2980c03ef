import type { CommandManifest, ParameterSchema } from '@pbc-planner/domain';
import { createToolkit, type Run, type Toolkit } from '@pbc-planner/toolkit';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgetMethods, commands, helpFor, understand } from '../support/command-line.ts';
import { demoPlan } from '../support/plan-of.ts';

const flag = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Something that may stand for a parameter on a command line. */
const something = ({ enum: choices, default: standing }: ParameterSchema) => String(choices?.[0] ?? standing ?? 'something');

/** A command with everything that it must be given: as words, and as parameters. */
function callOf({ id, parameters: { properties, required = [] } }: CommandManifest) {
  const given = required.map((name) => ({ name, schema: properties[name] as ParameterSchema, value: something(properties[name] as ParameterSchema) }));
  const positions = given.filter(({ schema }) => schema['x-position'] !== undefined).sort((a, b) => (a.schema['x-position'] ?? 0) - (b.schema['x-position'] ?? 0));
  const flags = given.filter(({ schema }) => schema['x-position'] === undefined).flatMap(({ name, value }) => [flag(name), value]);
  return {
    words: [...id.split('.'), ...positions.map(({ value }) => value), ...flags],
    parameters: Object.fromEntries(given.map(({ name, value }) => [name, value])),
  };
}

/** The words of an example after `pbc`, as a shell would split them, up to the first pipe or redirection. */
function wordsOfExample(example: string): string[] {
  const [own = ''] = example.split(/ (?:\||>>?) /);
  return [...own.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, plain]) => double ?? single ?? plain ?? '').slice(1);
}

/** Runs a command without any parameter, and holds its answer against the schema of its kind. */
async function expectAnswer(toolkit: Toolkit, { id, outcome }: CommandManifest): Promise<Run> {
  const run = await toolkit.run(id);
  const { kind } = run.answer;
  expect([outcome, 'refusal']).toContain(kind);
  expect(run.status === 'fine' || run.answer.diagnostics.length > 0).toBe(true);
  const schema = await toolkit.registry.outcomeSchema(kind);
  if (schema === null) throw new Error(`No schema for ${kind}`);
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  expect([validate(JSON.parse(JSON.stringify(run.answer))), validate.errors]).toEqual([true, null]);
  return run;
}

describe.each(commands)('the command $id', (manifest) => {
  const { id, examples, parameters: { required = [] } } = manifest;

  it('is understood on the command line', () => {
    const { words, parameters } = callOf(manifest);
    expect(understand(words)).toEqual({ command: id, parameters, faults: [] });
  });

  it.each(examples)('understands its example: %s', (example) => {
    expect(understand(wordsOfExample(example))).toMatchObject({ command: id, faults: [] });
  });

  it('has help with its title, its examples and every one of its flags', () => {
    const help = helpFor(id.split('.'));
    const lacking = Object.entries(manifest.parameters.properties).filter(([name, schema]) => schema['x-position'] === undefined && !help.includes(flag(name)));
    expect([lacking, examples.filter((example) => !help.includes(example))]).toEqual([[], []]);
  });

  it('answers a call without parameters where there is no workspace', async () => {
    const toolkit = await createToolkit({ workspace: null, by: 'A test' });
    try {
      const { answer } = await expectAnswer(toolkit, manifest);
      if (required.length > 0) expect(answer.kind).toBe('refusal');
    } finally {
      await toolkit.close();
    }
  });

  it('answers a call without parameters in the fictional locality', async () => {
    const toolkit = await demoPlan();
    try {
      const { answer } = await expectAnswer(toolkit, manifest);
      if (required.length > 0) expect(answer.kind).toBe('refusal');
    } finally {
      await toolkit.close();
    }
  });
});

describe('what a command says of itself', () => {
  it('holds: its examples leave facts in the plan only where its manifest says that it changes the plan', async () => {
    const toolkit = await demoPlan();
    const changing = new Set<string>();
    try {
      for (const { id, examples, changesPlan, worksOnFiles } of commands) {
        if (worksOnFiles || id === 'init' || id === 'demo') continue;
        for (const example of examples) {
          const { parameters } = understand(wordsOfExample(example));
          const { changed } = await toolkit.run(id, parameters, { confirmed: true });
          expect([example, changed && !changesPlan]).toEqual([example, false]);
          if (changed) changing.add(id);
        }
      }
    } finally {
      await toolkit.close();
    }
    expect(changing.size).toBeGreaterThanOrEqual(15);
  });
});

describe('the palette', () => {
  let toolkit: Toolkit;

  beforeAll(async () => {
    toolkit = await createToolkit({ workspace: null, by: 'A test' });
  });

  afterAll(() => toolkit.close());

  it('lists every command of the catalogue, in its order', () => {
    expect(toolkit.registry.commands.map(({ id }) => id)).toEqual(commands.map(({ id }) => id));
  });

  it.each(commands)('can make a form for $id and say whether it can be run', ({ id, takesMethodOptions }) => {
    const names = Object.keys(toolkit.parameters(id)?.properties ?? {});
    expect(toolkit.manifest(id)?.id).toBe(id);
    if (takesMethodOptions) expect(names).toEqual(expect.arrayContaining(budgetMethods.flatMap(({ options }) => Object.keys(options))));
    const availability = toolkit.availability(id);
    expect(availability.available || availability.reason.length > 0).toBe(true);
  });

  it('refuses a command that there is not, and names one that is near', async () => {
    const { status, answer } = await toolkit.run('budget.compere');
    expect([status, answer.kind, answer.diagnostics[0]?.hint]).toEqual(['usage', 'refusal', 'Did you mean pbc budget compare?']);
  });
});
