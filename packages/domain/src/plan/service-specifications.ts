import { sectionShape, withSections, writtenText, type GivenSection, type WrittenSection } from './business-cases.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { fields, listOf, orNull, text } from './shape.ts';

/** Something that tells whether the service is as it should be. */
export interface QualityIndicator {
  readonly id: string;
  readonly title: string;
  /** From where on it is not as it should be; `null` where nobody has said, and so for the others. */
  readonly threshold: string | null;
  /** How it is counted. */
  readonly method: string | null;
  /** How often. */
  readonly frequency: string | null;
}

/** The service specification of a project. */
export interface ServiceSpecification {
  /** The template that somebody chose. */
  readonly template: string | null;
  readonly sections: ReadonlyMap<string, WrittenSection>;
  readonly indicators: readonly QualityIndicator[];
}

export type ServiceSpecifications = ReadonlyMap<string, ServiceSpecification>;

const noSpecification: ServiceSpecification = { template: null, sections: new Map(), indicators: [] };

/** The service specification of a project; nothing written yet where nobody began. */
export function specificationOf({ serviceSpecifications }: PlanState, project: string): ServiceSpecification {
  return serviceSpecifications.get(project) ?? noSpecification;
}

/** What happens to a service specification. */
export interface ServiceSpecificationEvents {
  readonly 'specification template chosen': { readonly project: string; readonly template: string };
  readonly 'specification written': { readonly project: string; readonly sections: readonly GivenSection[] };
  readonly 'specification indicator set': { readonly project: string; readonly indicator: QualityIndicator };
  readonly 'specification indicator removed': { readonly project: string; readonly indicator: string };
}

export const serviceSpecifications: EventSlice<ServiceSpecificationEvents> = {
  'specification template chosen': {
    shape: { project: text, template: text },
    apply: (state, { project, template }) => change(state, project, () => ({ template })),
    describe: ({ project, template }) => `chose ${template} for the specification of ${project}`,
    audience: 'public',
    undoable: true,
  },
  'specification written': {
    shape: { project: text, sections: listOf(sectionShape) },
    apply: (state, { project, sections }, { by }) => change(state, project, (one) => ({ sections: withSections(one.sections, sections, by) })),
    describe: ({ project, sections }) => `${writtenText(sections)} of the specification of ${project}`,
    audience: 'public',
    undoable: true,
  },
  'specification indicator set': {
    shape: { project: text, indicator: fields({ id: text, title: text, threshold: orNull(text), method: orNull(text), frequency: orNull(text) }) },
    apply: (state, { project, indicator }) => change(state, project, ({ indicators }) => ({
      indicators: indicators.some(({ id }) => id === indicator.id) ? indicators.map((one) => (one.id === indicator.id ? indicator : one)) : [...indicators, indicator],
    })),
    describe: ({ project, indicator: { title, threshold, method, frequency } }) =>
      `set the indicator ${title} of ${project}: ${threshold ?? 'no threshold yet'}, ${method ?? 'no method yet'}, ${frequency ?? 'no frequency yet'}`,
    audience: 'public',
    undoable: true,
  },
  'specification indicator removed': {
    shape: { project: text, indicator: text },
    apply: (state, { project, indicator }) => change(state, project, ({ indicators }) => ({ indicators: indicators.filter(({ id }) => id !== indicator) })),
    describe: ({ project, indicator }) => `took the indicator ${indicator} off the specification of ${project}`,
    audience: 'public',
    undoable: true,
  },
};

function change(state: PlanState, project: string, changes: (before: ServiceSpecification) => Partial<ServiceSpecification>): PlanState {
  const before = specificationOf(state, project);
  return { ...state, serviceSpecifications: new Map(state.serviceSpecifications).set(project, { ...before, ...changes(before) }) };
}
