import { cleanText, error, parseFinancialYear } from '@pbc-planner/base';
import { refusal, type Command, type MessageOutcome, type RefusalOutcome } from '@pbc-planner/domain';

interface InitParameters {
  readonly directory: string;
  readonly name: string;
  readonly year: string;
  readonly framework: string;
}

/** `init`: founds a plan in a folder that has none. */
export const init: Command<InitParameters, MessageOutcome | RefusalOutcome> = ({ directory, name, year: text, framework }) => {
  const year = parseFinancialYear(text);
  const cleanName = cleanText(name, 200);
  if (year === null) {
    return { status: 'usage', outcome: refusal('init'), diagnostics: [error('not-a-year', `"${text}" is not a financial year: its halves do not follow each other.`, { hint: 'Write the year as 2006/07.' })] };
  }
  if (cleanName === '') {
    return { status: 'usage', outcome: refusal('init'), diagnostics: [error('no-name', 'The locality needs a name that can be read.', { hint: 'For example: --name "Tarrow Vale"' })] };
  }
  return {
    status: 'fine',
    outcome: { kind: 'message', text: `The plan of ${cleanName} for ${year} is ready in ${directory === '.' ? 'this folder' : directory}.` },
    diagnostics: [],
    found: { directory },
    events: [{ type: 'plan founded', data: { name: cleanName, year, framework, fictional: false } }],
  };
};
