import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import {
  isFault, openSession, stateWith, type AgendaBlock, type Command, type EventBody, type PlanState, type RefusalOutcome, type SessionOutcome, type SessionTemplate,
} from '@pbc-planner/domain';
import { checkTemplate } from '../catalogue/check-template.ts';
import { sessionAtHand } from '../running/session-at-hand.ts';
import { sessionOutcome } from '../running/session-outcome.ts';
import { refused } from './answers.ts';

interface StartParameters {
  readonly template: string;
  readonly challenges: readonly string[];
  readonly rehearsal: boolean;
}

/** `session.start`: begins a session by a template, with its first block on screen and the person who starts it as its facilitator. */
export const start: Command<StartParameters, SessionOutcome | RefusalOutcome> = async ({ template: id, challenges = [], rehearsal }, context) => {
  const { state, registry, by, clock } = context;
  const templates = await registry.sessionTemplates();
  const template = templates.find((one) => one.id === id) ?? templates.find((one) => one.id === `ses.${id}`);
  if (template === undefined) {
    return refused('session.start', error('unknown-template', `There is no session template "${cleanText(id, 60)}".`, { hint: `There are ${templates.map((one) => one.id).join(', ')}.` }));
  }
  const faults = [...standingFaults(state), ...fictionFaults(state, template, rehearsal), ...templateFaults(template), ...challengeFaults(template, challenges)];
  if (faults.length > 0) return refused('session.start', ...faults);
  const session = `session-${state.sessions.length + 1}`;
  const events: EventBody[] = [{
    type: 'session started',
    data: {
      session, template: template.id, title: template.title, rehearsal: rehearsal || template.rehearsalOnly === true, idleMinutes: template.idleMinutes, quorum: template.quorum,
      agenda: agendaOf(template, challenges),
    },
  }];
  const now = clock();
  const hand = await sessionAtHand({ ...context, state: stateWith(state, events, now, by), clock: () => now }, session);
  if (isFault(hand)) return refused('session.start', hand);
  return { status: 'fine', outcome: sessionOutcome({ ...hand, activity: [...hand.activity, now] }), diagnostics: [], events };
};

function standingFaults(state: PlanState): Diagnostic[] {
  const open = openSession(state);
  return open === null ? [] : [error('session-open', `${open.id}, ${open.title}, is still open.`, { hint: 'Go on with pbc session resume, or close it with pbc session close.' })];
}

/** A rehearsal and real work never share a plan: what is played would else end up in somebody's minutes. */
function fictionFaults({ founded }: PlanState, { title, rehearsalOnly }: SessionTemplate, rehearsal: boolean): Diagnostic[] {
  const fictional = founded?.fictional ?? false;
  if (!fictional && (rehearsal || rehearsalOnly)) {
    return [error('rehearsal-on-real-plan', `${rehearsalOnly ? `"${title}"` : 'A rehearsal'} is played on a fictional locality, and this plan is real.`, { hint: 'Make one with pbc demo --dir DIR, and start it there.' })];
  }
  return fictional && !rehearsal && !rehearsalOnly
    ? [error('session-on-fiction', 'This locality is fictional, so a session on it can only be a rehearsal.', { hint: 'Say so with --rehearsal, or start it on the plan of your own locality.' })]
    : [];
}

function templateFaults(template: SessionTemplate): Diagnostic[] {
  const [fault] = checkTemplate(template);
  return fault === undefined ? [] : [error('bad-template', `The template "${template.title}" cannot be used: ${fault.message}`, { hint: 'See all that is wrong with pbc pack check, and correct the pack.' })];
}

function challengeFaults(template: SessionTemplate, picked: readonly string[]): Diagnostic[] {
  const cards = (template.challenges ?? []).map(({ id }) => id);
  const places = template.blocks.filter(({ challenge }) => challenge).length;
  const unknown = picked.filter((id) => !cards.includes(id));
  const hint = cards.length === 0 ? 'Leave --challenges out.' : `Pick ${places} with --challenges, of ${cards.join(', ')}.`;
  return [
    ...unknown.map((id) => error('unknown-challenge', `"${template.title}" has no challenge "${cleanText(id, 60)}".`, { hint })),
    ...(new Set(picked).size === picked.length ? [] : [error('challenge-twice', 'A challenge is picked twice.', { hint })]),
    ...(picked.length === places ? [] : [error('challenges-to-pick', `"${template.title}" works on ${places} challenges, and ${picked.length === 0 ? 'none is' : picked.length === 1 ? 'one is' : `${picked.length} are`} picked.`, { hint })]),
  ];
}

function agendaOf({ blocks, challenges = [] }: SessionTemplate, picked: readonly string[]): AgendaBlock[] {
  const cards = picked.flatMap((id) => challenges.filter((one) => one.id === id));
  return blocks.map(({ id, title, minutes, challenge }) => {
    const card = challenge ? cards.shift() : undefined;
    return { id, title, minutes, ...(card && { challenge: { id: card.id, title: card.title } }) };
  });
}
