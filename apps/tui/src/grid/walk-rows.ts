import { counted } from '@pbc-planner/base';
import { personKey, type ShownCondition, type WalkOutcome } from '@pbc-planner/domain';

/** One line of a walk: a step, or something that the present one asks for. */
export interface WalkRow {
  /** A step, a question, a kind of evidence, a person or a condition, each by its own id. */
  readonly id: string;
  readonly kind: 'step' | 'question' | 'evidence' | 'person' | 'condition';
  /** In full. */
  readonly what: string;
  readonly state: string;
  readonly note: string;
  /** What the gate asks of it; `null` where it asks nothing. */
  readonly condition: ShownCondition | null;
}

/** Every step in its order, however many the process has; under the present one all that it asks for, each thing once. */
export function walkRows(outcome: WalkOutcome): WalkRow[] {
  return outcome.steps.flatMap((step, index): WalkRow[] => {
    const { id, title, state, lead, passed, blocking, warning } = step;
    const here = blocking > 0 ? `HERE: ${blocking} missing` : 'HERE: gate open';
    const warned = state === 'here' && warning > 0 ? `${counted(warning, 'warning')}; ` : '';
    const note = state === 'passed' && passed !== null ? `${passed.at.slice(0, 10)}, ${passed.by}` : `${warned}leads: ${lead}`;
    const row: WalkRow = { id, kind: 'step', what: `${index + 1} ${title}`, state: state === 'here' ? here : state, note, condition: null };
    return state === 'here' ? [row, ...askedHere(outcome)] : [row];
  });
}

/** Whether a row of a grid is a line of a walk, and not of one of its tables. */
export function isWalkRow(row: unknown): row is WalkRow {
  return typeof row === 'object' && row !== null && 'condition' in row;
}

/** Whether it keeps the gate shut. */
export function isShut({ condition }: WalkRow): boolean {
  return condition !== null && condition.severity === 'blocks' && condition.state !== 'met' && condition.overridden === null;
}

/** What the gate does without it. */
export function gateWord({ condition }: WalkRow): string {
  return condition?.severity ?? '';
}

function askedHere({ here, evidence, deciders, interests }: WalkOutcome): WalkRow[] {
  if (here === null) return [];
  const { answers, conditions, step } = here;
  const of = (fact: string) => conditions.find((one) => one.fact === fact) ?? null;
  const questions = answers.map(({ question, text, answer, by }): WalkRow => ({
    id: question, kind: 'question', what: text, state: answer === null ? 'no answer' : 'answered', note: answer === null ? '' : `${by ?? ''}: ${answer}`, condition: of(`answer:${question}`),
  }));
  const kinds = step.evidence.map(({ id, title }): WalkRow => {
    const held = evidence.findLast((one) => one.kind === id);
    const state = held === undefined ? 'missing' : held.stale ? 'stale' : 'on record';
    return { id, kind: 'evidence', what: title, state, note: held === undefined ? '' : `${held.source}, ${held.on}: ${held.what}`, condition: of(`evidence:${id}`) };
  });
  const covered = new Set([...answers.map(({ question }) => `answer:${question}`), ...step.evidence.map(({ id }) => `evidence:${id}`)]);
  const people = deciders.map(({ person, declared }): WalkRow => {
    const own = interests.filter((one) => personKey(one.person) === personKey(person));
    const note = own.map(({ about, handled }) => `${about}; ${handled?.how ?? 'nobody has said what becomes of it'}`).join('. ');
    return { id: person, kind: 'person', what: person, state: declared, note, condition: null };
  });
  const others = conditions.filter(({ fact }) => !covered.has(fact)).flatMap((one) => [conditionRow(one), ...(one.fact === 'interests-declared' ? people : [])]);
  return [...questions, ...kinds, ...others];
}

function conditionRow(condition: ShownCondition): WalkRow {
  const { id, text, state, reason, overridden } = condition;
  return { id, kind: 'condition', what: text, state: overridden === null ? state : 'passed over', note: overridden === null ? reason : `${overridden.by}: ${overridden.reason}`, condition };
}
