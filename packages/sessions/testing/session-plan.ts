import type { CommandResult, EventBody, SessionTemplate, TableReader } from '@pbc-planner/domain';
import { PlanInMemory } from '@pbc-planner/domain/testing';
import { contribution } from '../src/index.ts';
import { templates } from '../src/templates.generated.ts';

/** A plan of four practices, with the agendas of this package and a locality's own. */
export class SessionPlan extends PlanInMemory {
  constructor({ fictional = true, own = [] }: { readonly fictional?: boolean; readonly own?: readonly SessionTemplate[] } = {}) {
    const tables = async () => ({ text: ({ bytes }: { readonly bytes: string }) => ({ ok: true, value: bytes, diagnostics: [] }) }) as unknown as TableReader;
    super(contribution, { registry: { sessionTemplates: async () => [...Object.values(templates), ...own] }, tables }, { fictional, by: 'LMC', now: '2006-11-07T12:00:00.000Z' });
    this.keep('locality.join', ['abbey', 'brook', 'canal', 'hope'].map((practice): EventBody => ({ type: 'practice joined', data: { practice, membership: 'in', name: `${practice} Surgery`, list: '5000' } })));
  }

  /** Lets minutes go by. */
  wait(minutes: number): void {
    this.now = new Date(Date.parse(this.now) + minutes * 60_000).toISOString();
  }

  /** A copy of the plan, as a table takes it. */
  copy(): SessionPlan {
    const copied = new SessionPlan();
    copied.events = [...this.events];
    copied.now = this.now;
    return copied;
  }
}

/** A file that holds an outcome as `--json` writes it. */
export function fileOf(name: string, { outcome, diagnostics }: CommandResult, change: (text: string) => string = (text) => text): { readonly file: { readonly name: string; readonly bytes: string } } {
  const { kind, ...rest } = outcome;
  return { file: { name, bytes: change(JSON.stringify({ kind, format: 1, ...rest, diagnostics })) } };
}
