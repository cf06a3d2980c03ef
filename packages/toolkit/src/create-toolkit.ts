import { cleanText, type Diagnostic, type Result } from '@pbc-planner/base';
import { createRegistry, Dispatcher, packsOfWorkspace, systemUser, TemporaryWorkspaces, type KeeperCare, type Keeping, type PlanKeeper } from '@pbc-planner/runtime';
import { createWorkspace, findWorkspace, findWorkspaceFiles, PlanFile, serialiseDataSet } from '@pbc-planner/store';
import { catalogueIsChecked } from './catalogue-is-checked.ts';
import { catalogue } from './catalogue.ts';
import { choicesOf } from './choices.ts';
import type { PlanView, RunOptions, Toolkit, ToolkitOptions } from './toolkit.ts';

/** The plan of a workspace could not be opened; the diagnostics say why and what can be done. */
export class WorkspaceFault extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join(' '));
    this.name = 'WorkspaceFault';
    this.diagnostics = diagnostics;
  }
}

/**
 * Opens the planner, on the workspace that the given folder lies in, if any.
 * @throws WorkspaceFault when there is a plan that cannot be opened; it is left as it is.
 */
export async function createToolkit(options: ToolkitOptions = {}): Promise<Toolkit> {
  const by = cleanText(options.by ?? '', 100) || systemUser();
  const temporary = new TemporaryWorkspaces();
  const from = options.workspace === null ? null : (options.workspace ?? '.');
  const opens = options.openPlan !== false;
  const keeper = from === null || !opens ? null : await openPlan(from);
  const unopened = from === null || opens ? null : await findWorkspaceFiles(from);
  const ownPacks = [...(keeper ? [packsOfWorkspace(keeper.directory)] : []), ...(options.packs === undefined ? [] : [{ path: options.packs, title: options.packs, expected: true }])];
  const registry = await createRegistry(catalogue, { packFolders: ownPacks, checked: catalogueIsChecked });
  const keeping: Keeping = {
    create: async (directory, events, author, dataSets) => createWorkspace(directory ?? (await temporary.make()), events, author, { dataSets }),
    serialise: serialiseDataSet,
    care: careOf,
  };
  const dispatcher = new Dispatcher({
    registry, keeping, keeper, unopened, by,
    clock: options.clock ?? (() => new Date()),
    tables: async () => (await import('@pbc-planner/imports')).tableReader,
    readFile: async (path) => (await import('@pbc-planner/imports')).readFileContent(path),
  });

  return {
    registry,
    by,
    plan: () => viewOf(dispatcher, temporary),
    manifest: registry.manifest,
    parameters: registry.parameters,
    availability: (command) => {
      const reason = dispatcher.unavailable(command);
      return reason === null ? { available: true } : { available: false, reason };
    },
    choices: (source) => choicesOf(source, registry, dispatcher.state, dispatcher.dataSets),
    dataSet: async (name) => {
      const found = await dispatcher.dataSets.load(name);
      return found.ok ? found.value : null;
    },
    run: ((command: string, params: Readonly<Record<string, unknown>> = {}, { confirmed = false }: RunOptions = {}) => dispatcher.run(command, params, confirmed)) as Toolkit['run'],
    close: () => temporary.removeAll(),
  };
}

/** The care of a workspace's files. Its code is only loaded when somebody asks for it. */
function careOf(directory: string, by: string): KeeperCare {
  const care = () => import('@pbc-planner/store/care');
  return {
    examine: async () => (await care()).examineWorkspace(directory),
    mend: async (finding) => (await care()).mendFinding(directory, finding, by),
    collect: async () => (await care()).collectDataSets(directory, by),
    keptChanges: async () => (await care()).keptChanges(directory),
    settle: async (file) => (await care()).settleKeptChange(directory, file),
    revisions: async () => (await care()).keptRevisions(directory),
    restore: async (revision) => (await care()).restorePlan(directory, revision, by),
  };
}

async function openPlan(from: string): Promise<PlanKeeper | null> {
  const directory = await findWorkspace(from);
  if (directory === null) return null;
  const opened: Result<PlanFile> = await PlanFile.open(directory);
  if (!opened.ok) throw new WorkspaceFault(opened.diagnostics);
  return opened.value;
}

function viewOf({ keeper, state }: Dispatcher, temporary: TemporaryWorkspaces): PlanView | null {
  if (keeper === null || state === null) return null;
  return { directory: keeper.directory, temporary: temporary.has(keeper.directory), readOnly: keeper.readOnly ?? null, revision: keeper.plan.revision, state, events: keeper.plan.events };
}
