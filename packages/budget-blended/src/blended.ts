import { compareDecimals, decimal, decimalText, error, ok, refused, type Amount, type Amounts, type Decimal, type Diagnostic } from '@pbc-planner/base';
import { fitToPool, optionDecimal, optionPairs, type BudgetMethod, type MethodRun } from '@pbc-planner/domain';

/**
 * The blended method: x per cent of the historic amount plus the rest of the capitation amount, each in whole pence,
 * in exact arithmetic; the pool is then shared in those proportions. 100 gives historic, 0 gives capitation, to the penny.
 */
export const blended: BudgetMethod = {
  figures: () => ok([]),

  prepare: async (held, options) => {
    const text = options['lineBlends'];
    if (text === undefined) return ok(blended);
    const lines = held.measures.flatMap(({ measure }) => (measure.kind === 'spend' ? [measure.serviceLine] : []));
    const pairs = optionPairs('--line-blends', String(text), [...new Set(lines)], 'service line in the budget');
    if (!pairs.ok) return pairs;
    const beyond = pairs.value.filter(({ value }) => value.units < 0n || compareDecimals(value, whole) > 0);
    if (beyond.length > 0) return refused(...beyond.map(({ name }) => error('bad-option', `--line-blends gives ${name} more or less than a part of its historic budget.`, { hint: 'A blend is from 0 to 100 per cent.' })));
    const blends = new Map(pairs.value.map(({ name, value }) => [name, value]));
    return ok({ ...blended, calculate: (run) => blendedByLine(run, blends) });
  },

  calculate: (run) => {
    const { trace } = run;
    const historic = run.ask('historic');
    const capitation = run.ask('capitation');
    const blend = run.option('blend', 'historic in the blend', 'per cent', optionDecimal(run.options, 'blend'));
    const rest = trace.subtract('capitation in the blend', 'per cent', trace.definition('the whole', 'per cent', whole), blend);
    const ofHistoric = trace.multiply('historic times its percentage', 'pence x per cent', historic, blend);
    const ofCapitation = trace.multiply('capitation times its percentage', 'pence x per cent', capitation, rest);
    const mixed = trace.add('both parts of the blend', 'pence x per cent', ofHistoric, ofCapitation);
    const shared = trace.apportion('blend brought to the pool', run.pool, mixed, 'both parts of the blend, all practices');
    return typeof shared === 'string' ? sharesNothing(shared) : shared;
  },
};

const whole = decimal(100);

/**
 * Line by line: the line's total is shared by capitation, mixed with the line's historic budgets, and shared again in those proportions; the
 * budget is the sum of the lines. Where every line has the same blend, that is the one blend, and is worked out as one.
 */
function blendedByLine(run: MethodRun, blends: ReadonlyMap<string, Decimal>): Amounts | Diagnostic {
  const { trace } = run;
  const byLine = run.linesOf('historic');
  if ('severity' in byLine) return byLine;
  const one = optionDecimal(run.options, 'blend');
  const blendOf = (line: string) => blends.get(line) ?? one;
  const [first] = byLine.lines;
  if (first !== undefined && byLine.lines.every(({ line }) => compareDecimals(blendOf(line), blendOf(first.line)) === 0)) return asOne(run, blendOf(first.line));
  const weights = weightsOfThose(run, byLine.without);
  if ('severity' in weights) return weights;
  const lines: Amounts[] = [];
  for (const { line, amounts, total } of byLine.lines) {
    const blend = run.option(blends.has(line) ? 'lineBlends' : 'blend', `historic in the blend of ${line}`, 'per cent', blendOf(line));
    const shared = lineBlend(run, line, amounts, total, weights, blend);
    if (typeof shared === 'string') return sharesNothing(shared);
    lines.push(shared);
  }
  const own = trace.total('blended budgets of all lines', 'pence', lines);
  const fixed = byLine.without && trace.multiply('capitation amount, where there is no history', 'pence', run.ask('capitation'), byLine.without);
  const fitted = fitToPool(run, own, fixed, 'blended lines brought to the pool');
  return typeof fitted === 'string' ? sharesNothing(fitted) : fitted;
}

function lineBlend({ trace }: MethodRun, line: string, historic: Amounts, total: Amount, weights: Amounts, blend: Amount): Amounts | string {
  const capitation = trace.apportion(`${line} shared by capitation`, total, weights, `${trace.label(weights)}, all practices`);
  if (typeof capitation === 'string') return capitation;
  const rest = trace.subtract(`capitation in the blend of ${line}`, 'per cent', trace.definition('the whole', 'per cent', whole), blend);
  const ofHistoric = trace.multiply(`historic for ${line} times its percentage`, 'pence x per cent', historic, blend);
  const ofCapitation = trace.multiply(`capitation for ${line} times its percentage`, 'pence x per cent', capitation, rest);
  const mixed = trace.add(`both parts of the blend of ${line}`, 'pence x per cent', ofHistoric, ofCapitation);
  return trace.apportion(`blended budget for ${line}`, total, mixed, `both parts of the blend of ${line}, all practices`);
}

/** What capitation shares by, of those with history alone: the others have their capitation amount for the whole. */
function weightsOfThose(run: MethodRun, without: Amounts | null): Amounts | Diagnostic {
  const weights = run.weightsOf('capitation');
  if (without === null || 'severity' in weights) return weights;
  const { trace } = run;
  const [name, unit] = [trace.label(weights), trace.unit(weights)];
  return trace.subtract(`${name}, of practices with history`, unit, weights, trace.multiply(`${name}, where there is no history`, unit, weights, without));
}

/** The one blend that all lines have. */
function asOne(run: MethodRun, blend: Decimal): Amounts | Diagnostic {
  return blended.calculate({ ...run, options: { ...run.options, blend: decimalText(blend) }, option: (_, label, unit) => run.option('lineBlends', label, unit, blend) });
}

function sharesNothing(fault: string): Diagnostic {
  return error('blend-shares-nothing', `The blend cannot share the pool: ${fault}.`, { hint: 'Choose another blend.' });
}
