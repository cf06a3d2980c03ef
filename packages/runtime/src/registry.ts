import type { Diagnostic } from '@pbc-planner/base';
import {
  packPoints, type Command, type CommandManifest, type Contribution, type PackPoint, type PackPoints, type ParametersSchema, type RegisteredMethod, type Registry,
} from '@pbc-planner/domain';
import { CatalogueFault, type CatalogueEntry } from './catalogue.ts';
import { checkCode } from './check-code.ts';
import { checkManifests } from './check-manifests.ts';
import { checkPack, packFolderFaults, shippedPacks, summaryOf, userPacks, type FoundPacks, type LoadedPack, type PackFolder } from './packs.ts';
import { parametersOf } from './parameters.ts';

/** A registry with the code behind it. */
export interface LoadedRegistry extends Registry {
  readonly manifest: (command: string) => CommandManifest | null;
  /** The parameters of a command, with the options of all methods where it takes them. */
  readonly parameters: (command: string) => ParametersSchema | null;
  readonly command: (command: string) => Promise<Command | null>;
  /** What was wrong with the user's packs that were read so far, each left out. */
  readonly packsLeftOut: () => readonly Diagnostic[];
}

/** What a registry is made with besides the catalogue. */
export interface RegistryOptions {
  /** Folders of the user's own packs. */
  readonly packFolders?: readonly PackFolder[];
  /** The manifests were checked when the program was built, so that each start need not. */
  readonly checked?: boolean;
}

/** Checks and indexes a catalogue. Code is loaded when a command or a method is needed. @throws CatalogueFault with every fault of the catalogue. */
export async function createRegistry(catalogue: readonly CatalogueEntry[], { packFolders = [], checked = false }: RegistryOptions = {}): Promise<LoadedRegistry> {
  const faults = checked ? [] : await checkManifests(catalogue.map(({ manifest }) => manifest));
  if (faults.length > 0) throw new CatalogueFault(faults);

  const commands = catalogue.flatMap(({ manifest }) => manifest.commands ?? []);
  const budgetMethods = catalogue.flatMap(({ manifest }) => manifest.budgetMethods ?? []);
  const manifests = new Map(commands.map((command) => [command.id, command]));
  const load = once((entry: CatalogueEntry) => entry.load().then((contribution) => withCode(entry, contribution)));
  const owner = (has: (entry: CatalogueEntry) => boolean) => {
    const entry = catalogue.find(has);
    return entry ? load(entry) : Promise.resolve(null);
  };
  const leftOut: Diagnostic[] = [];
  const folderFaults = once(packFolderFaults);
  const packsOf = once(async (point: PackPoint): Promise<FoundPacks> => {
    const shipping = catalogue.filter(({ manifest }) => manifest.packs?.includes(point));
    const found = await packsOfPoint(point, await Promise.all(shipping.map(load)), packFolders);
    const folders = (await Promise.all(packFolders.map(folderFaults))).flat();
    leftOut.push(...found.diagnostics, ...folders.filter((fault) => !leftOut.includes(fault)));
    return found;
  });
  const allPacks = async () => (await Promise.all(packPoints.map(packsOf))).flatMap(({ packs }) => packs);
  const dataOf = async <P extends PackPoint>(point: P) => (await packsOf(point)).packs.map(({ data }) => data as PackPoints[P]);

  return {
    commands,
    budgetMethods,
    outcomeKinds: async () => (await import('@pbc-planner/domain/schemas')).outcomeKinds,
    outcomeSchema: async (kind) => (await import('@pbc-planner/domain/schemas')).outcomeSchema(kind),
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
    policyParameters: () => dataOf('policyParameters'),
    importProfiles: () => dataOf('importProfiles'),
    scenarios: () => dataOf('scenarios'),
    weightTables: () => dataOf('weightTables'),
    responsibilityFrameworks: () => dataOf('responsibilityFrameworks'),
    challengeChecklists: () => dataOf('challengeChecklists'),
    clinicalAreas: () => dataOf('clinicalAreas'),
    quickWins: () => dataOf('quickWins'),
    priorityGrids: () => dataOf('priorityGrids'),
    processes: () => dataOf('processes'),
    involvementGuides: () => dataOf('involvementGuides'),
    caseStudies: () => dataOf('caseStudies'),
    caseStudyChecklists: () => dataOf('caseStudyChecklists'),
    trainingProgrammes: () => dataOf('trainingProgrammes'),
    sessionTemplates: () => dataOf('sessionTemplates'),
    paperTemplates: () => dataOf('paperTemplates'),
    packs: async () => (await allPacks()).map(summaryOf),
    checkPacks: async () => {
      const all = await allPacks();
      const faults = await Promise.all(all.filter(({ own }) => own).map(({ point, from, data }) => checkPack(point, from, data)));
      const contributions = await Promise.all(catalogue.filter(({ manifest }) => manifest.packs).map(load));
      return [...faults.flat(), ...leftOut, ...faultsAmong(all, contributions)];
    },
    packsLeftOut: () => leftOut,
  };
}

/** A function that makes each thing once and remembers it. */
function once<K, V>(make: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const made = new Map<K, Promise<V>>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

function withCode({ manifest }: CatalogueEntry, contribution: Contribution): Contribution {
  const faults = checkCode(manifest, contribution);
  if (faults.length > 0) throw new CatalogueFault(faults);
  return contribution;
}

async function packsOfPoint(point: PackPoint, contributions: readonly Contribution[], folders: readonly PackFolder[]): Promise<FoundPacks> {
  const packs: LoadedPack[] = shippedPacks(point, contributions);
  const diagnostics: Diagnostic[] = [];
  for (const folder of folders) {
    const found = await userPacks(point, folder, new Map(packs.map(({ data, from }) => [data.id, from])));
    packs.push(...found.packs);
    diagnostics.push(...found.diagnostics);
  }
  return { packs, diagnostics };
}

/** What the packages that own a point find among its packs, beyond what a schema sees. */
function faultsAmong(packs: readonly LoadedPack[], contributions: readonly Contribution[]): Diagnostic[] {
  return contributions.flatMap(({ packChecks = {} }) => Object.entries(packChecks).flatMap(([point, check]) => {
    const own = packs.filter((pack) => pack.point === point);
    const all = own.map(({ data }) => data);
    return own.flatMap(({ from, data }) => check(data as never, all as never).map((one) => ({ ...one, place: { ...one.place, file: from } })));
  }));
}
