import type { Session, SessionCapture, ShownCapture } from '@pbc-planner/domain';

/** A captured item with what is amiss with it. @param day the day that dates are judged by, such as 2006-11-06. */
export function shownCapture(session: Pick<Session, 'id'>, capture: SessionCapture, day: string): ShownCapture {
  const isAction = capture.kind === 'action';
  return {
    ...capture, session: session.id,
    missing: isAction ? [...(capture.owner === null ? ['owner' as const] : []), ...(capture.due === null ? ['due' as const] : [])] : [],
    overdue: isAction && capture.done === null && capture.due !== null && capture.due < day,
  };
}

/** All captures of a session. */
export function shownCaptures(session: Session, day: string): ShownCapture[] {
  return session.captures.map((capture) => shownCapture(session, capture, day));
}
