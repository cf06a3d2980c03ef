import { cleanText, error, formatPounds, parseDecimal, penceFromPounds, readNumber, sourceText, type Diagnostic, type Grade, type Pence } from '@pbc-planner/base';
import { valueInForce, type PolicyParameter, type ShownFact, type ShownThreshold, type Walk } from '@pbc-planner/domain';

/** The questions that find a route, each answered with yes, no, or not known. The set is closed: packs name them. */
export const routeQuestions: Readonly<Record<string, string>> = {
  'inside-contract': 'Is it a change inside a contract that there is?',
  'several-providers': 'Could several qualified providers serve?',
  'patients-choose': 'Can patients choose among them?',
  'price-fixed': 'Can the price be fixed?',
  'whole-system': 'Must the whole system, or the market, be reshaped?',
  'one-capable': 'Is there only one provider who can do it?',
  'urgent': 'Is it urgent?',
};

/** What follows from a value and the locality's own threshold. */
export const belowThreshold = 'below-threshold';

/** Every fact that a route may ask for. */
export const routeFacts: readonly string[] = [...Object.keys(routeQuestions), belowThreshold];

/** Whether a fact is so; `null` where it is not known. */
export type RouteTruths = Readonly<Record<string, boolean | null>>;

/** What was said of a service, as an answer shows it. */
export function shownFacts({ routeFacts: said }: Pick<Walk, 'routeFacts'>): ShownFact[] {
  const shown = (id: string, question: string): ShownFact => ({ id, question, answer: said.get(id)?.answer ?? null, by: said.get(id)?.by ?? null });
  return [
    ...Object.entries(routeQuestions).map(([id, question]) => shown(id, question)),
    shown('value', 'What is it worth, in pounds?'), shown('threshold', 'Which threshold of the locality\'s standing orders applies?'),
  ];
}

/** The truth of every fact. A value below a threshold is known only where both are. */
export function truthsOf({ routeFacts: said }: Pick<Walk, 'routeFacts'>, threshold: ShownThreshold | null): RouteTruths {
  const value = penceOf(said.get('value')?.answer);
  const answers = Object.keys(routeQuestions).map((id) => [id, said.has(id) ? said.get(id)?.answer === 'yes' : null] as const);
  return { ...Object.fromEntries(answers), [belowThreshold]: value === null || threshold === null || threshold.pence === null ? null : value < threshold.pence };
}

/** What somebody says of a service: `yes`, `no` or a value; `unknown` takes an answer back. Every fault in one go. */
export function readRouteFacts(given: Readonly<Record<string, string>>, parameters: readonly PolicyParameter[]): { readonly answers: Record<string, string>; readonly takenBack: string[]; readonly faults: Diagnostic[] } {
  const answers: Record<string, string> = {};
  const takenBack: string[] = [];
  const faults: Diagnostic[] = [];
  for (const [id, text] of Object.entries(given)) {
    if (text.trim() === 'unknown') takenBack.push(id);
    else if (id === 'value') {
      const pounds = readNumber(text);
      const read = typeof pounds === 'string' ? null : penceFromPounds(pounds);
      if (read === null || read < 0) faults.push(error('bad-pounds', `"${cleanText(text, 40)}" is no value of a service.`, { hint: 'Give pounds, such as 28350, or unknown.' }));
      else answers[id] = formatPounds(read);
    } else if (id === 'threshold') {
      const fault = thresholdFault(text, parameters);
      if (fault === null) answers[id] = text;
      else faults.push(fault);
    } else answers[id] = text;
  }
  return { answers, takenBack, faults };
}

/** The threshold that somebody chose, with its value in the plan's year; `null` where nobody chose one. */
export function chosenThreshold({ routeFacts: said }: Pick<Walk, 'routeFacts'>, parameters: readonly PolicyParameter[], year: string): ShownThreshold | null {
  const parameter = parameters.find(({ id }) => id === said.get('threshold')?.answer);
  return parameter === undefined ? null : shownThreshold(parameter, year);
}

/** What was seen in sources elsewhere: to read, and used for nothing. */
export function referencesSeen(parameters: readonly PolicyParameter[]): ShownThreshold[] {
  return parameters.filter((one) => isThreshold(one) && one.local !== true).flatMap((one) => one.values.map((value) => ({ ...shownThreshold(one, value.from), title: `${one.title}, ${value.from}${value.until === undefined ? ' on' : value.until === value.from ? '' : ` to ${value.until}`}` })));
}

function shownThreshold(parameter: PolicyParameter, year: string): ShownThreshold {
  const held = valueInForce(parameter, year as never);
  const grade: Grade = held?.grade ?? 'unverified';
  return {
    parameter: parameter.id, title: parameter.title, pence: held?.value == null ? null : penceOf(held.value), grade,
    source: held === null ? `it has no value for ${year}` : sourceText(held.source), quote: held?.quote ?? '',
  };
}

function thresholdFault(id: string, parameters: readonly PolicyParameter[]): Diagnostic | null {
  const parameter = parameters.find((one) => one.id === id);
  const local = parameters.filter((one) => isThreshold(one) && one.local === true).map((one) => one.id);
  const hint = `A threshold of the locality's own is a file under packs/policy-parameters, with "local": true, in pounds, with its date and the paper that it stands in. There are ${local.join(', ') || 'none'}.`;
  if (parameter === undefined) return error('unknown-threshold', `There is no policy parameter "${cleanText(id, 80)}".`, { hint });
  return isThreshold(parameter) && parameter.local === true ? null : error('no-own-threshold', `${parameter.id} is no threshold of the locality's own: ${parameter.title}.`, { hint });
}

function isThreshold({ id, unit }: PolicyParameter): boolean {
  return unit === 'pounds' && id.startsWith('procurement-threshold');
}

function penceOf(text: string | undefined): Pence | null {
  const pounds = text === undefined ? null : parseDecimal(text.replaceAll(/[£,]/g, ''));
  return pounds === null ? null : penceFromPounds(pounds);
}
