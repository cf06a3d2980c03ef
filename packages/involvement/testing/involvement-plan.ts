import type { CommandResult, FileContent, InvolvementGuide } from '@pbc-planner/domain';
import { PlanInMemory } from '@pbc-planner/domain/testing';
import { tableReader } from '@pbc-planner/imports';
import { guides } from '../src/guides.generated.ts';
import { contribution } from '../src/index.ts';

/** A plan of Tarrow Vale with one project, with the guides of this package and a locality's own. */
export class InvolvementPlan extends PlanInMemory {
  constructor({ own = [], year = '2006/07' }: { readonly own?: readonly InvolvementGuide[]; readonly year?: string } = {}) {
    super(contribution, { registry: { involvementGuides: async () => [...Object.values(guides), ...own] }, tables: async () => tableReader }, { year });
    this.keep('project.add', [{ type: 'project added', data: { project: 'dvt', title: 'DVT', area: 'dvt' } }]);
  }
}

/** A file of text. */
export function fileOf(name: string, text: string): FileContent {
  return { name, bytes: new TextEncoder().encode(text), sha256: 'a1'.repeat(32) };
}

/** Refusals as short lines: code, line and column. */
export function told({ diagnostics }: Pick<CommandResult, 'diagnostics'>): string[] {
  return diagnostics.map(({ code, place }) => `${code}${place?.line === undefined ? '' : ` ${place.line}${place.column === undefined ? '' : `:${place.column}`}`}`);
}
