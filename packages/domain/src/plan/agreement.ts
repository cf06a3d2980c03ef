import { counted } from '@pbc-planner/base';
import type { PracticeCode } from '../practice.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { count, orNull, recordOf, text } from './shape.ts';

/** The wording of the locality agreement at one time. */
export interface AgreementVersion {
  /** From 1, one higher with each change of the wording. */
  readonly version: number;
  readonly writtenAt: string;
  /** The text of each clause that has one, by clause id. */
  readonly clauses: ReadonlyMap<string, string>;
}

/** A practice's signature. It holds for the version that was signed and for no other. */
export interface AgreementSignature {
  readonly version: number;
  readonly signatory: string;
  readonly role: string;
  readonly signedAt: string;
  readonly withdrawn: { readonly at: string; readonly reason: string } | null;
}

/** The agreement between the practices of a locality. */
export interface LocalityAgreement {
  /** Oldest first; the last one is the agreement as it stands. */
  readonly versions: readonly AgreementVersion[];
  /** The latest signature of each practice. */
  readonly signatures: ReadonlyMap<PracticeCode, AgreementSignature>;
}

/** Before a word of it is written. */
export const noAgreement: LocalityAgreement = { versions: [], signatures: new Map() };

export interface AgreementEvents {
  /** `null` takes the text of a clause away. */
  readonly 'agreement written': { readonly clauses: Readonly<Record<string, string | null>> };
  readonly 'agreement signed': { readonly practice: PracticeCode; readonly version: number; readonly signatory: string; readonly role: string };
  readonly 'agreement signature withdrawn': { readonly practice: PracticeCode; readonly reason: string };
}

export const agreement: EventSlice<AgreementEvents> = {
  'agreement written': {
    shape: { clauses: recordOf(orNull(text)) },
    apply: (state, { clauses }, { time }) => {
      const last = state.agreement.versions.at(-1);
      const texts = new Map(last?.clauses);
      for (const [clause, text] of Object.entries(clauses)) {
        if (text === null) texts.delete(clause);
        else texts.set(clause, text);
      }
      const version: AgreementVersion = { version: (last?.version ?? 0) + 1, writtenAt: time, clauses: texts };
      return { ...state, agreement: { ...state.agreement, versions: [...state.agreement.versions, version] } };
    },
    describe: ({ clauses }) => {
      const ids = Object.keys(clauses);
      return `wrote ${ids.length <= 3 ? ids.join(', ') : counted(ids.length, 'clause')} of the locality agreement`;
    },
    audience: 'public',
    undoable: true,
  },
  'agreement signed': {
    shape: { practice: text, version: count, signatory: text, role: text },
    apply: (state, { practice, ...signed }, { time }) => sign(state, practice, { ...signed, signedAt: time, withdrawn: null }),
    describe: ({ practice, version, signatory, role }) => `recorded that ${signatory} (${role}) signed version ${version} of the locality agreement for ${practice}`,
    audience: 'public',
    undoable: false,
  },
  'agreement signature withdrawn': {
    shape: { practice: text, reason: text },
    apply: (state, { practice, reason }, { time }) => {
      const signature = state.agreement.signatures.get(practice);
      return signature === undefined ? state : sign(state, practice, { ...signature, withdrawn: { at: time, reason } });
    },
    describe: ({ practice, reason }) => `recorded that ${practice} withdrew its signature from the locality agreement, because ${reason}`,
    audience: 'public',
    undoable: false,
  },
};

function sign(state: PlanState, practice: PracticeCode, signature: AgreementSignature): PlanState {
  return { ...state, agreement: { ...state.agreement, signatures: new Map(state.agreement.signatures).set(practice, signature) } };
}
