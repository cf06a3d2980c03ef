import { nextToRedo, nextToUndo, type CommandManifest, type ParametersSchema } from '@pbc-planner/domain';
import type { Availability, Toolkit } from '@pbc-planner/toolkit';
import type { Action } from '../state/actions.ts';
import { keyOfCommand, type KeyTable } from '../keys/key-table.ts';

const noParameters: ParametersSchema = { type: 'object', properties: {}, additionalProperties: false };

/** What the toolkit knows without calculating: the plan, the commands and whether each can be run, the roles of the methods. */
export function readPlan(toolkit: Toolkit, keys: KeyTable): Extract<Action, { type: 'plan read' }> {
  const open = toolkit.plan();
  const founded = open?.state.founded ?? null;
  const role = (wanted: string) => toolkit.registry.budgetMethods.find((method) => method.role === wanted)?.id ?? null;
  return {
    type: 'plan read',
    plan: open === null || founded === null ? null : {
      name: founded.name, year: founded.year, fictional: founded.fictional, revision: open.revision, temporary: open.temporary,
      canUndo: nextToUndo(open.events) !== null, canRedo: nextToRedo(open.events) !== null,
      by: toolkit.by, readOnly: open.readOnly,
      projects: [...open.state.projects.byId.values()].filter(({ closed }) => closed === null).map(({ id, title }) => ({ id, title })),
    },
    commands: toolkit.registry.commands.map((manifest) => ({
      manifest,
      parameters: toolkit.parameters(manifest.id) ?? noParameters,
      availability: available(toolkit.availability(manifest.id), manifest, open?.readOnly ?? null),
      key: keyOfCommand(keys, manifest.id),
    })),
    roles: {
      current: role('current'),
      fairShare: role('fair share'),
      mixes: Object.fromEntries(toolkit.registry.budgetMethods.map(({ id, needs = [] }) => [id, needs])),
    },
  };
}

/** Whether a command can be run here: what may change the plan cannot where nothing can be saved. */
function available(availability: Availability, { changesPlan, worksOnFiles }: CommandManifest, readOnly: string | null): Availability {
  return availability.available && readOnly !== null && changesPlan === true && worksOnFiles !== true ? { available: false, reason: readOnly } : availability;
}
