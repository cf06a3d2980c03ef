import { loadFigures, localityPractices, openSession, type ChangeProcess, type DataSets, type PlanState, type Registry } from '@pbc-planner/domain';

/** Values to offer for a parameter, by the source that its schema names; none for a source that has none now. */
export async function choicesOf(source: string, registry: Registry, state: PlanState | null, dataSets: DataSets): Promise<readonly string[]> {
  switch (source) {
    case 'budgetMethods': return registry.budgetMethods.map(({ id }) => id);
    case 'commands': return registry.commands.map(({ id }) => id);
    case 'outcomes': return registry.outcomeKinds();
    case 'policyParameters': return (await registry.policyParameters()).map(({ id }) => id);
    case 'importProfiles': return (await registry.importProfiles()).map(({ id }) => id);
    case 'responsibilityFrameworks': return (await registry.responsibilityFrameworks()).map(({ id }) => id);
    case 'clinicalAreas': return (await registry.clinicalAreas()).map(({ id }) => id);
    case 'quickWins': return (await registry.quickWins()).map(({ id }) => id);
    case 'caseStudies': return (await registry.caseStudies()).map(({ id }) => id);
    case 'involvementGuides': return (await registry.involvementGuides()).map(({ id }) => id);
    case 'stakeholderKinds': return [...new Set((await registry.involvementGuides()).flatMap(({ stakeholders = [] }) => stakeholders.map(({ id }) => id)))];
    case 'trainingCourses': return (await registry.trainingProgrammes()).flatMap(({ courses }) => courses.map(({ id }) => id));
    case 'sessionTemplates': return (await registry.sessionTemplates()).map(({ id }) => id);
    case 'processSteps': case 'processQuestions': case 'evidenceKinds': case 'providerRoutes': case 'launchItems': return choicesOfProcess(source, await registry.processes());
    case 'packs': return (await registry.packs()).map(({ id }) => id);
    default: return state === null ? [] : choicesOfPlan(source, registry, state, dataSets);
  }
}

/** What the process of change has of a kind: the locality's own process, where there is one beside ours. */
function choicesOfProcess(source: string, all: readonly ChangeProcess[]): readonly string[] {
  const process = all.find(({ id }) => id !== 'seven-steps') ?? all[0];
  const { steps = [], routes = [], launch = [] } = process ?? {};
  switch (source) {
    case 'processSteps': return steps.map(({ id }) => id);
    case 'processQuestions': return [...new Set(steps.flatMap(({ questions }) => questions.map(({ id }) => id)))];
    case 'evidenceKinds': return [...new Set(steps.flatMap(({ evidence }) => evidence.map(({ id }) => id)))];
    case 'providerRoutes': return routes.map(({ id }) => id);
    default: return launch.map(({ id }) => id);
  }
}

async function choicesOfPlan(source: string, registry: Registry, state: PlanState, dataSets: DataSets): Promise<readonly string[]> {
  if (source === 'responsibilityItems' || source === 'responsibilityParties') {
    const framework = (await registry.responsibilityFrameworks()).find(({ id }) => id === state.founded?.framework);
    return (source === 'responsibilityItems' ? framework?.items : framework?.parties)?.map(({ id }) => id) ?? [];
  }
  if (source === 'projects') return [...state.projects.byId.keys()];
  if (source === 'contacts') return state.involvement.contacts.filter(({ answered }) => answered === null).map(({ id }) => id);
  if (source === 'sessions') return state.sessions.map(({ id }) => id);
  if (source === 'sessionBlocks') return openSession(state)?.agenda.map(({ id }) => id) ?? [];
  if (source === 'sessionItems') return state.sessions.filter(({ approved }) => approved === null).flatMap(({ captures }) => captures.map(({ id }) => id));
  if (source === 'sessionActions') return state.sessions.flatMap(({ captures }) => captures.filter(({ kind, done }) => kind === 'action' && done === null).map(({ id }) => id));
  if (source === 'sessionPeople') return peopleOf(state);
  if (source === 'interests') return state.changeProcesses.interests.filter(({ handled }) => handled === null).map(({ id }) => id);
  const figures = await loadFigures(state, dataSets);
  if (!figures.ok) return [];
  const { measures } = figures.value;
  if (source === 'practices') return localityPractices(state, figures.value).map(({ practice }) => practice);
  if (source === 'years') return [...new Set(measures.map(({ year }) => year))].sort();
  if (source !== 'weightedLists') return [];
  const weighted = measures.flatMap(({ measure }) => (measure.kind === 'weighted-list' ? [measure.name] : []));
  return [...new Set([...(measures.some(({ measure }) => measure.kind === 'list') ? ['list'] : []), ...weighted])];
}

/** Everybody whom a session named: those of the open one first, then of the latest before. */
function peopleOf({ sessions }: PlanState): readonly string[] {
  return [...new Set(sessions.toReversed().flatMap(({ attendance }) => attendance.map(({ person }) => person)))];
}
