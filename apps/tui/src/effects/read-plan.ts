import { nextToRedo, nextToUndo, openSession, openVote, type CommandManifest, type ParametersSchema } from '@pbc-planner/domain';
import type { Availability, Toolkit } from '@pbc-planner/toolkit';
import type { Action } from '../state/actions.ts';
import type { Room } from '../state/room.ts';
import type { PlanSummary } from '../state/workbench-state.ts';
import { keyOfCommand, type KeyTable } from '../keys/key-table.ts';

const noParameters: ParametersSchema = { type: 'object', properties: {}, additionalProperties: false };

/** What the toolkit knows without calculating: the plan, the commands and whether each can be run, the roles of the methods. */
export function readPlan(toolkit: Toolkit, keys: KeyTable, now = new Date()): Extract<Action, { type: 'plan read' }> {
  const readOnly = toolkit.plan()?.readOnly ?? null;
  const role = (wanted: string) => toolkit.registry.budgetMethods.find((method) => method.role === wanted)?.id ?? null;
  return {
    type: 'plan read',
    ...summary(toolkit, now),
    commands: toolkit.registry.commands.map((manifest) => ({
      manifest,
      parameters: toolkit.parameters(manifest.id) ?? noParameters,
      availability: available(toolkit.availability(manifest.id), manifest, readOnly),
      key: keyOfCommand(keys, manifest.id),
    })),
    roles: {
      current: role('current'),
      fairShare: role('fair share'),
      mixes: Object.fromEntries(toolkit.registry.budgetMethods.map(({ id, needs = [] }) => [id, needs])),
    },
  };
}

/** What the title line and the clock say of the open plan. */
export function summary(toolkit: Toolkit, now: Date): { readonly plan: PlanSummary | null; readonly room: Room | null; readonly voting: boolean } {
  const open = toolkit.plan();
  const founded = open?.state.founded ?? null;
  if (open === null || founded === null) return { plan: null, room: null, voting: false };
  const session = openSession(open.state);
  return {
    plan: {
      name: founded.name, year: founded.year, fictional: founded.fictional, revision: open.revision, temporary: open.temporary,
      canUndo: nextToUndo(open.events) !== null, canRedo: nextToRedo(open.events) !== null,
      by: toolkit.by, readOnly: open.readOnly,
      projects: [...open.state.projects.byId.values()].filter(({ closed }) => closed === null).map(({ id, title }) => ({ id, title })),
    },
    voting: session !== null && openVote(open.state, session.id) !== null,
    room: session === null ? null : { session, activity: open.events.flatMap(({ time }) => (time < session.startedAt ? [] : [time])), now: now.toISOString() },
  };
}

/** Whether a command can be run here: what may change the plan cannot where nothing can be saved. */
function available(availability: Availability, { changesPlan, worksOnFiles }: CommandManifest, readOnly: string | null): Availability {
  return availability.available && readOnly !== null && changesPlan === true && worksOnFiles !== true ? { available: false, reason: readOnly } : availability;
}
