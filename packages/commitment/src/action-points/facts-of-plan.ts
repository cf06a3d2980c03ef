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
  if (shownBy === 'budget-method') return shownOfBudgetMethod(practice, state);
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

/** Whether the practice itself says that it knows how its budget was made. What the commissioner says of it does not count. */
function shownOfBudgetMethod({ practice }: Practice, { budgetStanding }: PlanState): Shown {
  const { practice: own, commissioner } = budgetStanding.words.get(practice) ?? {};
  if (own?.answers.methodKnown === 'yes') return { state: 'done', text: `knows the method, ${own.time.slice(0, 10)}` };
  const other = commissioner?.answers.methodKnown === 'yes' ? '; the commissioner says that it is known' : '';
  if (own?.answers.methodKnown === undefined) return { state: 'not-started', text: `has not said whether it knows the method${other}` };
  return { state: 'in-hand', text: `${own.answers.methodKnown === 'no' ? 'does not know the method' : 'cannot tell whether it knows the method'}${other}` };
}

/** What the plan shows of an action point that counts once for the locality; `null` where it shows nothing. */
export function shownOfLocality({ shownBy, sides = [] }: ActionPoint, state: PlanState, framework: ResponsibilityFramework): Shown | null {
  if (shownBy === 'projects') return shownOfProjects(state);
  return shownBy === 'direct-management' ? shownOfDirectManagement(sides, state, framework) : null;
}

/** An item needs direct management as soon as one side says so. It is done when every side has answered for every item and few enough need it. */
function shownOfDirectManagement(sides: readonly string[], { responsibilities }: PlanState, { items, checks }: ResponsibilityFramework): Shown {
  const { directManagement, directManagementBySide } = responsibilities;
  const answered = items.filter(({ id }) => directManagement.has(id) || directManagementBySide.has(id)).length;
  const flagged = items.filter(({ id }) => directManagement.get(id) === true || [...directManagementBySide.get(id)?.values() ?? []].includes(true)).length;
  const limit = checks.find(({ code }) => code === directManagementCheck)?.limit;
  const isPassed = limit !== undefined && flagged * 100 > limit * items.length;
  const bySide = sides.map((side) => ({ side, answers: items.filter(({ id }) => directManagementBySide.get(id)?.has(side)).length }));
  const whole = bySide.length > 0 && bySide.every(({ answers }) => answers === items.length);
  const own = bySide.map(({ side, answers }) => `${side} ${answers}`).join(', ');
  const share = limit === undefined ? '' : `; the limit is ${limit}% of the items, which ${isPassed ? 'is passed' : 'is kept so far'}`;
  return {
    state: whole && !isPassed ? 'done' : answered > 0 ? 'in-hand' : 'not-started',
    text: `${answered} of ${items.length} items answered${own === '' ? '' : ` (for themselves: ${own})`}, ${flagged} in need of direct management${share}`,
  };
}

/** A live project is measurable when one of its measures has a dated baseline and a dated target, by which it is reviewed. */
function shownOfProjects({ projects }: PlanState): Shown {
  const live = [...projects.byId.values()].filter(({ closed }) => closed === null);
  const measurable = live.filter(({ measures }) => measures.some((one) => [one.baseline, one.baselineOn, one.target, one.targetOn].every((part) => part !== null)));
  if (live.length === 0) return { state: 'not-started', text: 'no live project yet' };
  return { state: measurable.length === live.length ? 'done' : 'in-hand', text: `${measurable.length} of ${counted(live.length, 'live project')} measurable: a dated baseline, a target and its date` };
}
