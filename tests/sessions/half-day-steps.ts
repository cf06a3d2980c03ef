/** One call of a half-day that is played at speed: at which minute, by whom, and what. */
export interface PlayedStep {
  readonly minute: number;
  readonly by: string;
  readonly command: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** When the half-day begins. */
export const beginning = Date.UTC(2026, 4, 5, 12, 0);

/** The practices whose doctors vote, with what each chooses in the votes in turn. */
export const ballots: Readonly<Record<string, readonly string[]>> = {
  abbey: ['yes', 'no'], brook: ['no', 'no'], canal: ['yes', 'abstain'], drovers: ['yes', 'yes'], foundry: ['abstain', 'no'],
};

const kinds = ['decision', 'action', 'question', 'parked'] as const;
const facilitator = 'Facilitator One';

/** The lengths of the blocks of the half-day, in minutes, as the content sheet has them. */
const blocks: readonly number[] = [15, 20, 35, 35, 15, 30, 20, 25, 15];

/** Every call of 210 minutes, in order, each of which is saved as one revision. */
export function halfDaySteps(): PlayedStep[] {
  const steps: PlayedStep[] = [];
  const add = (minute: number, command: string, params: PlayedStep['params'] = {}) => steps.push({ minute, by: facilitator, command, params });
  add(0, 'session.start', { template: 'ses.godiva', challenges: ['copd', 'wealthy-practice', 'provider-gp'] });
  for (const practice of Object.keys(ballots)) add(0, 'session.attend', { person: `Dr ${practice}`, practice, role: 'gp' });
  const ends = blocks.map((_, index) => blocks.slice(0, index + 1).reduce((sum, minutes) => sum + minutes, 0));
  for (let minute = 1; minute <= 210; minute += 1) {
    if (minute % 3 === 0) {
      const kind = kinds[(minute / 3) % 4] as (typeof kinds)[number];
      add(minute, 'session.capture', { kind, text: `Thing of minute ${minute}`, ...(kind === 'action' ? { owner: 'Dr abbey', due: '+14' } : {}) });
    }
    const vote = minute === 100 ? 0 : minute === 180 ? 1 : null;
    if (vote !== null) {
      add(minute, 'session.vote-open', { question: `Question ${vote + 1}?`, openness: 'open' });
      for (const [practice, chosen] of Object.entries(ballots)) add(minute, 'session.vote', { voter: practice, choice: chosen[vote] });
      add(minute, 'session.vote-reveal');
    }
    if (ends.includes(minute) && minute < 210) add(minute, 'session.next', { agreed: true });
  }
  add(210, 'session.close', { agreed: true });
  return steps;
}
