import { error, type Diagnostic } from '@pbc-planner/base';
import type { Choice, VoteOption, VoteQuestion } from '@pbc-planner/domain';

type Asked = Pick<VoteQuestion, 'kind' | 'options' | 'dots'>;

/** The options of fist to five and of yes, no and abstain, which nobody has to give. */
export const standingOptions: Readonly<Record<'fist' | 'yes-no', readonly VoteOption[]>> = {
  'fist': ['no, and I would stop it', 'serious concerns', 'some concerns', 'I can live with it', 'good', 'I will lead it'].map((title, fingers) => ({ id: String(fingers), title: `${fingers}: ${title}` })),
  'yes-no': [{ id: 'yes', title: 'Yes' }, { id: 'no', title: 'No' }, { id: 'abstain', title: 'Abstain' }],
};

/** A choice as somebody says it: `4`, `yes`, `a=2,b=1` or `b>a>c`; or why it is none. What was said is not repeated: somebody may be looking on. */
export function readChoice(vote: Asked, text: string): Choice | Diagnostic {
  const said = text.trim().toLowerCase();
  if (vote.kind === 'dots') return readDots(vote, said);
  if (vote.kind === 'ranking') return readRanking(vote, said);
  return vote.options.some(({ id }) => id === said) ? [{ option: said, value: 1 }] : badChoice(vote);
}

/** A choice as it is said. */
export function choiceText({ kind }: Pick<VoteQuestion, 'kind'>, choice: Choice): string {
  if (kind === 'dots') return choice.map(({ option, value }) => `${option}=${value}`).join(',');
  return choice.map(({ option }) => option).join('>');
}

/** How choices of a vote are said, for whoever votes. */
export function howToChoose({ kind, options, dots }: Asked): string {
  const ids = options.map(({ id }) => id);
  switch (kind) {
    case 'fist': return 'fingers from 0 to 5';
    case 'yes-no': return 'yes, no or abstain';
    case 'dots': return `up to ${dots} dots, such as ${ids.slice(0, 2).map((id) => `${id}=1`).join(',')}; there are ${ids.join(', ')}`;
    case 'ranking': return `the options in your order, such as ${ids.toReversed().join('>')}; those left out come last together`;
  }
}

function readDots(vote: Asked, said: string): Choice | Diagnostic {
  const marks = said.split(',').map((part) => /^\s*([a-z0-9-]+)\s*=\s*([0-9]{1,3})\s*$/.exec(part)).map((match) => (match ? { option: match[1] as string, value: Number(match[2]) } : null));
  const found = marks.filter((mark) => mark !== null);
  const total = found.reduce((sum, { value }) => sum + value, 0);
  const isRight = found.length === marks.length && areOptions(vote, found.map(({ option }) => option)) && total >= 1 && total <= (vote.dots ?? 0);
  return isRight ? inOrder(vote, found.filter(({ value }) => value > 0)) : badChoice(vote);
}

function readRanking(vote: Asked, said: string): Choice | Diagnostic {
  const order = said.split('>').map((part) => part.trim());
  return areOptions(vote, order) ? order.map((option, index) => ({ option, value: index + 1 })) : badChoice(vote);
}

function areOptions({ options }: Asked, ids: readonly string[]): boolean {
  return ids.length > 0 && new Set(ids).size === ids.length && ids.every((id) => options.some((option) => option.id === id));
}

function inOrder({ options }: Asked, choice: Choice): Choice {
  return options.flatMap(({ id }) => choice.filter(({ option }) => option === id));
}

function badChoice(vote: Asked): Diagnostic {
  return error('no-choice', 'That is no choice of this vote.', { hint: `Give ${howToChoose(vote)}.` });
}
