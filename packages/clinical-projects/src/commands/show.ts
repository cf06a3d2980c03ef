import { error, lowestGrade, type Diagnostic } from '@pbc-planner/base';
import type { ClinicalArea, Command, DocumentOutcome, PortfolioOutcome, ProjectOutcome, RefusalOutcome, TableOutcome } from '@pbc-planner/domain';
import { areaDocument, areasTable } from '../catalogue/areas-pages.ts';
import { countProjects, isOpen, less, summed } from '../portfolio/project-figures.ts';
import { refused, unknownProject } from './answers.ts';

/** `project.list`: every project, and what they save together: gross, overlaps taken off once, and net. */
export const list: Command<object, PortfolioOutcome> = async (_, context) => {
  const { projects, overlaps, grade } = await countProjects(context);
  const open = projects.filter(({ project }) => isOpen(project));
  const net = less(summed(open.map((one) => one.net)), summed(overlaps.map(({ deduction }) => deduction)));
  return {
    status: 'fine',
    outcome: {
      kind: 'portfolio', locality: context.state.founded?.name ?? '', fictional: context.state.founded?.fictional ?? false,
      projects, overlaps, gross: summed(open.map((one) => one.gross)), net, grade,
    },
    diagnostics: [],
  };
};

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

/** `project.areas`: the clinical areas, or one of them with its measures, baseline data and cautions. */
export const areas: Command<{ readonly area?: string }, TableOutcome | DocumentOutcome | RefusalOutcome> = async ({ area }, { registry }) => {
  const all = await registry.clinicalAreas();
  if (area === undefined) return { status: 'fine', outcome: { kind: 'table', fictional: false, table: areasTable(all) }, diagnostics: [] };
  const found = all.find(({ id, aliases }) => id === area || aliases?.includes(area));
  if (found === undefined) return refused('project.areas', unknownArea(area, all));
  return { status: 'fine', outcome: { kind: 'document', document: areaDocument(found, await registry.quickWins()) }, diagnostics: [] };
};

function unknownArea(area: string, all: readonly ClinicalArea[]): Diagnostic {
  return error('unknown-area', `There is no clinical area "${area}".`, { hint: `Choose from ${all.map(({ id }) => id).join(', ')}.` });
}
