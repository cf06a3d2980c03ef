import type { FinancialYear } from '@pbc-planner/base';
import type { EventSlice } from './event-slice.ts';
import { financialYear, flag, text } from './shape.ts';

/** How a plan begins. */
export interface FoundingEvents {
  readonly 'plan founded': {
    readonly name: string;
    readonly year: FinancialYear;
    readonly framework: string;
    readonly fictional: boolean;
  };
}

export const founding: EventSlice<FoundingEvents> = {
  'plan founded': {
    shape: { name: text, year: financialYear, framework: text, fictional: flag },
    apply: (state, data) => ({ ...state, founded: data }),
    describe: ({ name, year }) => `founded the plan of ${name} for ${year}`,
    audience: 'public',
    undoable: false,
  },
};
