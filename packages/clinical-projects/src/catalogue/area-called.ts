import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import type { ClinicalArea } from '@pbc-planner/domain';

/** The area of that id, or the one that other papers call so. */
export function areaCalled(areas: readonly ClinicalArea[], name: string): ClinicalArea | undefined {
  return areas.find(({ id }) => id === name) ?? areas.find(({ aliases }) => aliases?.includes(name));
}

/** The refusal of an area that there is not. */
export function unknownArea(name: string, areas: readonly ClinicalArea[]): Diagnostic {
  return error('unknown-area', `There is no clinical area "${cleanText(name, 60)}".`, { hint: `Choose from ${areas.map(({ id }) => id).join(', ')}; see pbc project areas.` });
}
