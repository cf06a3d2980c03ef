import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import { isFault, type Command, type MessageOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { sessionAtHand } from '../running/session-at-hand.ts';
import { done, refused } from './answers.ts';

/** `session.screen`: remembers what is on screen, so that whoever resumes sees the same. Undo looks past it, and nobody's minutes speak of it. */
export const screen: Command<{ readonly view: string; readonly settings?: readonly string[] }, MessageOutcome | RefusalOutcome> = async ({ view: given, settings: pairs = [] }, context) => {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused('session.screen', hand);
  const view = cleanText(given, 80).trim();
  const settings: Record<string, string> = {};
  const faults: Diagnostic[] = view === '' ? [error('nothing-said', 'Nobody said what is on screen.', { hint: 'Name the view or the command.' })] : [];
  for (const pair of pairs) {
    const [, name, value] = /^([a-z][A-Za-z0-9]{0,39})=(.*)$/s.exec(pair) ?? [];
    if (name === undefined || value === undefined) faults.push(error('bad-setting', `"${cleanText(pair, 60)}" is no setting.`, { hint: 'Write it as name=value, such as blend=40.' }));
    else settings[name] = cleanText(value, 200);
  }
  if (faults.length > 0) return refused('session.screen', ...faults);
  const { session } = hand;
  const same = session.screen !== null && session.screen.view === view && JSON.stringify(session.screen.settings) === JSON.stringify(settings);
  return done('Remembered what is on screen.', same ? [] : [{ type: 'session screen shown', data: { session: session.id, screen: { view, settings } } }]);
};
