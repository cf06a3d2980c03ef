import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import { refusal, type Command, type MessageOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { practiceOf } from '../at-hand.ts';
import { agreementAtHand, missingClauses } from './agreement-at-hand.ts';

interface SignParameters {
  readonly practice: string;
  readonly signatory?: string;
  readonly role?: string;
  readonly withdraw: boolean;
  readonly reason?: string;
}

/** `agreement.sign`: a practice signs the agreement as it stands, or withdraws its signature with a reason. */
export const sign: Command<SignParameters, MessageOutcome | RefusalOutcome> = async ({ practice, signatory, role, withdraw, reason }, context) => {
  const refuse = (status: 'usage' | 'refused', diagnostics: readonly Diagnostic[]) => ({ status, outcome: refusal('agreement.sign'), diagnostics }) as const;
  const hand = await agreementAtHand(context);
  const found = hand.ok ? practiceOf(hand.value, practice) : hand;
  if (!hand.ok || !found.ok) return refuse(found.ok || found.status !== 'usage' ? 'refused' : 'usage', found.ok ? [] : found.diagnostics);
  const { versions, signatures } = context.state.agreement;
  const current = versions.at(-1);
  const { name, membership } = found.value;
  const own = signatures.get(practice);
  const [who, as, why] = [cleanText(signatory ?? '', 100), cleanText(role ?? '', 100), cleanText(reason ?? '', 500)];
  if (withdraw) {
    if (own === undefined || own.withdrawn !== null) return refuse('usage', [error('not-signed', `${name} has no signature to withdraw.`, { hint: 'See who signed with pbc agreement show.' })]);
    if (why === '') return refuse('usage', [error('no-reason', 'A signature is withdrawn with a reason.', { hint: 'Give --reason "why".' })]);
    return { status: 'fine', diagnostics: [], outcome: { kind: 'message', text: `${name} has withdrawn its signature.` }, events: [{ type: 'agreement signature withdrawn', data: { practice, reason: why } }] };
  }
  const missing = current === undefined ? [] : missingClauses(hand.value.asked, current.clauses);
  const faults = [
    ...(membership === 'in' ? [] : [error('not-in-locality', `${name} is not in the locality (${membership}), so it does not sign.`, { hint: `Record that it is: pbc commitment participation ${practice} --as in` })]),
    ...(current === undefined ? [error('nothing-written', 'Nothing of the agreement is written yet.', { hint: 'Begin with pbc agreement write CLAUSE --text "...".' })] : []),
    ...(missing.length === 0 ? [] : [error('agreement-incomplete', `Mandatory clauses have no text yet: ${missing.join(', ')}.`, { hint: 'Write them with pbc agreement write CLAUSE --text "...".' })]),
    ...(who === '' ? [error('no-signatory', 'Who signs for the practice?', { hint: 'Give --signatory "Name" and --role.' })] : []),
    ...(as === '' ? [error('no-role', 'In what role?', { hint: 'For example: --role "Senior partner"' })] : []),
  ];
  if (faults.length > 0 || current === undefined) return refuse('usage', faults);
  if (own !== undefined && own.version === current.version && own.withdrawn === null && own.signatory === who && own.role === as) {
    return { status: 'fine', diagnostics: [], outcome: { kind: 'message', text: `Nothing changed: ${who} has signed version ${current.version} for ${name} already.` } };
  }
  return {
    status: 'fine', diagnostics: [],
    outcome: { kind: 'message', text: `${who} (${as}) has signed version ${current.version} for ${name}. The signature lapses when the text changes.` },
    events: [{ type: 'agreement signed', data: { practice, version: current.version, signatory: who, role: as } }],
  };
};
