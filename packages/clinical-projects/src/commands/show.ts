import { lowestGrade } from '@pbc-planner/base';
import { countProjects, unknownProject, type Command, type DocumentOutcome, type ProjectOutcome, type RefusalOutcome, type TableOutcome } from '@pbc-planner/domain';
import { areaCalled, unknownArea } from '../catalogue/area-called.ts';
import { areaDocument, areasTable } from '../catalogue/areas-pages.ts';
import { refused } from './answers.ts';

/** `project.show`: all that is known of one project. */
export const show: Command<{ readonly project: string }, ProjectOutcome | RefusalOutcome> = async ({ project: id }, context) => {
  const { projects, overlaps, cautions, grade } = await countProjects(context);
  const found = projects.find(({ project }) => project.id === id);
  if (found === undefined) return refused('project.show', unknownProject(context.state, id));
  const area = (await context.registry.clinicalAreas()).find((one) => one.id === found.project.area);
  return {
    status: 'fine',
    outcome: {
      kind: 'project', locality: context.state.founded?.name ?? '', fictional: context.state.founded?.fictional ?? false, ...found,
      overlaps: overlaps.filter(({ one, other }) => one.startsWith(`${id}/`) || other.startsWith(`${id}/`)),
      cautions: cautions.get(found.project.area) ?? [],
      grade: lowestGrade(area === undefined ? [grade] : [grade, area.grade]),
    },
    diagnostics: [],
  };
};

/** `project.areas`: the clinical areas in a list. */
export const areas: Command<object, TableOutcome> = async (_, { registry }) =>
  ({ status: 'fine', outcome: { kind: 'table', fictional: false, table: areasTable(await registry.clinicalAreas()) }, diagnostics: [] });

/** `project.area`: one clinical area with its measures, baseline data and cautions. */
export const area: Command<{ readonly area: string }, DocumentOutcome | RefusalOutcome> = async ({ area: id }, { registry }) => {
  const all = await registry.clinicalAreas();
  const found = areaCalled(all, id);
  if (found === undefined) return refused('project.area', unknownArea(id, all));
  return { status: 'fine', outcome: { kind: 'document', document: areaDocument(found, await registry.quickWins()) }, diagnostics: [] };
};
