import type { ChangeProcess, PaperTemplate, PolicyParameter, TableReader } from '@pbc-planner/domain';
import { PlanInMemory } from '@pbc-planner/domain/testing';
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

/** A plan of Tarrow Vale with one project, with the processes and papers of this package and a locality's own. */
export class WalkingPlan extends PlanInMemory {
  constructor(own: readonly ChangeProcess[] = [], { year = '2006/07', templates: ownTemplates = [], parameters = [], read }: OwnPacks = {}) {
    super(contribution, {
      registry: {
        processes: async () => [...Object.values(processes), ...own],
        paperTemplates: async () => [...Object.values(templates), ...ownTemplates],
        policyParameters: async () => [weeksForADecision, ...parameters],
        quickWins: async () => [clots],
        clinicalAreas: async () => [],
      },
      tables: async () => ({ read }) as unknown as TableReader,
    }, { year });
    this.keep('project.add', [{ type: 'project added', data: { project: 'dvt', title: 'DVT', area: 'dvt' } }]);
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
