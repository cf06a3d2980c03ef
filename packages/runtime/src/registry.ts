import type { Diagnostic } from '@pbc-planner/base';
import type {
  BudgetMethodManifest, Command, CommandManifest, Contribution, PackPoint, PackPoints, ParametersSchema, RegisteredMethod, Registry,
} from '@pbc-planner/domain';
import { CatalogueFault, type CatalogueEntry } from './catalogue.ts';
import { checkCode } from './check-code.ts';
import { checkManifests } from './check-manifests.ts';
import { checkPack, shippedPacks, summaryOf, userPacks, type LoadedPack } from './packs.ts';

/** A registry with the code behind it. */
export interface LoadedRegistry extends Registry {
  readonly manifest: (command: string) => CommandManifest | null;
  /** The parameters of a command, with the options of all methods where it takes them. */
  readonly parameters: (command: string) => ParametersSchema | null;
  readonly command: (command: string) => Promise<Command | null>;
}

/**
 * Checks and indexes a catalogue. Code is loaded when a command or a method is needed.
 * @param packFolders folders of the user's own packs. @throws CatalogueFault with every fault of the catalogue.
 */
export async function createRegistry(catalogue: readonly CatalogueEntry[], packFolders: readonly string[] = []): Promise<LoadedRegistry> {
  const faults = await checkManifests(catalogue.map(({ manifest }) => manifest));
  if (faults.length > 0) throw new CatalogueFault(faults);

  const commands = catalogue.flatMap(({ manifest }) => manifest.commands ?? []);
  const budgetMethods = catalogue.flatMap(({ manifest }) => manifest.budgetMethods ?? []);
  const manifests = new Map(commands.map((command) => [command.id, command]));
  const loaded = new Map<CatalogueEntry, Promise<Contribution>>();
  const load = (entry: CatalogueEntry) => {
    const code = loaded.get(entry) ?? entry.load().then((contribution) => checked(entry, contribution));
    loaded.set(entry, code);
    return code;
  };
  const owner = (has: (entry: CatalogueEntry) => boolean) => {
    const entry = catalogue.find(has);
    return entry ? load(entry) : Promise.resolve(null);
  };
  let packs: Promise<{ packs: readonly LoadedPack[]; diagnostics: readonly Diagnostic[] }> | null = null;
  const allPacks = () => (packs ??= loadPacks(catalogue, load, packFolders));
  const packsOf = async <P extends PackPoint>(point: P): Promise<PackPoints[P][]> => {
    const own = catalogue.filter(({ manifest }) => manifest.packs?.includes(point));
    const shipped = packFolders.length === 0 ? shippedPacks(await Promise.all(own.map(load))) : (await allPacks()).packs;
    return shipped.filter((pack) => pack.point === point).map(({ data }) => data as PackPoints[P]);
  };

  return {
    commands,
    budgetMethods,
    outcomeKinds: async () => (await import('@pbc-planner/domain/schemas')).outcomeKinds,
    manifest: (id) => manifests.get(id) ?? null,
    parameters: (id) => {
      const manifest = manifests.get(id);
      return manifest ? parametersOf(manifest, budgetMethods) : null;
    },
    command: async (id) => (await owner(({ manifest }) => (manifest.commands ?? []).some((one) => one.id === id)))?.commands?.[id] ?? null,
    budgetMethod: async (id) => {
      const manifest = budgetMethods.find((one) => one.id === id);
      const method = (await owner((entry) => (entry.manifest.budgetMethods ?? []).some((one) => one.id === id)))?.budgetMethods?.[id];
      return manifest && method ? ({ manifest, method } satisfies RegisteredMethod) : null;
    },
    policyParameters: () => packsOf('policyParameters'),
    importProfiles: () => packsOf('importProfiles'),
    scenarios: () => packsOf('scenarios'),
    responsibilityFrameworks: () => packsOf('responsibilityFrameworks'),
    packs: async () => (await allPacks()).packs.map(summaryOf),
    checkPacks: async () => {
      const { packs: all, diagnostics } = await allPacks();
      const shipped = await Promise.all(all.filter(({ own }) => own).map(({ point, from, data }) => checkPack(point, from, data)));
      const contributions = await Promise.all(catalogue.filter(({ manifest }) => manifest.packs).map(load));
      return [...shipped.flat(), ...diagnostics, ...faultsAmong(all, contributions)];
    },
    outcomeSchema: async (kind) => (await import('@pbc-planner/domain/schemas')).outcomeSchema(kind),
  };
}

function checked({ manifest }: CatalogueEntry, contribution: Contribution): Contribution {
  const faults = checkCode(manifest, contribution);
  if (faults.length > 0) throw new CatalogueFault(faults);
  return contribution;
}

async function loadPacks(catalogue: readonly CatalogueEntry[], load: (entry: CatalogueEntry) => Promise<Contribution>, folders: readonly string[]) {
  const shipped = shippedPacks(await Promise.all(catalogue.filter(({ manifest }) => manifest.packs).map(load)));
  const taken = new Set(shipped.map(({ point, data }) => `${point} ${data.id}`));
  const own = [];
  for (const folder of folders) {
    const found = await userPacks(folder, taken);
    for (const { point, data } of found.packs) taken.add(`${point} ${data.id}`);
    own.push(found);
  }
  return { packs: [...shipped, ...own.flatMap((found) => found.packs)], diagnostics: own.flatMap((found) => found.diagnostics) };
}

/** What the packages that own a point find among its packs, beyond what a schema sees. */
function faultsAmong(packs: readonly LoadedPack[], contributions: readonly Contribution[]): Diagnostic[] {
  return contributions.flatMap(({ packChecks = {} }) => Object.entries(packChecks).flatMap(([point, check]) => {
    const own = packs.filter((pack) => pack.point === point).map(({ data }) => data);
    return own.flatMap((data) => check(data as never, own as never));
  }));
}

/** The parameters of a command as its surfaces see them. */
export function parametersOf(manifest: CommandManifest, methods: readonly BudgetMethodManifest[]): ParametersSchema {
  if (!manifest.takesMethodOptions) return manifest.parameters;
  const options = Object.fromEntries(methods.flatMap(({ options: own }) => Object.entries(own)));
  return { ...manifest.parameters, properties: { ...manifest.parameters.properties, ...options } };
}
