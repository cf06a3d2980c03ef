import { compareDecimals, decimalText, error, parseDecimal, readNumber, cleanText, type Decimal, type Diagnostic } from '@pbc-planner/base';
import { deliverableOf, estimateKey, workOut, type Command, type CommandContext, type MessageOutcome, type QuickWin, type QuickWinEstimate, type RefusalOutcome } from '@pbc-planner/domain';
import { done, refused } from './answers.ts';

interface OverlapParameters {
  readonly one: string;
  readonly other: string;
  readonly volume: string;
}

/** `project.overlap`: how much two estimates of one base have in common. */
export const overlap: Command<OverlapParameters, MessageOutcome | RefusalOutcome> = async ({ one, other, volume }, context) => {
  const wins = await context.registry.quickWins();
  const faults: Diagnostic[] = [];
  const [first, second] = [one, other].map((key) => estimateCalled(key, context, faults));
  const read = readNumber(volume);
  if (typeof read === 'string' || read.units < 0n) faults.push(error('bad-value', `What they have in common cannot be "${cleanText(volume, 60)}".`, { hint: 'Give a volume, 0 where they have nothing in common.' }));
  if (one === other) faults.push(error('same-estimate', 'An estimate has everything in common with itself.', { hint: 'Name two.' }));
  if (first && second && first.base !== second.base) {
    faults.push(error('bases-differ', `${one} counts ${first.base} and ${other} counts ${second.base}, so they count nothing twice.`, { hint: 'There is nothing to say about them.' }));
  }
  if (first === undefined || second === undefined || typeof read === 'string' || faults.length > 0) return refused('project.overlap', ...faults);
  const largest = smallerVolume([first, second], wins, context.by);
  if (compareDecimals(read, largest) > 0) {
    return refused('project.overlap', error('overlap-too-large', `They cannot have ${decimalText(read)} in common: the smaller of the two is ${decimalText(largest)}.`, { hint: 'Give a volume up to that.' }));
  }
  return done(`${one} and ${other} have ${decimalText(read)} in common; it is taken off once.`, [{ type: 'quick win overlap set', data: { one, other, volume: decimalText(read) } }]);
};

function estimateCalled(key: string, { state }: CommandContext, faults: Diagnostic[]): QuickWinEstimate | undefined {
  const all = [...state.projects.byId.values()].flatMap(({ id, estimates }) => estimates.map((estimate) => ({ key: estimateKey(id, estimate.win), estimate })));
  const found = all.find((one) => one.key === key)?.estimate;
  if (found === undefined) {
    faults.push(error('unknown-estimate', `There is no estimate "${cleanText(key, 120)}".`, { hint: all.length === 0 ? 'Work one out with pbc project quick-win.' : `There are ${all.map((one) => one.key).join(', ')}.` }));
  }
  return found;
}

function smallerVolume(estimates: readonly QuickWinEstimate[], wins: readonly QuickWin[], by: string): Decimal {
  const volumes = estimates.flatMap((estimate) => {
    const win = wins.find(({ id }) => id === estimate.win);
    const full = win && workOut(win, { inputs: estimate.inputs, ...deliverableOf(win, estimate.deliverable), by, reason: 'kept' })?.volumeInFull;
    const volume = full === undefined ? null : parseDecimal(full);
    return volume === null ? [] : [volume];
  });
  return volumes.reduce((least, one) => (compareDecimals(one, least) < 0 ? one : least), volumes[0] ?? { units: 0n, scale: 0 });
}
