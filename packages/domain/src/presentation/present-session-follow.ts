import type { Block, Document } from '@pbc-planner/base';
import type { SessionFollowOutcome } from '../outcome/session-outcomes.ts';
import { listed } from './present-session.ts';
import { blockTime, captureText, clockWords, minutesText } from './session-text.ts';

/** The facilitator's own screen: clock, guide and private notes. For one pair of eyes, so no file is written of it. */
export function presentSessionFollow(outcome: SessionFollowOutcome): Document {
  const { locality, fictional, title, rehearsal, here, next, card, guide, notes, flagged, conflicts, quorum, screen } = outcome;
  return {
    title: `${locality}: ${title}${rehearsal ? ' (rehearsal)' : ''}, for the facilitator`,
    fictional,
    private: true,
    blocks: [
      { kind: 'facts', facts: [
        ['Now', `${here.title} (${here.number} of ${here.of})`], ['This block', blockTime(here)], ['All blocks', `${minutesText(outcome.elapsedSeconds)} of ${minutesText(outcome.plannedSeconds)}`],
        ['Clock', clockWords[outcome.clock]], ['Next', next === null ? 'nothing: close the session' : `${next.title}, ${next.minutes} minutes`], ['Quorum', quorum.text],
        ['On screen', screen?.view ?? here.shows?.command.replaceAll('.', ' ') ?? 'the agenda'], ['Leads', outcome.facilitator],
      ] },
      ...listed('The room reads', here.prompt), ...listed('Your guide', guide),
      ...(card === null ? [] : cardBlocks(card)),
      ...listed('Your notes', notes.map(({ text }) => text)),
      ...listed('To be mended', flagged.map(captureText)),
      ...listed('To be settled', conflicts.map(({ id, capture, theirs, from }) => `${id}: ${capture}, as ${from} wrote it: ${theirs.text}`)),
    ],
  };
}

function cardBlocks({ title, situation, question, twist, debrief }: NonNullable<SessionFollowOutcome['card']>): Block[] {
  return [{ kind: 'heading', text: `Challenge: ${title}` }, { kind: 'facts', facts: [['Situation', situation], ['Question', question], ['At half time', twist], ['At the end', debrief]] }];
}
