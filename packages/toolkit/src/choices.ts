import { loadFigures, localityPractices, openSession, type DataSets, type PlanState, type Registry } from '@pbc-planner/domain';

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
    case 'trainingCourses': return (await registry.trainingProgrammes()).flatMap(({ courses }) => courses.map(({ id }) => id));
    case 'sessionTemplates': return (await registry.sessionTemplates()).map(({ id }) => id);
    case 'packs': return (await registry.packs()).map(({ id }) => id);
    default: return state === null ? [] : choicesOfPlan(source, registry, state, dataSets);
  }
}

async function choicesOfPlan(source: string, registry: Registry, state: PlanState, dataSets: DataSets): Promise<readonly string[]> {
  if (source === 'responsibilityItems' || source === 'responsibilityParties') {
    const framework = (await registry.responsibilityFrameworks()).find(({ id }) => id === state.founded?.framework);
    return (source === 'responsibilityItems' ? framework?.items : framework?.parties)?.map(({ id }) => id) ?? [];
  }
  if (source === 'projects') return [...state.projects.byId.keys()];
  if (source === 'sessions') return state.sessions.map(({ id }) => id);
  if (source === 'sessionBlocks') return openSession(state)?.agenda.map(({ id }) => id) ?? [];
  if (source === 'sessionItems') return state.sessions.filter(({ approved }) => approved === null).flatMap(({ captures }) => captures.map(({ id }) => id));
  if (source === 'sessionActions') return state.sessions.flatMap(({ captures }) => captures.filter(({ kind, done }) => kind === 'action' && done === null).map(({ id }) => id));
  const figures = await loadFigures(state, dataSets);
  if (!figures.ok) return [];
  const { measures } = figures.value;
  if (source === 'practices') return localityPractices(state, figures.value).map(({ practice }) => practice);
  if (source === 'years') return [...new Set(measures.map(({ year }) => year))].sort();
  if (source !== 'weightedLists') return [];
  const weighted = measures.flatMap(({ measure }) => (measure.kind === 'weighted-list' ? [measure.name] : []));
  return [...new Set([...(measures.some(({ measure }) => measure.kind === 'list') ? ['list'] : []), ...weighted])];
}
