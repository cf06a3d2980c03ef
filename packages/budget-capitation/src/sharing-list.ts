import { error, ok, refused, warning, type Diagnostic, type Result } from '@pbc-planner/base';
import { measureTitle, newestList, whyNoList, type DatedMeasure, type FiguresHeld, type FiguresNeeded, type MethodOptions } from '@pbc-planner/domain';
import { passedOverText, sizeText } from './column-size-text.ts';

/**
 * The one list that the pool is shared by: the one asked for, else the weighted list imported last that can be one by its size, else the
 * registered list. Warns of one that was asked for and is no list, and of a choice that the file left open.
 */
export function sharingList(held: FiguresHeld, options: MethodOptions): Result<readonly FiguresNeeded[]> {
  const asked = options['weights'];
  const found = asked === undefined ? byDefault(held) : listNamed(held, String(asked));
  if (found) return ok([{ title: `${measureTitle(found.measure)} of ${found.year}`, measures: [found] }], asked === undefined ? leftOpen(held) : noListAsked(held, found));
  const names = weightedNames(held);
  if (asked === undefined) {
    return refused(error('no-weighted-list', 'The plan holds no weighted list, so capitation does not know what to share by.', {
      hint: 'Use the registered list with --weights list, or import a file with a weighted list.',
    }));
  }
  const choices = [...(listNamed(held, 'list') ? ['list'] : []), ...names];
  return refused(error('unknown-weights', `The plan holds no list called "${String(asked)}".`, {
    hint: choices.length === 0 ? 'Import a file with a list first.' : `It holds ${choices.join(', ')}.`,
  }));
}

/** What the answer says of the columns that were passed over for the list that nobody named. */
export function sharingNotes(held: FiguresHeld, options: MethodOptions): readonly string[] {
  const passedOver = held.besidesHeadline?.passedOver ?? [];
  const found = byDefault(held);
  if (options['weights'] !== undefined || passedOver.length === 0 || found === undefined) return [];
  const none = held.headline === null ? 'No imported column can be a weighted list, so c' : 'C';
  return [`${none}apitation shares by the ${measureTitle(found.measure)} of ${found.year}. Passed over: ${passedOver.map(passedOverText).join('; ')}. To share by one of them all the same, name it with --weights.`];
}

function byDefault(held: FiguresHeld): DatedMeasure | undefined {
  if (held.headline !== null) return held.headline;
  return (held.besidesHeadline?.passedOver ?? []).length === 0 ? undefined : newestList(held.measures, held.year);
}

function leftOpen({ headline, besidesHeadline }: FiguresHeld): Diagnostic[] {
  const alike = besidesHeadline?.alike ?? [];
  if (headline?.measure.kind !== 'weighted-list' || alike.length === 0) return [];
  const { name } = headline.measure;
  return [warning('weights-left-open', `Capitation shares by "${name}", the last column of its file that can be a weighted list; ${alike.map((one) => `"${one}"`).join(', ')} ${alike.length === 1 ? 'is another' : 'are others'}.`, {
    hint: `Say which counts: --weights ${name}, or --weights ${alike.at(-1) ?? ''}.`,
  })];
}

function noListAsked(held: FiguresHeld, asked: DatedMeasure): Diagnostic[] {
  if (asked.measure.kind !== 'weighted-list') return [];
  const { name } = asked.measure;
  const size = held.sizeOf?.(asked) ?? null;
  const why = whyNoList(name, size);
  if (why === null || size === null) return [];
  return [warning('weights-not-a-list', `The pool is shared by "${name}" as if it were a list of patients, and it is none: ${sizeText(why, size)}.`, {
    hint: why === 'index' ? `Weigh people by it instead: --components "all=100:list*${name}".` : 'Name another list with --weights: the registered one is --weights list.',
  })];
}

/** A list by its name. Of several years of the registered list, the newest not after the plan's; of a weighted list, the one imported last. */
function listNamed(held: FiguresHeld, name: string): DatedMeasure | undefined {
  if (name !== 'list') return held.measures.findLast(({ measure }) => measure.kind === 'weighted-list' && measure.name === name);
  return newestList(held.measures, held.year);
}

function weightedNames(held: FiguresHeld): string[] {
  return [...new Set(held.measures.flatMap(({ measure }) => (measure.kind === 'weighted-list' ? [measure.name] : [])))];
}
