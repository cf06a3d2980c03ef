import { cleanText, error } from '@pbc-planner/base';
import type { Command, MessageOutcome, RefusalOutcome } from '@pbc-planner/domain';
import { readDay } from '../portfolio/read-day.ts';
import { done, isFault, openProject, refused } from './answers.ts';

/** `project.close`: a project ends, with the day and the reason. Its savings no longer count with the others'. */
export const close: Command<{ readonly project: string; readonly on: string; readonly reason: string }, MessageOutcome | RefusalOutcome> = ({ project: id, on, reason }, { state }) => {
  const project = openProject(state, id);
  const day = readDay(on, 'The day');
  const why = cleanText(reason, 500);
  const faults = [
    ...(isFault(project) ? [project] : []),
    ...(typeof day === 'string' ? [] : [day]),
    ...(why === '' ? [error('no-reason', 'Nobody said why it is closed.', { hint: 'Give --reason "finished, taken into the contract", or what it was.' })] : []),
  ];
  if (isFault(project) || typeof day !== 'string' || faults.length > 0) return refused('project.close', ...faults);
  return done(`${project.title} is closed.`, [{ type: 'project closed', data: { project: id, on: day, reason: why } }]);
};
