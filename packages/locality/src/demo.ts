import { parseFinancialYear, type FinancialYear } from '@pbc-planner/base';
import type { CollectionOutcome, Command, CommandContext, EventBody, Scenario, Script } from '@pbc-planner/domain';
import { importedData, makeDataSet } from './import/import-command.ts';
import { readFile } from './import/read-file.ts';

/** The scenario that `demo` opens. */
const scenarioId = 'tarrow-vale';

/** `demo`: the fictional locality in a workspace of its own, then its comparison and who leads what. It never touches the workspace at hand. */
export const demo: Command<{ readonly dir?: string }, CollectionOutcome> = async ({ dir }, context) => {
  const scenario = (await context.registry.scenarios()).find(({ id }) => id === scenarioId);
  if (!scenario) throw new Error(`The scenario ${scenarioId} is not in the catalogue`);
  return {
    status: 'fine',
    outcome: { kind: 'collection', title: `${scenario.title}, ${scenario.year}`, parts: [] },
    diagnostics: [],
    found: { directory: dir ?? null, ...(await scriptOf(scenario, context)) },
    events: await scenarioEvents(scenario, context),
    then: [{ command: 'budget.compare', params: {} }, { command: 'matrix.show', params: {} }],
  };
};

/** The events that make a scenario's plan. @throws Error when the scenario itself is wrong, which the pack check finds first. */
export async function scenarioEvents(scenario: Scenario, context: CommandContext): Promise<EventBody[]> {
  const profiles = await context.registry.importProfiles();
  const tables = await context.tables();
  const year = parseFinancialYear(scenario.year) as FinancialYear;
  const events: EventBody[] = [{ type: 'plan founded', data: { name: scenario.title, year, framework: scenario.framework, fictional: true } }];
  for (const { name, profile: id, lines } of scenario.files) {
    if (id === undefined) continue;
    const profile = profiles.find((one) => one.id === id);
    const table = tables.read(tables.fromText(name, `${lines.join('\n')}\n`));
    if (!profile || !table.ok) throw new Error(`The scenario ${scenario.id} has a file that cannot be read: ${name}`);
    const figures = readFile(table.value, profile, profile.year.from === 'column' ? null : year, undefined);
    if (!figures.ok) throw new Error(`The scenario ${scenario.id} has figures that cannot be taken: ${name}`);
    const dataSet = makeDataSet(table.value, { ...profile, source: { title: `${scenario.title}, fictional` } }, figures.value, true);
    events.push({ type: 'data set imported', data: importedData(dataSet, figures.value, context.dataSets.keep(dataSet)) });
  }
  return events;
}

/** What the scenario's people did, with the files that they used for it. */
async function scriptOf({ script, files }: Scenario, context: CommandContext): Promise<{ readonly script?: Script }> {
  if (script === undefined) return {};
  const tables = await context.tables();
  const named = files.filter(({ profile }) => profile === undefined);
  return { script: { calls: script, files: named.map(({ name, lines }) => tables.fromText(name, `${lines.join('\n')}\n`)) } };
}
