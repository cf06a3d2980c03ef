import { cleanText, compareDecimals, decimal, error, ok, parseDecimal, readNumber, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import type { QuickWin, QuickWinEstimate, QuickWinInput } from '@pbc-planner/domain';

/** `suspected=180,community-share=75` as exact decimals by input; every fault in one go. What is missing is a fault unless nothing is a fair answer. */
export function readInputs(win: QuickWin, pairs: readonly string[], before: Readonly<Record<string, string>> = {}): Result<Readonly<Record<string, string>>> {
  const given: Record<string, string> = { ...before };
  const faults: Diagnostic[] = [];
  for (const pair of pairs) {
    const [name = '', ...rest] = pair.split('=');
    const input = win.inputs.find(({ id }) => id === name.trim());
    if (input === undefined) {
      faults.push(error('unknown-input', `${win.title} has no input "${cleanText(name, 60)}".`, { hint: `It takes ${win.inputs.map(({ id }) => id).join(', ')}, each as name=number.` }));
      continue;
    }
    const read = readInput(input, rest.join('='));
    if (typeof read === 'string') given[input.id] = read;
    else faults.push(read);
  }
  const missing = win.inputs.filter(({ id, otherwise }) => given[id] === undefined && otherwise === undefined && !faults.some(({ place }) => place?.path === `/inputs/${id}`));
  faults.push(...missing.map(({ id, title, description }) => error('missing-input', `${title} is missing.`, { place: { path: `/inputs/${id}` }, hint: `${description} Give it as ${id}=NUMBER.` })));
  return faults.length > 0 ? refused(...faults) : ok(given);
}

/** `40,70,100`: what is delivered in the low, the central and the high estimate. */
export function readDeliverable(list: readonly string[] | undefined): Result<QuickWinEstimate['deliverable']> {
  if (list === undefined) return ok(null);
  const values = list.map((one) => parseDecimal(one.trim()));
  const [low, central, high] = values;
  const right = list.length === 3 && low && central && high && within(low) && within(high) && compareDecimals(low, central) <= 0 && compareDecimals(central, high) <= 0;
  if (!right) return refused(error('bad-deliverable', `What is delivered cannot be "${cleanText(list.join(','), 60)}".`, { hint: 'Give three percentages from 0 to 100, the least first: 40,70,100.' }));
  const [first, second, third] = list.map((one) => one.trim()) as [string, string, string];
  return ok({ low: first, central: second, high: third });
}

const most = decimal(100n);

function within(value: ReturnType<typeof decimal>): boolean {
  return value.units >= 0n && compareDecimals(value, most) <= 0;
}

function readInput({ id, title, unit, description }: QuickWinInput, text: string): string | Diagnostic {
  const place = { path: `/inputs/${id}` };
  const read = readNumber(text);
  if (typeof read === 'string') return error('bad-input', `${title} cannot be "${cleanText(text, 60)}".`, { place, hint: `${description} Give it as ${id}=NUMBER.` });
  if (read.units < 0n) return error('negative-input', `${title} cannot be below nothing.`, { place, hint: 'A loss shows by itself, when the costs are larger than the saving.' });
  if (unit === 'percent' && compareDecimals(read, most) > 0) return error('percent-above-100', `${title} is a share and cannot be above 100 per cent.`, { place, hint: description });
  const { units, scale } = read;
  if (scale > 6 || units > 10n ** 15n) return error('bad-input', `${title} has too many digits.`, { place, hint: 'Give at most six decimal places, and no more than 15 digits.' });
  return textOf(units, scale);
}

function textOf(units: bigint, scale: number): string {
  const digits = units.toString().padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
