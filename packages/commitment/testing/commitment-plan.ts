import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandResult, EventBody, FileContent, PolicyParameter, ResponsibilityFramework } from '@pbc-planner/domain';
import { PlanInMemory } from '@pbc-planner/domain/testing';
import { tableReader } from '@pbc-planner/imports';
import { contribution } from '../src/index.ts';

const packages = join(import.meta.dirname, '../..');

/** A shipped framework, as its file says. */
export function frameworkNamed(id: string): ResponsibilityFramework {
  return JSON.parse(readFileSync(join(packages, `responsibility/frameworks/${id}.json`), 'utf8')) as ResponsibilityFramework;
}

const deadline = JSON.parse(readFileSync(join(packages, 'policy/parameters/universal-coverage-date.json'), 'utf8')) as PolicyParameter;

/** The practices of the fictional locality with their lists. */
export const valeLists: Readonly<Record<string, string>> = {
  abbey: '11800', brook: '10250', canal: '9400', drovers: '8700', elm: '7900', foundry: '6150', glebe: '4300', hope: '2100',
};

/** What a plan in memory starts from. */
export interface Beginning {
  /** Registered patients by practice; `null` where they are not known. */
  readonly lists?: Readonly<Record<string, string | null>>;
  readonly framework?: ResponsibilityFramework;
  readonly time?: string;
}

/** A plan of some practices under a framework; a minute goes by with each change. */
export class CommitmentPlan extends PlanInMemory {
  constructor({ lists = valeLists, framework = frameworkNamed('pbc-2005'), time = '2006-05-02T09:00:00.000Z' }: Beginning = {}) {
    super(contribution, {
      registry: { responsibilityFrameworks: async () => [framework], policyParameters: async () => [deadline] }, tables: async () => tableReader,
    }, { framework: framework.id, now: time });
    this.keep('locality.join', Object.entries(lists).map(([practice, list]): EventBody => ({ type: 'practice joined', data: { practice, membership: 'in', ...(list === null ? {} : { list }) } })));
  }

  override keep(command: string, bodies: readonly EventBody[], by?: string): void {
    this.now = new Date(Date.parse(this.now) + 60_000).toISOString();
    super.keep(command, bodies, by);
  }
}

/** A file of text. */
export function fileOf(name: string, text: string): FileContent {
  return { name, bytes: new TextEncoder().encode(text), sha256: 'a1'.repeat(32) };
}

/** Refusals as short lines: severity, code and line. */
export function told({ diagnostics }: Pick<CommandResult, 'diagnostics'>): string[] {
  return diagnostics.map(({ severity, code, place }) => `${severity} ${code}${place?.line === undefined ? '' : ` @ ${place.line}`}`);
}
