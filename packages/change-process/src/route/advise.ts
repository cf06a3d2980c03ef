import type { ProviderRoute, ShownRoute } from '@pbc-planner/domain';
import { belowThreshold, routeQuestions, type RouteTruths } from './route-facts.ts';

/** What the facts say of each route of a process, in its order. */
export function adviseRoutes(routes: readonly ProviderRoute[], truths: RouteTruths): ShownRoute[] {
  return routes.map(({ id, title, when, advised }) => {
    const base = { route: id, title, when };
    if (advised === undefined) return { ...base, verdict: 'no advice', reasons: ['The process says nothing on which facts speak for it.'], unknown: [] };
    const groups = advised.map((group) => group.map((fact) => factIn(fact, truths)));
    const fitting = groups.find((group) => group.every(({ holds }) => holds === true));
    if (fitting !== undefined) return { ...base, verdict: 'fits', reasons: fitting.map(({ sentence }) => sentence), unknown: [] };
    const open = groups.filter((group) => group.every(({ holds }) => holds !== false));
    if (open.length === 0) {
      const against = groups.flatMap((group) => group.filter(({ holds }) => holds === false).map(({ sentence }) => sentence));
      return { ...base, verdict: 'does not fit', reasons: [...new Set(against)], unknown: [] };
    }
    const unknown = [...new Set(open.flatMap((group) => group.filter(({ holds }) => holds === null).map(({ fact }) => fact)))];
    return { ...base, verdict: 'not known yet', reasons: [...new Set(open.flatMap((group) => group.filter(({ holds }) => holds === true).map(({ sentence }) => sentence)))], unknown };
  });
}

/** The route to look at first: the first that fits, where none before it may still fit; and what to do, in words. */
export function firstAdvised(routes: readonly ShownRoute[]): { readonly advised: string | null; readonly advice: string } {
  const asked = routes.filter(({ verdict }) => verdict !== 'no advice');
  const at = asked.findIndex(({ verdict }) => verdict === 'fits');
  const open = asked.slice(0, at < 0 ? asked.length : at).filter(({ verdict }) => verdict === 'not known yet');
  const last = 'This is advice with reasons and no legal verdict: seek procurement advice.';
  if (asked.length === 0) return { advised: null, advice: `This process gives no advice on routes. ${last}` };
  const fits = asked[at];
  if (open.length > 0) {
    const questions = [...new Set(open.flatMap(({ unknown }) => unknown))].join(', ');
    return { advised: null, advice: `${fits === undefined ? 'No route is clear yet' : `${fits.title} would fit, and an earlier one may`}: say first ${questions}. ${last}` };
  }
  if (fits === undefined) return { advised: null, advice: `By what was said, no route of this process fits. ${last}` };
  const others = asked.slice(at + 1).filter(({ verdict }) => verdict === 'fits').map(({ title }) => title);
  return { advised: fits.route, advice: `Look first at: ${fits.title}.${others.length === 0 ? '' : ` It would also fit: ${others.join(', ')}.`} ${last}` };
}

function factIn(text: string, truths: RouteTruths): { readonly fact: string; readonly holds: boolean | null; readonly sentence: string } {
  const negated = text.startsWith('not ');
  const fact = negated ? text.slice(4) : text;
  const truth = truths[fact] ?? null;
  const question = fact === belowThreshold ? 'Is its value below the threshold?' : (routeQuestions[fact] ?? fact);
  return { fact, holds: truth === null ? null : truth !== negated, sentence: `${question} ${truth === true ? 'Yes.' : 'No.'}` };
}
