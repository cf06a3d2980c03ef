import { presentOutcome, type Attendance, type CommandResult, type EventBody, type SessionRole, type VoteOutcome } from '@pbc-planner/domain';
import { PlanInMemory } from '@pbc-planner/domain/testing';
import { contribution } from '../src/index.ts';
import { templates } from '../src/templates.generated.ts';

/** A session in memory, with a room of people. */
export class VotingRoom extends PlanInMemory {
  /** @param lists registered patients by practice; `null` where they are not known. */
  constructor(lists: Readonly<Record<string, string | null>>) {
    super(contribution, { registry: { sessionTemplates: async () => Object.values(templates) } }, { by: 'Facilitator' });
    this.keep('locality.join', Object.entries(lists).map(([practice, list]): EventBody => ({ type: 'practice joined', data: { practice, membership: 'in', ...(list === null ? {} : { list }) } })));
    this.keep('project.add', [{ type: 'project added', data: { project: 'dvt', title: 'DVT', area: 'dvt' } }]);
    const template = Object.values(templates).find(({ id }) => id === 'ses.matrix');
    if (template === undefined) throw new Error('There is no template ses.matrix');
    this.keep('session.start', [{ type: 'session started', data: {
      session: 'session-1', template: template.id, title: template.title, rehearsal: false, idleMinutes: template.idleMinutes, quorum: { ...template.quorum, roles: ['gp', 'manager'] },
      agenda: template.blocks.map(({ id, title, minutes }) => ({ id, title, minutes })),
    } }]);
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

  override run<Result extends CommandResult = CommandResult>(id: string, params: object = {}, by?: string): Promise<Result> {
    return super.run(id, { ...(id === 'vote.open' ? { kind: 'yes-no' } : {}), ...params }, by);
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
}
