import { error, formatPounds, poundsText, type Diagnostic } from '@pbc-planner/base';
import { namesIn, readFormula, workOut, type QuickWin } from '@pbc-planner/domain';
import { readInputs } from './read-inputs.ts';

/** What a schema cannot see of a quick win: its formulas, the names in them, its sources, and whether its examples come out as it says. */
export function checkQuickWin(win: QuickWin): Diagnostic[] {
  const faults = [...formulaFaults(win), ...sourceFaults(win), ...orderFaults(win)];
  return faults.length > 0 ? faults : win.examples.flatMap((_, index) => exampleFaults(win, index));
}

function formulaFaults(win: QuickWin): Diagnostic[] {
  const inputs = win.inputs.map(({ id }) => id);
  const formulas = [
    ['/volume/formula', win.volume.formula, inputs],
    ...(['gross', 'reprovision', 'setUp', 'management'] as const).flatMap((part) => (win[part] === undefined ? [] : [[`/${part}`, win[part], [...inputs, 'volume']] as const])),
  ] as const;
  const used = new Set<string>();
  const faults = formulas.flatMap(([path, text, known]): Diagnostic[] => {
    const formula = readFormula(text);
    if ('fault' in formula) return [error('bad-formula', `The formula "${text}" cannot be read: ${formula.fault}, at character ${formula.at + 1}.`, { place: { path }, hint: 'It may hold names of inputs, numbers, + - * and brackets.' })];
    const names = [...namesIn(formula)];
    for (const name of names) used.add(name);
    return names.filter((name) => !known.includes(name)).map((name) => error('unknown-name', `The formula names "${name}", which is no input.`, { place: { path }, hint: `It may name ${known.join(', ')}.` }));
  });
  if (faults.length > 0) return faults;
  const idle = inputs.filter((id) => !used.has(id));
  return idle.map((id) => error('idle-input', `The input ${id} is in no formula.`, { place: { path: `/inputs/${inputs.indexOf(id)}` }, hint: 'Use it, or leave it out.' }));
}

function sourceFaults({ cautions, sources }: QuickWin): Diagnostic[] {
  return cautions.flatMap((caution, index) => caution.sources.filter((id) => !Object.hasOwn(sources, id)).map((id) =>
    error('unknown-source', `The caution names the source "${id}", which the pack does not have.`, { place: { path: `/cautions/${index}/sources` }, hint: `It has ${Object.keys(sources).join(', ')}.` })));
}

function orderFaults({ deliverable: { low, central, high } }: QuickWin): Diagnostic[] {
  return low <= central && central <= high ? [] : [error('bad-order', 'Low delivers more than central, or central more than high.', { place: { path: '/deliverable' }, hint: 'Put the least first.' })];
}

function exampleFaults(win: QuickWin, index: number): Diagnostic[] {
  const example = win.examples[index] as QuickWin['examples'][number];
  const place = { path: `/examples/${index}` };
  const read = readInputs(win, Object.entries(example.inputs).map(([id, value]) => `${id}=${value}`));
  if (!read.ok) return read.diagnostics.map((one) => ({ ...one, place }));
  const full = { low: '100', central: '100', high: '100' };
  const worked = workOut(win, { inputs: read.value, deliverable: full, by: 'the pack', reason: 'an example', deliverableGrade: 'verified' })?.estimates[2];
  if (worked === undefined) return [error('too-large', 'The example comes to more than money can be.', { place, hint: 'Use smaller figures.' })];
  return (['gross', 'net'] as const).filter((part) => poundsText(worked[`${part}Pence`]) !== example[part]).map((part) =>
    error('example-differs', `By its formula the example's ${part} is ${formatPounds(worked[`${part}Pence`])}, and the pack says ${example[part]}.`, { place: { path: `/examples/${index}/${part}` }, hint: 'Work it out again by hand.' }));
}
