import { error, type Diagnostic } from '@pbc-planner/base';
import {
  isFault, openProject, stakeholdersNamed, stateWith,
  type Command, type CommandContext, type EventBody, type PlanState, type Project, type RefusalOutcome, type StakeholderKind, type TableOutcome,
} from '@pbc-planner/domain';
import { guidesOf, stakeholderKinds } from '../guides/parts.ts';
import { faultsOf, readText, refused, standing, unknownId } from './answers.ts';

interface StakeholdersParameters {
  readonly project: string;
  readonly add?: string;
  readonly role?: string;
  readonly note?: string;
  readonly remove?: string;
}

const command = 'involvement.stakeholders';

/** `involvement.stakeholders`: whom a project touches or needs, by role; with --add or --remove, one more or one less. */
export const stakeholders: Command<StakeholdersParameters, TableOutcome | RefusalOutcome> = async (parameters, context) => {
  const project = openProject(context.state, parameters.project);
  if (isFault(project)) return refused(command, project);
  const kinds = stakeholderKinds(await guidesOf(context));
  const changed = changeOf(parameters, project, kinds, context);
  if ('faults' in changed) return refused(command, ...changed.faults);
  const state = stateWith(context.state, changed.events, context.clock(), context.by);
  return { status: 'fine', outcome: { kind: 'table', fictional: standing(context).fictional, table: mapOf(state, project, kinds) }, diagnostics: [], events: changed.events };
};

function changeOf({ add, role, note, remove }: StakeholdersParameters, project: Project, kinds: readonly StakeholderKind[], { state }: CommandContext): { readonly events: readonly EventBody[] } | { readonly faults: readonly Diagnostic[] } {
  const named = state.involvement.stakeholders.filter((one) => one.project === project.id);
  if (add === undefined && remove === undefined) {
    return role === undefined && note === undefined ? { events: [] } : { faults: [error('nobody-named', 'Nobody is named of that role.', { hint: `Give --add with one of ${kinds.map(({ id }) => id).join(', ')}.` })] };
  }
  if (add !== undefined && remove !== undefined) return { faults: [error('add-and-remove', 'One is added or one is removed.', { hint: 'Give --add or --remove, and not both.' })] };
  if (remove !== undefined) {
    const found = named.find(({ id }) => id === remove);
    if (found === undefined) return { faults: [unknownId('stakeholder', remove, named.map(({ id }) => id))] };
    return { events: [{ type: 'stakeholder removed', data: { stakeholder: found.id, role: found.role, project: project.id } }] };
  }
  const kind = kinds.find(({ id }) => id === add);
  const [who, why] = [readText(role, 'The role', 160, 'Give --role "community matron, Northmarsh": the role, not the person.'), readText(note, 'The note', 300)];
  const faults = [...(kind === undefined ? [unknownId('kind', add ?? '', kinds.map(({ id }) => id))] : []), ...faultsOf(who, why)];
  if (kind === undefined || faults.length > 0 || typeof who !== 'string' || typeof why !== 'string') return { faults };
  const highest = state.involvement.stakeholders.reduce((most, { id }) => Math.max(most, Number(/^stakeholder-(\d{1,9})$/.exec(id)?.[1] ?? 0)), 0);
  return {
    events: [{
      type: 'stakeholder named',
      data: { stakeholder: { id: `stakeholder-${highest + 1}`, project: project.id, kind: kind.id, kindTitle: kind.title, clinician: kind.clinician, provider: kind.provider, role: who, note: why || null } },
    }],
  };
}

/** The map of a project: those named, and after them each kind that nobody has named, so that nobody is forgotten. */
function mapOf(state: PlanState, { id, title }: Project, kinds: readonly StakeholderKind[]): TableOutcome['table'] {
  const named = state.involvement.stakeholders.filter((one) => one.project === id);
  const fact = stakeholdersNamed(state, id);
  return {
    id: 'stakeholders',
    title: `${title}: whom it touches${fact.state === 'met' ? '' : `. ${fact.reason}`}`,
    columns: [
      { id: 'stakeholder', title: 'Stakeholder', kind: 'code' }, { id: 'kind', title: 'Kind', kind: 'code' }, { id: 'title', title: 'Who', kind: 'text' }, { id: 'role', title: 'Role', kind: 'text' },
      { id: 'clinician', title: 'A clinician besides GPs', kind: 'text' }, { id: 'provider', title: 'A provider', kind: 'text' }, { id: 'note', title: 'Note', kind: 'text' },
    ],
    rows: [
      ...named.map(({ id: own, kind, kindTitle, role, clinician, provider, note }) => [own, kind, kindTitle, role, clinician ? 'yes' : 'no', provider ? 'yes' : 'no', note]),
      ...kinds.filter((kind) => !named.some((one) => one.kind === kind.id)).map((kind) => [null, kind.id, kind.title, null, kind.clinician ? 'yes' : 'no', kind.provider ? 'yes' : 'no', 'nobody named']),
    ],
  };
}
