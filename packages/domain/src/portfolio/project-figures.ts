import { lowestGrade, pence, sumPence, type Grade, type Pence } from '@pbc-planner/base';
import type { CommandContext } from '../contracts/command.ts';
import {
  estimateNames, type EstimateFigures, type EstimateName, type OverlapDeduction, type ProjectFigures, type ShownCaution, type ThreePence,
} from '../outcome/project-outcomes.ts';
import { estimateKey } from '../plan/projects.ts';
import { projectGaps } from '../project/project-gaps.ts';
import type { Project } from '../project/project.ts';
import { deliverableOf } from '../quick-win/deliverable.ts';
import { workOut, type WorkedOut } from '../quick-win/work-out.ts';
import { cautionsOf } from './cautions.ts';
import { overlapsOf, threePence, type EstimateInBase } from './overlaps.ts';

/** The projects of a plan with their savings, and what they count twice. */
export interface CountedProjects {
  readonly projects: readonly ProjectFigures[];
  readonly overlaps: readonly OverlapDeduction[];
  readonly cautions: ReadonlyMap<string, readonly ShownCaution[]>;
  readonly grade: Grade;
}

/** Works out every estimate of every project. A closed project's savings do not count with the others' and overlap with nothing. */
export async function countProjects({ state, registry, by }: Pick<CommandContext, 'state' | 'registry' | 'by'>): Promise<CountedProjects> {
  const [areas, wins] = await Promise.all([registry.clinicalAreas(), registry.quickWins()]);
  const winOf = new Map(wins.map((win) => [win.id, win]));
  const inBases: EstimateInBase[] = [];
  const grades: Grade[] = [];
  const counted = [...state.projects.byId.values()].map((project): ProjectFigures => {
    const worked = project.estimates.flatMap((estimate) => {
      const win = winOf.get(estimate.win);
      const done = win && workOut(win, { inputs: estimate.inputs, ...deliverableOf(win, estimate.deliverable), by, reason: `entered for ${project.title}` });
      return done ? [{ win, estimate, done }] : [];
    });
    grades.push(...worked.map(({ done }) => done.grade));
    if (project.closed === null) {
      inBases.push(...worked.map(({ win, estimate, done }) => ({ key: estimateKey(project.id, win.id), base: estimate.base, estimates: done.estimates })));
    }
    return {
      project,
      areaTitle: areas.find(({ id }) => id === project.area)?.title ?? project.area,
      gaps: projectGaps(project),
      estimates: worked.map(({ win, done }) => ({
        win: win.id, title: win.title, loss: isLoss(done), gross: figures(done, 'grossPence'), reprovision: figures(done, 'reprovisionPence'),
        setUp: figures(done, 'setUpPence'), management: figures(done, 'managementPence'), net: figures(done, 'netPence'), cautions: cautionsOf(win), grade: done.grade,
      })),
      gross: summed(worked.map(({ done }) => figures(done, 'grossPence'))),
      net: summed(worked.map(({ done }) => figures(done, 'netPence'))),
    };
  });
  const cautions = new Map(areas.map((area) => [area.id, cautionsOf(area)]));
  return { projects: counted, overlaps: overlapsOf(inBases, state.projects.overlaps), cautions, grade: lowestGrade(grades) };
}

/** Sums for each of low, central and high. */
export function summed(parts: readonly ThreePence[]): ThreePence {
  return threePence((name) => sumPence(parts.map((part) => part[name])));
}

/** One sum less another. */
export function less(whole: ThreePence, taken: ThreePence): ThreePence {
  return threePence((name) => pence(whole[name] - taken[name]));
}

/** Whether the central estimate costs more than it saves. */
export function isLoss({ estimates }: WorkedOut): boolean {
  return (estimates[estimateNames.indexOf('central')]?.netPence ?? 0) < 0;
}

function figures({ estimates }: WorkedOut, field: keyof EstimateFigures & `${string}Pence`): ThreePence {
  return threePence((name: EstimateName): Pence => (estimates.find((one) => one.name === name) as EstimateFigures)[field]);
}

/** Whether a project is open. */
export function isOpen({ closed }: Project): boolean {
  return closed === null;
}
