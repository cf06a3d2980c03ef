import { cleanText, compareDecimals, error, parseDecimal, readNumber, decimalText, type Decimal, type Diagnostic } from '@pbc-planner/base';
import type { Better, Command, MessageOutcome, Project, ProjectMeasure, RefusalOutcome } from '@pbc-planner/domain';
import { readDay } from '../portfolio/read-day.ts';
import { done, isFault, openProject, refused } from './answers.ts';

interface MeasureParameters {
  readonly project: string;
  readonly measure: string;
  readonly title?: string;
  readonly unit?: string;
  readonly better?: Better;
  readonly baseline?: string;
  readonly baselineOn?: string;
  readonly target?: string;
  readonly targetOn?: string;
  readonly remove: boolean;
}

/** `project.measure`: what will be counted, from where to where, by when; what is left out stays as it is. */
export const measure: Command<MeasureParameters, MessageOutcome | RefusalOutcome> = async (parameters, { state, registry }) => {
  const project = openProject(state, parameters.project);
  if (isFault(project)) return refused('project.measure', project);
  const held = project.measures.find(({ id }) => id === parameters.measure);
  if (parameters.remove) {
    if (held === undefined) return refused('project.measure', error('unknown-measure', `${project.title} has no measure ${parameters.measure}.`, { hint: measuresHint(project) }));
    return done(`${held.title} is no measure of ${project.title} any more.`, [{ type: 'project measure removed', data: { project: project.id, measure: held.id } }]);
  }
  const known = (await registry.clinicalAreas()).find(({ id }) => id === project.area)?.measures.find(({ id }) => id === parameters.measure);
  const faults: Diagnostic[] = [];
  const number = (name: 'baseline' | 'target'): string | null => readValue(parameters[name], held?.[name] ?? null, `The ${name}`, faults);
  const day = (name: 'baselineOn' | 'targetOn', title: string): string | null => {
    const given = parameters[name];
    if (given === undefined) return held?.[name] ?? null;
    const read = readDay(given, title);
    if (typeof read === 'string') return read;
    faults.push(read);
    return null;
  };
  const title = cleanText(parameters.title ?? '', 120) || (held?.title ?? known?.title ?? '');
  const unit = cleanText(parameters.unit ?? '', 60) || (held?.unit ?? known?.unit ?? '');
  const better = parameters.better ?? held?.better ?? known?.better;
  if (title === '' || unit === '' || better === undefined) {
    faults.push(error('measure-not-of-area', `${parameters.measure} is no measure of the area ${project.area}, so it needs a title, a unit and which way is better.`, {
      hint: 'Give --title, --unit and --better lower or higher; or see the area\'s own measures with pbc project areas.',
    }));
  }
  const set: ProjectMeasure = {
    id: parameters.measure, title, unit, better: better ?? 'lower',
    baseline: number('baseline'), baselineOn: day('baselineOn', 'The day of the baseline'), target: number('target'), targetOn: day('targetOn', 'The day of the target'),
  };
  faults.push(...contradictions(set));
  if (faults.length > 0) return refused('project.measure', ...faults);
  return done(sentence(project, set), [{ type: 'project measure set', data: { project: project.id, measure: set } }]);
};

/** A day or a value that cannot be: a target before its baseline, a share above 100 per cent, a target that is worse. */
function contradictions({ title, unit, better, baseline, baselineOn, target, targetOn }: ProjectMeasure): Diagnostic[] {
  const faults: Diagnostic[] = [];
  if (baselineOn !== null && targetOn !== null && targetOn <= baselineOn) {
    faults.push(error('target-before-baseline', `The target is for ${targetOn}, which is not after the baseline of ${baselineOn}.`, { hint: 'Correct --baseline-on or --target-on.' }));
  }
  const values = [baseline, target].map((text) => (text === null ? null : parseDecimal(text)));
  const tooMuch = unit === 'per cent' ? values.some((value) => value !== null && compareDecimals(value, hundred) > 0) : false;
  if (tooMuch) faults.push(error('percent-above-100', `${title} is a share and cannot be above 100 per cent.`, { hint: 'Correct --baseline or --target, or give another --unit.' }));
  const [from, to] = values;
  if (from && to && compareDecimals(from, to) * (better === 'lower' ? 1 : -1) <= 0) {
    faults.push(error('target-no-better', `The target ${target} is no better than the baseline ${baseline}, where ${better} is better.`, { hint: 'Correct the values, or --better.' }));
  }
  return faults;
}

const hundred: Decimal = { units: 100n, scale: 0 };

function readValue(text: string | undefined, held: string | null, what: string, faults: Diagnostic[]): string | null {
  if (text === undefined) return held;
  const read = readNumber(text);
  if (typeof read === 'string') {
    faults.push(error('bad-value', `${what} cannot be "${cleanText(text, 60)}".`, { hint: 'Give a number such as 12 or 12.5.' }));
    return null;
  }
  if (read.units < 0n) {
    faults.push(error('negative-value', `${what} cannot be below nothing.`, { hint: 'Give the count, the share or the wait itself.' }));
    return null;
  }
  return decimalText(read);
}

function sentence({ title }: Project, { title: measured, unit, baseline, baselineOn, target, targetOn }: ProjectMeasure): string {
  const from = baseline === null ? 'no baseline yet' : `from ${baseline} ${unit}${baselineOn === null ? ', day not known' : ` on ${baselineOn}`}`;
  const to = target === null ? 'no target yet' : `to ${target} ${unit}${targetOn === null ? ', day not known' : ` by ${targetOn}`}`;
  return `${title}: ${measured}, ${from}, ${to}.`;
}

function measuresHint({ measures }: Project): string {
  return measures.length === 0 ? 'It has none.' : `It has ${measures.map(({ id }) => id).join(', ')}.`;
}
