import { error, type Diagnostic } from '@pbc-planner/base';
import type { SessionTemplate } from '@pbc-planner/domain';

/** What the schema of templates cannot see: minutes that do not add up, ids that stand twice, a silence shorter than a block, cards without a place. */
export function checkTemplate({ minutes, idleMinutes, blocks, challenges = [], quorum }: SessionTemplate): Diagnostic[] {
  const sum = blocks.reduce((total, block) => total + block.minutes, 0);
  const longest = blocks.reduce((most, block) => Math.max(most, block.minutes), 0);
  const places = blocks.filter(({ challenge }) => challenge === true).length;
  return [
    ...(sum === minutes ? [] : [error('minutes-apart', `The blocks take ${sum} minutes, and the session ${minutes}.`, { place: { path: '/minutes' }, hint: `Write ${sum}, or change the minutes of the blocks.` })]),
    ...(idleMinutes >= longest ? [] : [error('idle-too-short', `The clock would stand still after ${idleMinutes} minutes, in the middle of a block of ${longest}.`, {
      place: { path: '/idleMinutes' }, hint: `Write ${longest} or more: a block may pass without anything being written down.`,
    })]),
    ...twice(blocks.map(({ id }) => id), 'block', '/blocks'),
    ...twice(challenges.map(({ id }) => id), 'challenge', '/challenges'),
    ...(challenges.length >= places ? [] : [error('too-few-challenges', `${places} blocks ask for a challenge, and there are ${challenges.length}.`, { place: { path: '/challenges' }, hint: 'Add cards, or take "challenge" off a block.' })]),
    ...(challenges.length > 0 && places === 0 ? [error('challenges-without-place', 'There are challenges, and no block asks for one.', { place: { path: '/blocks' }, hint: 'Write "challenge": true in the blocks that work on one.' })] : []),
    ...(quorum.people === undefined && quorum.practices === undefined && quorum.practicesPercent === undefined
      ? [error('no-quorum', 'The quorum asks for nobody.', { place: { path: '/quorum' }, hint: 'Give practicesPercent, practices or people.' })] : []),
    ...(quorum.practices !== undefined && quorum.practicesPercent !== undefined
      ? [error('two-quorums', 'The quorum counts practices in two ways.', { place: { path: '/quorum' }, hint: 'Give practices or practicesPercent, not both.' })] : []),
  ];
}

function twice(ids: readonly string[], what: string, path: string): Diagnostic[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) =>
    error('id-twice', `The ${what} ${id} stands twice.`, { place: { path }, hint: 'Give each an id of its own.' }));
}
