import { error, refused } from '@pbc-planner/base';
import {
  foldPlan, presentOutcome, type Attendance, type Command, type CommandContext, type CommandResult, type EventBody, type PlanEvent, type PlanState, type Registry, type SessionRole, type VoteOutcome,
} from '@pbc-planner/domain';
import { contribution } from '../src/index.ts';
import { templates } from '../src/templates.generated.ts';

/** A session in memory, with a room of people, on which the commands of this package run as they would in a workspace. */
export class VotingRoom {
  events: PlanEvent[] = [];
  readonly #lists: Readonly<Record<string, string | null>>;

  /** @param lists registered patients by practice; `null` where they are not known. */
  constructor(lists: Readonly<Record<string, string | null>>) {
    this.#lists = lists;
    this.keep('init', [{ type: 'plan founded', data: { name: 'Tarrow Vale', year: '2006/07' as never, framework: 'pbc-2005', fictional: true } }]);
    this.keep('locality.join', Object.entries(this.#lists).map(([practice, list]): EventBody => ({ type: 'practice joined', data: { practice, membership: 'in', ...(list === null ? {} : { list }) } })));
    this.keep('project.add', [{ type: 'project added', data: { project: 'dvt', title: 'DVT', area: 'dvt' } }]);
    const template = Object.values(templates).find(({ id }) => id === 'ses.matrix');
    if (template === undefined) throw new Error('There is no template ses.matrix');
    this.keep('session.start', [{ type: 'session started', data: {
      session: 'session-1', template: template.id, title: template.title, rehearsal: false, idleMinutes: template.idleMinutes, quorum: { ...template.quorum, roles: ['gp', 'manager'] },
      agenda: template.blocks.map(({ id, title, minutes }) => ({ id, title, minutes })),
    } }]);
  }

  get state(): PlanState {
    return foldPlan(this.events);
  }

  /** Somebody is in the room, or leaves it. */
  attend(person: string, practice: string | null, role: SessionRole = 'gp', state: Attendance['state'] = 'present', proxyFor: string | null = null): void {
    this.keep('session.attend', [{ type: 'session attendance recorded', data: { session: 'session-1', person, practice, role, state, proxyFor } }]);
  }

  /** Declares an interest in the project, and what became of it. */
  interest(person: string, how: 'left' | 'stayed without a vote' | 'ended' | null): void {
    const interest = `interest-${this.state.changeProcesses.interests.length + 1}`;
    this.keep('interests.add', [{ type: 'interest declared', data: { id: interest, project: 'dvt', person, about: 'a clinic', rival: true } }]);
    if (how !== null) this.keep('interests.close', [{ type: 'interest handled', data: { interest, person, how, note: 'said so' } }]);
  }

  /** Runs a command and keeps its events. */
  async run(id: string, params: object = {}, by = 'Facilitator'): Promise<CommandResult> {
    const registry = { sessionTemplates: async () => Object.values(templates) } as unknown as Registry;
    const dataSets = { load: async () => refused(error('data-set-missing', 'None.')), keep: () => '' };
    const context = { state: this.state, plan: { events: this.events }, by, registry, dataSets, clock: () => '2006-11-06T11:00:00.000Z' } as unknown as CommandContext;
    const defaults = { kind: 'yes-no', per: 'practice', weighted: false, onlyReveal: false, roles: false };
    const result = await (contribution.commands?.[id] as Command)({ ...defaults, ...params } as never, context);
    this.keep(id, result.events ?? [], by);
    return result;
  }

  /** The outcome of a command that must go well. */
  async vote(id: string, params: object = {}): Promise<VoteOutcome> {
    const { outcome, diagnostics } = await this.run(id, params);
    if (outcome.kind !== 'vote') throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join(' '));
    return outcome;
  }

  /** The codes of a refusal; none for what went well. */
  async refusal(id: string, params: object = {}, by?: string): Promise<string[]> {
    const { outcome, diagnostics } = await this.run(id, params, by);
    return outcome.kind === 'refusal' ? diagnostics.map(({ code }) => code) : [];
  }

  /** The minutes as text. */
  async minutes(roles = false): Promise<string> {
    return JSON.stringify(presentOutcome((await this.run('session.minutes', { roles })).outcome).blocks);
  }

  /** Keeps facts as one change. */
  keep(command: string, bodies: readonly EventBody[], by = 'Facilitator'): void {
    const change = (this.events.at(-1)?.change ?? 0) + 1;
    this.events = [...this.events, ...bodies.map((body, index) => ({ ...body, sequence: this.events.length + index + 1, change, time: '2006-11-06T10:00:00.000Z', by, command }))];
  }
}
