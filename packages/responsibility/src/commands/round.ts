import { error, type Diagnostic } from '@pbc-planner/base';
import {
  refusal, type Command, type CommandResult, type EventBody, type MatrixRoundOutcome, type RefusalOutcome,
} from '@pbc-planner/domain';
import { roundOutcome, stateAfter } from '../disagreement/round-outcome.ts';
import { revealedRound, roundToFill } from '../disagreement/rounds.ts';
import { planFramework } from '../matrix/matrix-at-hand.ts';
import { unknownParties } from './unknown-item.ts';

type RoundResult = CommandResult<MatrixRoundOutcome | RefusalOutcome>;

/** `matrix.round`: who is in and how far, nothing of what they say; or says who is asked. */
export const round: Command<{ readonly parties?: readonly string[] }, MatrixRoundOutcome | RefusalOutcome> = async ({ parties }, context) => {
  const found = await planFramework(context);
  if (!found.ok) return { status: found.status, outcome: refusal('matrix.round'), diagnostics: found.diagnostics };
  const framework = found.value;
  if (parties === undefined) return { status: 'fine', outcome: roundOutcome(framework, context.state), diagnostics: [] };
  const open = roundToFill(framework, context.state);
  const asked = framework.parties.map(({ id }) => id).filter((id) => parties.includes(id));
  const filled = [...(open.round?.fills ?? [])].filter(([id, { positions }]) => positions.size > 0 && !asked.includes(id)).map(([id]) => id);
  const faults = [
    ...unknownParties(framework, parties),
    ...(asked.length < 2 ? [error('too-few-parties', 'Fewer than two parties have nothing to compare.', { hint: 'Name two or more, for example --parties pct,practice,locality.' })] : []),
    ...filled.map((id) => error('party-has-filled', `${id} has filled already in this round, so it cannot be left out.`, { hint: 'Name it too.' })),
  ];
  if (faults.length > 0) return refuse('matrix.round', faults);
  const same = open.round !== null && asked.join() === open.parties.join();
  const events: EventBody[] = same ? [] : [{ type: 'matrix round called', data: { round: open.number, framework: framework.id, parties: asked } }];
  return { status: 'fine', outcome: roundOutcome(framework, stateAfter(context.state, events, context.by)), diagnostics: [], events };
};

/** `matrix.clashes`: what the parties do not agree on in a round that was revealed, the widest spread first. */
export const clashes: Command<{ readonly round?: number }, MatrixRoundOutcome | RefusalOutcome> = async ({ round: asked }, context) => {
  const found = await planFramework(context);
  if (!found.ok) return { status: found.status, outcome: refusal('matrix.clashes'), diagnostics: found.diagnostics };
  const framework = found.value;
  const named = asked === undefined ? undefined : context.state.matrixRounds[asked - 1];
  const numbered = named === undefined || asked === undefined ? revealedRound(framework.id, context.state) : { number: asked, round: named };
  if (asked !== undefined && (named === undefined || named.framework !== framework.id)) {
    return refuse('matrix.clashes', [error('unknown-round', `There is no round ${asked} under ${framework.id}.`, { hint: 'See the latest with pbc matrix round.' })]);
  }
  if (numbered === null || numbered.round.revealed === null) {
    return refuse('matrix.clashes', [error('still-blind', 'The round has not been revealed, so nothing can be compared yet.', { hint: 'See who is in with pbc matrix round, then pbc matrix reveal.' })]);
  }
  return { status: 'fine', outcome: roundOutcome(framework, context.state, numbered), diagnostics: [] };
};

function refuse(command: string, diagnostics: readonly Diagnostic[]): RoundResult {
  return { status: 'usage', outcome: refusal(command), diagnostics };
}
