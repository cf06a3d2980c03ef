import { foldPlan, nextToUndo, type CaseStudy, type CaseStudyChecklist, type Command, type CommandContext, type CommandResult, type EventBody, type PlanEvent, type PlanState, type Registry } from '@pbc-planner/domain';
import { contribution } from '../src/index.ts';

/** A plan of Tarrow Vale that lives in memory, with one project, on which the commands of this package run as they would in a workspace. */
export class PlanInMemory {
  events: PlanEvent[] = [];
  now = '2006-11-06T11:00:00.000Z';
  readonly #own: readonly CaseStudyChecklist[];
  readonly #cases: readonly CaseStudy[];

  constructor(own: readonly CaseStudyChecklist[] = [], cases: readonly CaseStudy[] = []) {
    this.#own = own;
    this.#cases = cases;
    this.keep('init', [{ type: 'plan founded', data: { name: 'Tarrow Vale', year: '2006/07' as never, framework: 'pbc-2005', fictional: true } }]);
    this.keep('project.add', [{ type: 'project added', data: { project: 'dvt', title: 'DVT', area: 'dvt' } }]);
  }

  get state(): PlanState {
    return foldPlan(this.events);
  }

  /** Runs a command and keeps its events. */
  async run(id: string, params: object = {}): Promise<CommandResult> {
    const { caseStudies = {}, caseStudyChecklists = {} } = contribution.packs ?? {};
    const registry = {
      caseStudies: async () => [...Object.values(caseStudies), ...this.#cases], caseStudyChecklists: async () => [...Object.values(caseStudyChecklists), ...this.#own], clinicalAreas: async () => [{ id: 'copd' }, { id: 'diabetes' }],
    } as unknown as Registry;
    const result = await (contribution.commands?.[id] as Command)(params as never, { state: this.state, by: 'Dr Shah', registry, clock: () => this.now } as unknown as CommandContext);
    this.keep(id, result.events ?? []);
    return result;
  }

  /** Keeps facts as one change. */
  keep(command: string, bodies: readonly EventBody[]): void {
    const change = (this.events.at(-1)?.change ?? 0) + 1;
    this.events = [...this.events, ...bodies.map((body, index) => ({ ...body, sequence: this.events.length + index + 1, change, time: this.now, by: 'Dr Shah', command }))];
  }

  /** Takes the last change back. */
  undo(): void {
    const next = nextToUndo(this.events);
    if (next !== null) this.keep('undo', [{ type: 'undone', data: { change: next.change } }]);
  }
}
