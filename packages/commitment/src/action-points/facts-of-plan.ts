import { counted } from '@pbc-planner/base';
import type { ActionPoint, CommitmentRound, PlanState, Practice, ResponsibilityFramework, TrackedState } from '@pbc-planner/domain';
import { statedDate } from '../commands/participation.ts';
import { askedBy, sheetCoverage } from '../rounds/items.ts';

/** How far something is by the plan's own facts, in words too. */
export interface Shown {
  readonly state: TrackedState;
  readonly text: string;
}

/** The check whose limit says how much of a framework may need direct management. */
const directManagementCheck = 'RM012';

/** What the plan shows of an action point for one practice; `null` where it shows nothing. */
export function shownOfPractice({ shownBy }: ActionPoint, practice: Practice, state: PlanState, framework: ResponsibilityFramework): Shown | null {
  if (shownBy === 'participation') {
    const date = statedDate(state, practice);
    return date === null ? { state: 'not-started', text: 'has not said how it takes part' } : { state: 'done', text: `${practice.membership === 'in' ? 'in the locality' : practice.membership} from ${date}` };
  }
  if (shownBy !== 'commitment') return null;
  const round: CommitmentRound | undefined = state.commitment.rounds.findLast((one) => one.framework === framework.id);
  const asked = askedBy(framework);
  if (round === undefined || !asked.ok) return { state: 'not-started', text: 'no round of scores yet' };
  const sheet = round.sheets.get(practice.practice);
  const { answered, asked: of } = sheetCoverage(asked.value.items, sheet);
  const by = sheet === undefined ? '' : `, ${sheet.role === null ? '' : `${sheet.role}, `}${sheet.scoredAt.slice(0, 10)}`;
  // How many blanks are left would tell, beside the heat map, which letter the practice has.
  const [own, word] = answered === of ? ['done', 'complete'] as const : answered > 0 ? ['in-hand', 'begun'] as const : ['not-started', 'nothing yet'] as const;
  return { state: own, text: `${word} in round ${round.round}${by}` };
}

/**
 * What the plan shows of an action point that counts once for the locality; `null` where it shows nothing. The plan holds one
 * answer for each item and not who gave it, so that both sides have answered is for somebody to record.
 */
export function shownOfLocality({ shownBy }: ActionPoint, state: PlanState, { items, checks }: ResponsibilityFramework): Shown | null {
  if (shownBy === 'projects') return shownOfProjects(state);
  if (shownBy !== 'direct-management') return null;
  const answers = items.flatMap(({ id }) => state.responsibilities.directManagement.get(id) ?? []);
  const flagged = answers.filter((needs) => needs).length;
  const limit = checks.find(({ code }) => code === directManagementCheck)?.limit;
  const share = limit === undefined ? '' : `; the limit is ${limit}% of the items, which ${flagged * 100 > limit * items.length ? 'is passed' : 'is kept so far'}`;
  return { state: answers.length === 0 ? 'not-started' : 'in-hand', text: `${answers.length} of ${items.length} items answered, ${flagged} in need of direct management${share}` };
}

/** A live project is measurable when one of its measures has a dated baseline and a dated target, by which it is reviewed. */
function shownOfProjects({ projects }: PlanState): Shown {
  const live = [...projects.byId.values()].filter(({ closed }) => closed === null);
  const measurable = live.filter(({ measures }) => measures.some((one) => [one.baseline, one.baselineOn, one.target, one.targetOn].every((part) => part !== null)));
  if (live.length === 0) return { state: 'not-started', text: 'no live project yet' };
  return { state: measurable.length === live.length ? 'done' : 'in-hand', text: `${measurable.length} of ${counted(live.length, 'live project')} measurable: a dated baseline, a target and its date` };
}
