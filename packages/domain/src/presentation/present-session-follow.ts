import type { Document } from '@pbc-planner/base';
import type { SessionFollowOutcome } from '../outcome/session-outcomes.ts';
import { blockTime, captureText, clockWords, minutesText } from './session-text.ts';

/**
 * The facilitator's own screen: clock, private notes and guide, a line each, the most pressing first, so that 24 lines hold it.
 * For one pair of eyes, so no file is written of it.
 */
export function presentSessionFollow(outcome: SessionFollowOutcome): Document {
  const { locality, fictional, title, rehearsal, here, next, quorum, screen } = outcome;
  return {
    title: `${locality}: ${title}${rehearsal ? ' (rehearsal)' : ''}, for the facilitator`,
    fictional,
    private: true,
    blocks: [
      { kind: 'facts', facts: [
        ['Now', `${here.title} (${here.number} of ${here.of}), ${blockTime(here)}`],
        ['Clock', `${clockWords[outcome.clock]}, ${minutesText(outcome.elapsedSeconds)} of ${minutesText(outcome.plannedSeconds)} in all, led by ${outcome.facilitator}`],
        ['Next', next === null ? 'nothing: close the session' : `${next.title}, ${next.minutes} minutes`], ['Quorum', quorum.text],
        ['On screen', screen?.view ?? here.shows?.command.replaceAll('.', ' ') ?? 'the agenda'],
      ] },
      { kind: 'heading', text: 'For you alone' },
      { kind: 'list', items: ideas(outcome) },
    ],
  };
}

function ideas({ here, card, guide, notes, flagged, conflicts }: SessionFollowOutcome): string[] {
  return [
    ...notes.map(({ text }) => `Note: ${text}`),
    ...flagged.map((one) => `To be mended: ${captureText(one)}`),
    ...conflicts.map(({ id, capture, theirs, from }) => `To be settled: ${id}, ${capture}, as ${from} wrote it: ${theirs.text}`),
    ...guide.map((text) => `Guide: ${text}`),
    ...(card === null ? [] : [`Challenge: ${card.title}. ${card.question}`, `At half time: ${card.twist}`, `At the end: ${card.debrief}`]),
    ...here.prompt.map((text) => `The room reads: ${text}`),
  ];
}
