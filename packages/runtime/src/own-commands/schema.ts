import { error } from '@pbc-planner/base';
import { refusal, type Command, type RefusalOutcome, type TextOutcome } from '@pbc-planner/domain';

/** `schema`: the JSON Schema of a kind of answer, or the kinds. */
export const schema: Command<{ readonly kind?: string }, TextOutcome | RefusalOutcome> = async ({ kind }, { registry }) => {
  const kinds = await registry.outcomeKinds();
  if (kind === undefined) {
    return { status: 'fine', diagnostics: [], outcome: { kind: 'text', mediaType: 'text/plain', text: `${kinds.toSorted().join('\n')}\n` } };
  }
  const found = await registry.outcomeSchema(kind);
  if (found === null) {
    return { status: 'usage', outcome: refusal('schema'), diagnostics: [error('unknown-kind', `There is no kind of answer "${kind}".`, { hint: `Choose from ${kinds.toSorted().join(', ')}.` })] };
  }
  return { status: 'fine', diagnostics: [], outcome: { kind: 'text', mediaType: 'application/schema+json', text: `${JSON.stringify(found, null, 2)}\n` } };
};
