import { error, type Diagnostic } from '@pbc-planner/base';
import type { HeadingFilling, PaperKind, PaperTemplate } from '@pbc-planner/domain';

/** What a paper of each kind must have, and in which part: without it, it would not be that paper. */
const needed: Readonly<Record<PaperKind, readonly (readonly [filling: HeadingFilling, part: 'what' | 'who', what: string])[]>> = {
  'business-case': [
    ['options', 'what', 'the options, doing nothing among them'], ['preferred-option', 'what', 'the preferred option'], ['money', 'what', 'the money'], ['providers', 'who', 'who might provide it'],
  ],
  'service-specification': [['indicators', 'what', 'the indicators']],
};

/** What the plan can fill in each paper. */
const possible: Readonly<Record<PaperKind, readonly HeadingFilling[]>> = {
  'business-case': ['by-hand', 'project', 'options', 'preferred-option', 'measures', 'money', 'providers'],
  'service-specification': ['by-hand', 'project', 'measures', 'indicators'],
};

/** What the schema of templates cannot see: ids and fillings that stand twice, what a paper must have, sources that there are not. */
export function checkTemplate({ kind, from, until, headings, sources }: PaperTemplate): Diagnostic[] {
  const ids = headings.map(({ id }) => id);
  const fillings = headings.map(({ filled }) => filled).filter((filled) => filled !== 'by-hand');
  return [
    ...repeated(ids).map((id) => error('id-twice', `The heading ${id} stands twice.`, { place: { path: '/headings' }, hint: 'Give each an id of its own.' })),
    ...repeated(fillings).map((filled) => error('filled-twice', `Two headings are filled from ${filled}.`, { place: { path: '/headings' }, hint: 'Let one of them be written by hand.' })),
    ...(until !== undefined && until < from ? [error('years-swapped', `It ends in ${until}, before it begins in ${from}.`, { place: { path: '/until' }, hint: 'Correct one of the years.' })] : []),
    ...needed[kind].flatMap(([filled, part, what]) => {
      const at = headings.findIndex((heading) => heading.filled === filled);
      const heading = headings[at];
      if (heading === undefined) return [error('heading-missing', `The paper has no heading for ${what}.`, { place: { path: '/headings' }, hint: `Add a heading that is filled from ${filled}, in the part "${part}".` })];
      return heading.required && heading.part === part
        ? [] : [error('heading-misplaced', `The heading ${heading.id}, for ${what}, must be required and stand in the part "${part}".`, { place: { path: `/headings/${at}` }, hint: 'What is wanted is written apart from who provides it.' })];
    }),
    ...headings.flatMap(({ id, filled, sources: named }, at) => [
      ...(possible[kind].includes(filled) ? [] : [error('cannot-fill', `The heading ${id} is filled from ${filled}, which this paper does not have.`, { place: { path: `/headings/${at}/filled` }, hint: `It may be ${possible[kind].join(', ')}.` })]),
      ...named.filter((source) => !Object.hasOwn(sources, source)).map((source) =>
        error('unknown-source', `The heading ${id} names the source "${source}", which the pack does not have.`, { place: { path: `/headings/${at}/sources` }, hint: Object.keys(sources).length === 0 ? 'It has none.' : `It has ${Object.keys(sources).join(', ')}.` })),
    ]),
  ];
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
