/** A code that names a practice: the key of every row. */
export type PracticeCode = string;

/** The codes of published files (ODS): a letter and five digits. */
export const publishedPracticeCode = /^[A-Z]\d{5}$/;

/** The codes that a locality's own files may use: up to 20 letters, digits, `.`, `_` and `-`. */
export const localPracticeCode = /^[A-Za-z0-9._-]{1,20}$/;

/** How a practice stands to its locality. */
export type Membership = 'in' | 'alone' | 'observing' | 'declined';

/** A practice of the locality, with what the imported files say of it. */
export interface Practice {
  readonly practice: PracticeCode;
  /** The name in the file imported last; the code where no file names it. */
  readonly name: string;
  /** Registered patients as an exact decimal in text; `null` where no file gives them. */
  readonly list: string | null;
  readonly membership: Membership;
}
