import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import { projectGaps, stateWith, type Command, type CommandContext, type EventBody, type Lever, type MessageOutcome, type ProjectChanges, type RefusalOutcome } from '@pbc-planner/domain';
import { areaCalled, unknownArea } from '../catalogue/area-called.ts';
import { done, isFault, openProject, refused } from './answers.ts';

/** What a project may be told to be. */
export interface DescribeParameters {
  readonly title?: string;
  readonly problem?: string;
  readonly population?: string;
  readonly clinicalLead?: string;
  readonly managerialLead?: string;
  readonly partners?: readonly string[];
  readonly levers?: readonly Lever[];
}

interface AddParameters extends DescribeParameters {
  readonly title: string;
  readonly area: string;
  readonly id?: string;
}

/** `project.add`: a project in a clinical area, with whatever is known of it. */
export const add: Command<AddParameters, MessageOutcome | RefusalOutcome> = async ({ title, area, id, ...rest }, context) => {
  const areas = await context.registry.clinicalAreas();
  const found = areaCalled(areas, area);
  const name = cleanText(title, 120);
  const project = id ?? slug(name);
  const faults: Diagnostic[] = [];
  if (found === undefined) faults.push(unknownArea(area, areas));
  if (name === '') faults.push(error('no-title', 'The project has no title.', { hint: 'Call it what people call it: "DVT in the community".' }));
  else if (project === '') faults.push(error('no-id', `"${name}" has no letters or digits to make an id of.`, { hint: 'Give it one with --id.' }));
  if (context.state.projects.byId.has(project)) faults.push(error('project-exists', `There is a project ${project} already.`, { hint: 'Change it with pbc project describe, or give this one another --id.' }));
  if (found === undefined || faults.length > 0) return refused('project.add', ...faults);
  const changes = changesOf(rest);
  const events: EventBody[] = [
    { type: 'project added', data: { project, title: name, area: found.id } },
    ...(Object.keys(changes).length === 0 ? [] : [{ type: 'project described' as const, data: { project, changes } }]),
  ];
  return done(`Added ${name} as ${project}, in ${found.title}. ${lacking(context, events, project)}`, events);
};

/** `project.describe`: what is known of a project; what is left out stays as it is. */
export const describe: Command<DescribeParameters & { readonly project: string }, MessageOutcome | RefusalOutcome> = ({ project: id, ...rest }, context) => {
  const project = openProject(context.state, id);
  if (isFault(project)) return refused('project.describe', project);
  const changes = changesOf(rest);
  if (changes.title === '') return refused('project.describe', error('no-title', 'A project needs a title.', { hint: 'Leave --title out to keep the one that it has.' }));
  if (Object.keys(changes).length === 0) {
    return refused('project.describe', error('nothing-said', 'Nothing was said about the project.', { hint: 'Use --problem, --population, --clinical-lead, --managerial-lead, --partners or --levers.' }));
  }
  const events: EventBody[] = [{ type: 'project described', data: { project: id, changes } }];
  return done(`Described ${changes.title ?? project.title}. ${lacking(context, events, id)}`, events);
};

function lacking({ state, clock }: CommandContext, events: readonly EventBody[], id: string): string {
  const project = stateWith(state, events, clock()).projects.byId.get(id);
  const gaps = project === undefined ? [] : projectGaps(project);
  return gaps.length === 0 ? 'It lacks nothing that a project must have.' : `It still lacks: ${gaps.map(({ text }) => text.replace(/\.$/, '').replace(/^It /, 'it ').replace(/^The /, 'the ').replace(/^Nobody /, 'nobody ')).join('; ')}.`;
}

/** Texts are cleaned; an empty one takes back what was known. */
function changesOf({ title, problem, population, clinicalLead, managerialLead, partners, levers }: DescribeParameters): ProjectChanges {
  const texts = { problem, population, clinicalLead, managerialLead };
  const given = Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...(title === undefined ? {} : { title: cleanText(title, 120) }),
    ...Object.fromEntries(given.map(([name, text]) => [name, cleanText(text, 500) || null])),
    ...(partners === undefined ? {} : { partners: partners.map((partner) => cleanText(partner, 120)).filter((partner) => partner !== '') }),
    ...(levers === undefined ? {} : { levers }),
  };
}

/** `DVT in the community` becomes `dvt-in-the-community`. */
export function slug(title: string): string {
  return title.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 60).replace(/^-|-$/g, '');
}
