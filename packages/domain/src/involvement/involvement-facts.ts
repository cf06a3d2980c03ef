import { personKey } from '../plan/change-process-state.ts';
import type { PlanState } from '../plan/plan-state.ts';

/** A fact about how people were involved, as the plan stands. */
export interface InvolvementFactState {
  /** `unknown`: nobody has said, which is not the same as no. */
  readonly state: 'met' | 'missing' | 'unknown';
  readonly reason: string;
  /** What to do about it; empty where it is met. */
  readonly mend: string;
}

/** Whether a project names somebody whom it touches, a clinician who is no GP among them. */
export function stakeholdersNamed({ involvement }: PlanState, project: string): InvolvementFactState {
  const named = involvement.stakeholders.filter((one) => one.project === project);
  const clinicians = named.filter(({ clinician }) => clinician);
  const mend = `pbc involvement stakeholders ${project} --add community-nursing --role "..."`;
  if (named.length === 0) return { state: 'unknown', reason: 'Nobody has said whom it touches.', mend };
  if (clinicians.length === 0) return { state: 'missing', reason: 'It names no clinician besides GPs.', mend };
  return { state: 'met', reason: clinicians.map(({ role }) => role).join(', '), mend: '' };
}

/** Whether every provider that a project names was asked. Where it names none and nobody was asked, nobody has said. */
export function trustContacted({ involvement }: PlanState, project: string): InvolvementFactState {
  const asked = involvement.contacts.filter((one) => one.project === project && one.provider);
  const named = involvement.stakeholders.filter((one) => one.project === project && one.provider);
  const missing = [...new Map(named.filter(({ kind }) => !asked.some((one) => one.kind === kind)).map(({ kind, kindTitle }) => [kind, kindTitle]))];
  const mend = `pbc involvement add ${missing[0]?.[0] ?? 'acute-consultants'} --project ${project} --role "..." --ask "..." --on DAY`;
  if (named.length === 0 && asked.length === 0) return { state: 'unknown', reason: 'Nobody has said which providers it touches.', mend };
  if (missing.length > 0) return { state: 'missing', reason: `Not asked yet: ${missing.map(([, title]) => title).join(', ')}.`, mend };
  return { state: 'met', reason: asked.map(({ role, askedOn }) => `${role}, ${askedOn}`).join('; '), mend: '' };
}

/** Whether every provider that was asked for a project agreed. */
export function trustAgreed({ involvement }: PlanState, project: string): InvolvementFactState {
  const asked = involvement.contacts.filter((one) => one.project === project && one.provider);
  // Who was asked again is told by the last answer.
  const last = [...new Map(asked.map((one) => [`${one.kind}/${personKey(one.role)}`, one])).values()];
  const without = last.filter(({ answered }) => answered?.as !== 'agreed');
  if (asked.length === 0) return { state: 'unknown', reason: 'No provider was asked.', mend: `pbc involvement add acute-consultants --project ${project} --role "..." --ask "..." --on DAY` };
  if (without.length === 0) return { state: 'met', reason: `Agreed: ${last.map(({ role }) => role).join(', ')}.`, mend: '' };
  const first = without[0];
  return {
    state: 'missing', reason: `Without agreement: ${without.map(({ role, answered }) => `${role} (${answered?.as ?? 'no answer yet'})`).join('; ')}.`,
    mend: first?.answered === null ? `pbc involvement close ${first.id} --as agreed --answer "..." --on DAY` : `Ask again: pbc involvement add ${first?.kind} --project ${project} --role "..." --ask "..." --on DAY`,
  };
}

/** Whether the clause of a contract that a project touches is named. */
export function contractLinked({ involvement }: PlanState, project: string): InvolvementFactState {
  const clauses = involvement.contacts.filter((one) => one.project === project && one.clause !== null).map(({ clause }) => clause);
  if (clauses.length > 0) return { state: 'met', reason: [...new Set(clauses)].join('; '), mend: '' };
  return { state: 'missing', reason: 'No clause of a contract is named.', mend: `pbc involvement close CONTACT --as agreed --clause "..." --on DAY, or --clause with pbc involvement add for ${project}` };
}

/** Whether the questions of the duty test are answered, none of them with unknown. */
export function dutyTested({ involvement }: PlanState, project: string): InvolvementFactState {
  const given = involvement.duties.get(project);
  const mend = `pbc involvement duty ${project} ITEM=yes,ITEM=no`;
  if (given === undefined) return { state: 'unknown', reason: 'Nobody has answered the duty test.', mend };
  const open = Object.entries(given.answers).filter(([, answer]) => answer === 'unknown').map(([item]) => item);
  if (open.length > 0) return { state: 'unknown', reason: `Not known yet: ${open.join(', ')}.`, mend };
  return { state: 'met', reason: `Answered by ${given.by} on ${given.on}.`, mend: '' };
}

/** Whether patients were asked about a project: a yes, with its source, to each question that proves it. */
export function patientsInvolved({ involvement }: PlanState, project: string): InvolvementFactState {
  const given = [...involvement.answers.values()].filter((one) => one.project === project && one.proves === 'patients-involved');
  const open = given.filter(({ answer, source }) => answer !== 'yes' || source === null);
  const mend = `pbc involvement answer ${open[0]?.guide ?? 'patients-project'} ${open[0]?.item ?? 'asked'} yes --project ${project} --source "..."`;
  if (given.length === 0) return { state: 'unknown', reason: 'Nobody has said whether patients were asked.', mend };
  if (open.length > 0) return { state: open.some(({ answer }) => answer === 'no') ? 'missing' : 'unknown', reason: open.map(({ question, answer }) => `${question} ${answer === 'yes' ? 'Yes, without a source.' : `${answer[0]?.toUpperCase()}${answer.slice(1)}.`}`).join(' '), mend };
  return { state: 'met', reason: given.map(({ note, source, on }) => `${note === null ? '' : `${note} `}(${source}, ${on})`).join('; '), mend: '' };
}
