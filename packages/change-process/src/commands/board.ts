import type { Table } from '@pbc-planner/base';
import { isFault, type ChangeProcess, type Command, type PlanState, type Project, type RefusalOutcome, type TableOutcome } from '@pbc-planner/domain';
import { judgingDay } from '../facts/evidence-fact.ts';
import { blocking, conditionsOf, stepHere } from '../gate/gate.ts';
import { processInForce, refused } from './answers.ts';

/** `process.board`: the open projects by the step that each is at, with who has it and what its next gate waits for. */
export const board: Command<object, TableOutcome | RefusalOutcome> = async (_, context) => {
  const process = await processInForce(context);
  if (isFault(process)) return refused('process.board', process);
  const { state } = context;
  const asOf = judgingDay(context.clock(), state.founded?.year);
  return { status: 'fine', outcome: { kind: 'table', fictional: state.founded?.fictional ?? false, table: boardTable(process, state, asOf) }, diagnostics: [] };
};

function boardTable(process: ChangeProcess, state: PlanState, asOf: string): Table {
  const open = [...state.projects.byId.values()].filter(({ closed }) => closed === null);
  const placed = open.map((project) => ({ project, step: stepHere({ state, project, process }) }));
  const at = ({ step }: (typeof placed)[number]) => (step === null ? process.steps.length : process.steps.indexOf(step));
  return {
    id: 'board',
    title: `Projects by step: ${process.title}`,
    columns: [
      { id: 'project', title: 'Project', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'step', title: 'Step', kind: 'text' }, { id: 'owner', title: 'Owner', kind: 'text' },
      { id: 'missing', title: 'Missing', kind: 'number' }, { id: 'next_gate', title: 'Next gate', kind: 'text' },
    ],
    rows: placed.sort((a, b) => at(a) - at(b)).map((one) => {
      const { project, step } = one;
      const shut = step === null ? [] : blocking(conditionsOf(step, { state, project, process, asOf }));
      const gate = step === null ? 'all steps passed' : shut.length === 0 ? 'open' : shut.map(({ text }) => text).join(' ');
      return [project.id, project.title, step === null ? 'done' : `${at(one) + 1} ${step.title}`, owner(project), shut.length, gate];
    }),
  };
}

/** Who has a project: its manager, else its clinician; `null` where it has neither. */
function owner({ managerialLead, clinicalLead }: Project): string | null {
  return managerialLead ?? clinicalLead;
}
