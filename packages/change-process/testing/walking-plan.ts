import {
  foldPlan, nextToUndo, type ChangeProcess, type Command, type CommandContext, type CommandResult, type EventBody, type PaperTemplate, type PlanEvent, type PlanState, type PolicyParameter, type Registry, type TableReader,
} from '@pbc-planner/domain';
import { contribution } from '../src/index.ts';
import { processes } from '../src/processes.generated.ts';
import { templates } from '../src/templates.generated.ts';
import { clots, weeksForADecision } from './packs.ts';

/** Packs of a locality's own, the year of the plan, and a reader of files where a test has one. */
export interface OwnPacks {
  readonly year?: string;
  readonly templates?: readonly PaperTemplate[];
  readonly parameters?: readonly PolicyParameter[];
  readonly read?: TableReader['read'];
}

/** The project that stands in every plan here: it has nothing but a title until a test gives it more. */
export const dvt = { project: 'dvt' };

/** A plan of Tarrow Vale that lives in memory, with one project, on which the commands of this package run as they would in a workspace. */
export class WalkingPlan {
  events: PlanEvent[] = [];
  now = '2006-11-06T11:00:00.000Z';
  readonly #processes: readonly ChangeProcess[];
  readonly #own: OwnPacks;

  constructor(own: readonly ChangeProcess[] = [], { year = '2006/07', ...packs }: OwnPacks = {}) {
    this.#processes = [...Object.values(processes), ...own];
    this.#own = packs;
    this.keep('init', [{ type: 'plan founded', data: { name: 'Tarrow Vale', year: year as never, framework: 'pbc-2005', fictional: true } }]);
    this.keep('project.add', [{ type: 'project added', data: { project: 'dvt', title: 'DVT', area: 'dvt' } }]);
  }

  get state(): PlanState {
    return foldPlan(this.events);
  }

  /** Runs a command and keeps its events. */
  async run(id: string, params: object = {}, by = 'Dr Shah'): Promise<CommandResult> {
    const command = contribution.commands?.[id] as Command;
    const { templates: ownTemplates = [], parameters = [] } = this.#own;
    const registry = {
      processes: async () => this.#processes, paperTemplates: async () => [...Object.values(templates), ...ownTemplates], policyParameters: async () => [weeksForADecision, ...parameters],
      quickWins: async () => [clots], clinicalAreas: async () => [],
    } as unknown as Registry;
    const context = { state: this.state, by, registry, clock: () => this.now, tables: async () => ({ read: this.#own.read }) } as unknown as CommandContext;
    const result = await command({ rival: false, none: false, remove: false, preferred: false, ...params } as never, context);
    this.keep(id, result.events ?? [], by);
    return result;
  }

  /** Keeps facts as one change. */
  keep(command: string, bodies: readonly EventBody[], by = 'Dr Shah'): void {
    const change = (this.events.at(-1)?.change ?? 0) + 1;
    this.events = [...this.events, ...bodies.map((body, index) => ({ ...body, sequence: this.events.length + index + 1, change, time: this.now, by, command }))];
  }

  /** Takes the last change back, as the planner does; false where it may not be. */
  undo(): boolean {
    const next = nextToUndo(this.events);
    if (next === null) return false;
    this.keep('undo', [{ type: 'undone', data: { change: next.change } }]);
    return true;
  }

  /** Writes a whole business case, with the savings worked out: 180 suspicions, 75% in the community, £380 against £210, £8,000 once. */
  async writeCase(day = '2006-09-01'): Promise<void> {
    this.keep('test', [
      { type: 'project described', data: { project: 'dvt', changes: { clinicalLead: 'Dr Ahmed', managerialLead: 'Jo Field' } } },
      { type: 'project measure set', data: { project: 'dvt', measure: { id: 'same-day', title: 'Same day', unit: 'per cent', better: 'higher', baseline: '35', baselineOn: '2006-04-01', target: '80', targetOn: '2007-03-31' } } },
      { type: 'quick win estimated', data: { project: 'dvt', estimate: { win: clots.id, inputs: { suspected: '180', share: '75', hospital: '380', community: '210', 'set-up': '8000' }, deliverable: null, base: 'clots' } } },
      { type: 'business case written', data: { project: 'dvt', sections: caseHeadings.map((heading) => ({ heading, text: `What is to be said on ${heading} by ${day}.` })) } },
      { type: 'business case option set', data: { project: 'dvt', option: { id: 'do-nothing', title: 'Do nothing', yearlyPence: 6_840_000 as never, benefits: 'None', risks: 'Nights in hospital', reasons: '' } } },
      { type: 'business case option set', data: { project: 'dvt', option: { id: 'clinic', title: 'A clinic', yearlyPence: null, benefits: 'Same day', risks: 'A missed clot', reasons: 'Nearest' } } },
      { type: 'business case option preferred', data: { project: 'dvt', option: 'clinic' } },
      { type: 'business case providers named', data: { project: 'dvt', providers: ['Tarrow General', 'Canal Side Surgery'] } },
    ]);
  }

  /** Writes a whole specification with one indicator. */
  writeSpecification(): void {
    this.keep('test', [
      { type: 'specification written', data: { project: 'dvt', sections: specificationHeadings.map((heading) => ({ heading, text: `What is to be said on ${heading}.` })) } },
      { type: 'specification indicator set', data: { project: 'dvt', indicator: { id: 'same-day', title: 'Same day', threshold: 'below 80%', method: 'the log', frequency: 'monthly' } } },
    ]);
  }

  /** Adds a piece of evidence of each kind, as of the day. */
  async hold(...kinds: readonly string[]): Promise<void> {
    for (const kind of kinds) await this.run('process.evidence', { ...dvt, kind, what: 'As asked', source: 'Paper 1', on: '2006-10-31' });
  }
}

/** The required headings of the shipped templates that somebody writes by hand, listed here and not read from the packs. */
const caseHeadings = [
  'need', 'priority', 'population', 'pathway', 'activity', 'quality', 'financial-risk', 'engagement', 'equality', 'risks', 'timetable', 'contracts', 'procurement', 'conflicts',
] as const;
const specificationHeadings = [
  'aims', 'evidence-base', 'overview', 'objectives', 'expected-outcomes', 'description', 'accessibility', 'whole-system', 'interdependencies', 'model', 'pathways', 'referral', 'discharge',
  'self-care', 'activity', 'price',
] as const;
