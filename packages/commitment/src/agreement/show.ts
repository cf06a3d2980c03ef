import { error } from '@pbc-planner/base';
import { refusal, type AgreementOutcome, type Command, type RefusalOutcome } from '@pbc-planner/domain';
import { agreementAtHand, agreementOutcome } from './agreement-at-hand.ts';
import { unknownClause } from './unknown-clause.ts';

/** `agreement.show`: the locality agreement by its headings, with what each must answer, what is missing and who signed. */
export const showAgreement: Command<{ readonly clause?: string; readonly version?: number }, AgreementOutcome | RefusalOutcome> = async ({ clause, version }, context) => {
  const hand = await agreementAtHand(context);
  if (!hand.ok) return { status: hand.status, outcome: refusal('agreement.show'), diagnostics: hand.diagnostics };
  const { versions } = context.state.agreement;
  const faults = [
    ...(clause === undefined || hand.value.asked.clauses.some(({ id }) => id === clause) ? [] : [unknownClause(clause, hand.value.asked)]),
    ...(version === undefined || versions.some((one) => one.version === version) ? [] : [error('unknown-version', `There is no version ${version} of the agreement.`, {
      hint: versions.length === 0 ? 'Nothing is written yet: pbc agreement write CLAUSE --text "...".' : `The latest is ${versions.at(-1)?.version ?? 0}.`,
    })]),
  ];
  if (faults.length > 0) return { status: 'usage', outcome: refusal('agreement.show'), diagnostics: faults };
  return { status: 'fine', outcome: agreementOutcome(hand.value, context, version, clause), diagnostics: [] };
};
