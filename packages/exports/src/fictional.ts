/** The mark of a document that holds anything fictional. */
export const fictionalMark = 'FICTIONAL';

/** The mark with what it means, where there is room for a sentence. */
export const fictionalSentence = `${fictionalMark}: this holds made-up practices or figures and is no basis for a decision.`;
