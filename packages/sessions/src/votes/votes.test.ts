import { describeEvent, presentOutcome, type VoteOutcome } from '@pbc-planner/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { VotingRoom } from '../../testing/voting-room.ts';

const lists = { abbey: '11800', brook: '10250', canal: '9400', drovers: '8700', hope: '2100' };
const counts = ({ result }: VoteOutcome) => Object.fromEntries(result?.counts.map(({ option, count }) => [option, count]) ?? []);
let room: VotingRoom;

beforeEach(() => {
  room = new VotingRoom(lists);
  room.attend('Dr A', 'abbey');
  room.attend('Mr A', 'abbey', 'manager');
  room.attend('Dr B', 'brook');
  room.attend('Dr C', 'canal', 'gp', 'present', 'hope');
  room.attend('Dr D', 'drovers', 'gp', 'apology');
  room.attend('Onlooker', 'drovers', 'observer');
  room.attend('Ms P', null, 'pct');
});

const open = (params: object = {}) => room.vote('session.vote-open', { question: 'Shall we?', openness: 'open', ...params });
const cast = (voter: string, choice: string, rest: object = {}) => room.vote('session.vote', { voter, choice, ...rest });
const castRefused = (voter: string, choice: string, rest: object = {}) => room.refusal('session.vote', { voter, choice, ...rest });

describe('who votes', () => {
  it('practices that somebody stands for, also by proxy; no observer, nobody who is away', async () => {
    expect((await open()).missing).toEqual(['abbey', 'brook', 'canal', 'hope']);
    expect(await castRefused('drovers', 'yes')).toEqual(['no-vote']);
    await cast('hope', 'no', { person: 'Dr C' });
    expect(await castRefused('hope', 'no', { person: 'Dr B' })).toEqual(['not-theirs']);
    room.attend('Dr D', 'drovers', 'gp', 'late');
    expect((await cast('drovers', 'yes')).missing).toEqual(['abbey', 'brook', 'canal']);
  });

  it('people in the room but observers', async () => {
    expect((await open({ per: 'person' })).missing).toEqual(['Dr A', 'Mr A', 'Dr B', 'Dr C', 'Ms P']);
    expect((await cast('  dr  a ', 'yes')).voted).toEqual(['Dr A']);
    expect(await castRefused('Onlooker', 'yes')).toEqual(['no-vote']);
    expect(await castRefused('Dr D', 'yes')).toEqual(['no-vote']);
  });

  it('nobody with an interest in the project, resolved by leaving or staying without a vote, or not at all; the record says which', async () => {
    for (const [person, how] of [['Dr A', 'stayed without a vote'], ['Dr B', 'left'], ['Dr C', null], ['Ms P', 'ended']] as const) room.interest(person, how);
    const asked = await open({ project: 'dvt', per: 'person' });
    expect(asked.missing).toEqual(['Mr A', 'Ms P']);
    expect(asked.excluded).toEqual([
      { person: 'Dr A', practice: 'abbey', how: 'stayed without a vote' }, { person: 'Dr B', practice: 'brook', how: 'left' }, { person: 'Dr C', practice: 'canal', how: null },
    ]);
    expect(await castRefused('Dr A', 'yes')).toEqual(['no-vote']);
    await cast('Mr A', 'yes');
    await cast('Ms P', 'no');
    const text = JSON.stringify(presentOutcome(await room.vote('session.vote-reveal')));
    expect(text).toContain('Dr A (abbey): has an interest; stayed without a vote');
    expect(text).toContain('Dr B (brook): has an interest; left the decision');
    expect(text).toContain('Dr C (canal): has an interest; it is unresolved, so no vote');
    expect(await room.minutes()).toContain('Dr B (brook): has an interest; left the decision');
  });

  it('a practice by somebody else of it, who is named, and none by one with an interest alone', async () => {
    room.interest('Dr A', null);
    room.interest('Dr B', 'left');
    expect((await open({ project: 'dvt' })).missing).toEqual(['abbey', 'canal', 'hope']);
    expect(await castRefused('abbey', 'yes')).toEqual(['who-casts-it']);
    expect(await castRefused('abbey', 'yes', { person: 'Dr A' })).toEqual(['not-theirs']);
    await cast('abbey', 'yes', { person: 'Mr A' });
    expect(await castRefused('brook', 'yes')).toEqual(['no-vote']);
  });

  it('and a ballot does not count whose voter declares an interest before the reveal', async () => {
    await open({ project: 'dvt' });
    for (const voter of ['abbey', 'brook', 'canal', 'hope']) await cast(voter, 'yes', voter === 'abbey' ? { person: 'Dr A' } : {});
    room.interest('Dr A', null);
    room.interest('Dr C', 'stayed without a vote');
    const { voted, result } = await room.vote('session.vote-reveal', {});
    expect([voted, result?.ballots]).toEqual([['brook'], 1]);
  });
});

describe('before the reveal', () => {
  it.each<[string, object, string[]]>([
    ['fist', {}, ['0', '2', '5']], ['yes-no', {}, ['yes', 'no', 'abstain']], ['dots', { options: ['Nurse', 'Letters'], dots: 2 }, ['a=2', 'b=2', 'a=1,b=1']], ['ranking', { options: ['Nurse', 'Letters', 'Visits'] }, ['a>b>c', 'c>a>b', 'b']],
  ])('every answer, screen, minute and line of the log by %s is the same whatever is chosen', async (kind, rest, choices) => {
    const seen = await Promise.all(choices.map(async (choice) => {
      const own = new VotingRoom(lists);
      own.attend('Dr A', 'abbey');
      own.attend('Dr B', 'brook');
      own.attend('Dr C', 'canal');
      await own.vote('session.vote-open', { question: 'Q', openness: 'open', kind, ...rest });
      const answers = [await own.run('session.vote', { voter: 'abbey', choice, concern: `Because of ${choice}` }), await own.run('session.vote', {}), await own.run('session.votes', {}), await own.run('session.show', {}), await own.run('session.follow', {})];
      const texts = answers.map(({ outcome, diagnostics, status }) => [outcome, presentOutcome(outcome), diagnostics, status]);
      return JSON.stringify([texts, await own.minutes(), await own.minutes(true), own.events.map(describeEvent)]);
    }));
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).not.toContain('Because of');
  });

  it('a ballot can be changed and taken back, and a ballot cannot be undone', async () => {
    await open();
    await cast('abbey', 'yes');
    await cast('abbey', 'no');
    await cast('brook', 'yes');
    expect(await room.refusal('session.vote-withdraw', { voter: 'canal' })).toEqual(['no-ballot']);
    expect((await room.vote('session.vote-withdraw', { voter: 'brook' })).voted).toEqual(['abbey']);
    await cast('brook', 'abstain');
    expect((await cast('canal', 'yes')).said).toBe('The ballot of canal is in. 3 in, 1 missing.');
    expect((await cast('hope', 'yes')).said).toBe('The ballot of hope is in. All are in: reveal it with pbc session vote-reveal.');
    expect(counts(await room.vote('session.vote-reveal'))).toEqual({ yes: 2, no: 1, abstain: 1 });
    expect(await castRefused('abbey', 'yes')).toEqual(['no-open-vote']);
  });

  it('a reveal that does not wait says why', async () => {
    await open();
    expect(await room.refusal('session.vote-reveal')).toEqual(['nobody-voted']);
    await cast('abbey', 'yes');
    expect(await room.refusal('session.vote-reveal')).toEqual(['ballots-missing']);
    expect(await room.refusal('session.vote-reveal', { reason: 'Late' }, 'Somebody else')).toEqual(['not-facilitator']);
    const { missing } = await room.vote('session.vote-reveal', { reason: 'Two had to leave' });
    expect(missing).toEqual(['brook', 'canal', 'hope']);
    expect(describeEvent(room.events.at(-1)!)).toBe('Facilitator revealed vote-1 with 1 ballot, 3 missing: Shall we? Because: Two had to leave');
  });

  it('a vote that is closed shows nothing and keeps nothing', async () => {
    await open();
    await cast('abbey', 'no', { concern: 'No money' });
    const { state, result, ballots } = await room.vote('session.vote-close', { reason: 'The wrong question' });
    expect([state, result, ballots]).toEqual(['closed', null, null]);
    expect(room.state.votes[0]?.ballots).toEqual([]);
    expect(await room.minutes()).not.toContain('No money');
  });
});

describe('the result', () => {
  it('by yes and no is carried by more yes than no; a tie is named and carries nothing', async () => {
    await open();
    for (const [voter, choice] of [['abbey', 'yes'], ['brook', 'no'], ['canal', 'abstain'], ['hope', 'no']] as const) await cast(voter, choice);
    expect((await room.vote('session.vote-reveal')).result).toMatchObject({ carried: false, text: 'Not carried: 1 yes, 2 no, 1 abstained.' });
    await room.vote('session.vote-again');
    for (const [voter, choice] of [['abbey', 'yes'], ['brook', 'no'], ['canal', 'yes'], ['hope', 'no']] as const) await cast(voter, choice);
    expect((await room.vote('session.vote-reveal')).result).toMatchObject({ carried: false, text: 'Tied: 2 yes, 2 no, 0 abstained. Nothing is carried.' });
    expect(room.state.votes.map(({ id, again }) => [id, again])).toEqual([['vote-1', null], ['vote-2', 'vote-1']]);
  });

  it('by registered patients stands beside the headcount, exactly, by the lists of that moment', async () => {
    await open({ weighted: true });
    for (const [voter, choice] of [['abbey', 'no'], ['brook', 'no'], ['canal', 'yes'], ['hope', 'yes']] as const) await cast(voter, choice);
    room.attend('Dr D', 'drovers');
    await cast('drovers', 'yes');
    const revealed = await room.vote('session.vote-reveal');
    // 9,400 + 2,100 + 8,700 against 11,800 + 10,250.
    expect(revealed.result).toMatchObject({ carried: true, carriedByList: false, carries: null, weightedText: 'By registered patients: Not carried: 20,200 patients yes, 22,050 patients no, 0 patients abstained.' });
    expect(JSON.stringify(presentOutcome(revealed))).toContain('Practices and registered patients do not say the same.');
    room.keep('locality.join', [{ type: 'practice joined', data: { practice: 'abbey', membership: 'in', list: '1' } }]);
    expect(await room.minutes()).toContain('22,050 patients no');
  });

  it('is not weighted where a list is not known, and says whose', async () => {
    room = new VotingRoom({ ...lists, brook: null });
    room.attend('Dr A', 'abbey');
    room.attend('Dr B', 'brook');
    await open({ weighted: true });
    await cast('abbey', 'yes');
    await cast('brook', 'yes');
    const { outcome, diagnostics } = await room.run('session.vote-reveal');
    expect([(outcome as VoteOutcome).result?.weightedText, diagnostics.map(({ code, message }) => [code, message])]).toEqual([null, [['list-not-known', 'It is not counted by registered patients: the list of brook is not known.']]]);
  });

  it('by fingers asks whoever is below 3 what would make it a 3, and votes again', async () => {
    const asked = await open({ kind: 'fist' });
    expect((await cast('abbey', '2', { concern: 'A nurse for small practices' })).said).toContain('Below 3? Say with --concern what would make it a 3');
    expect((await cast('brook', '5')).said).toContain('Below 3?');
    await cast('canal', '3');
    await cast('hope', '1', { concern: 'No time' });
    const { result, concerns } = await room.vote('session.vote-reveal');
    expect(result).toMatchObject({ carried: false, text: 'Below 3: 2. Hear them first: what would make it a 3? Then vote again.' });
    expect(concerns).toEqual([{ voter: 'abbey', text: 'A nurse for small practices' }, { voter: 'hope', text: 'No time' }]);
    expect(await room.minutes()).toContain('abbey: A nurse for small practices');
    const again = await room.vote('session.vote-again');
    expect([again.question, again.openness, again.again]).toEqual([asked.question, 'open', 'vote-1']);
    for (const voter of ['abbey', 'brook', 'canal', 'hope']) await cast(voter, '3');
    expect((await room.vote('session.vote-reveal')).result).toMatchObject({ carried: true, text: 'Nobody is below 3: carried.', unanimous: true });
  });

  it('by dots and rankings names ties and breaks none', async () => {
    await open({ kind: 'dots', dots: 2, options: ['Nurse', 'Letters', 'Visits'] });
    await cast('abbey', 'a=2');
    await cast('brook', 'a=1,b=1');
    await cast('canal', 'b=2');
    await cast('hope', 'c=1');
    expect((await room.vote('session.vote-reveal')).result).toMatchObject({ leading: ['a', 'b'], carried: null, text: 'Tied at 3: Nurse, Letters. The room decides between them.' });
    await open({ kind: 'ranking', options: ['Nurse', 'Letters', 'Visits'] });
    // Points below: a>b>c 2 1 0; b>c>a 0 2 1; c 0.5 0.5 2; a>c>b 2 0 1. Together 4.5, 3.5, 4.
    for (const [voter, choice] of [['abbey', 'a>b>c'], ['brook', 'b>c>a'], ['canal', 'c'], ['hope', 'a>c>b']] as const) await cast(voter, choice);
    const { result } = await room.vote('session.vote-reveal');
    expect(result?.counts.map(({ option, count, rank }) => [option, count, rank])).toEqual([['a', 4.5, 1], ['b', 3.5, 3], ['c', 4, 2]]);
    expect(result?.method).toContain('Borda');
  });

  it('with hidden names has none beside choices, in no answer and no minutes', async () => {
    await open({ kind: 'fist', openness: 'names-hidden' });
    for (const [voter, choice, concern] of [['abbey', '4', 'Zeal'], ['brook', '1', 'Money'], ['canal', '5', undefined], ['hope', '2', 'Ambulances']] as const) await cast(voter, choice, concern === undefined ? {} : { concern });
    const { ballots, concerns } = await room.vote('session.vote-reveal');
    expect([ballots, concerns]).toEqual([null, [{ voter: null, text: 'Ambulances' }, { voter: null, text: 'Money' }, { voter: null, text: 'Zeal' }]]);
    expect(await room.minutes()).not.toContain('Who chose what');
  });

  it('that is carried runs what it carries, once both counts say so, and not where that is not wanted', async () => {
    const settle = { command: 'matrix.settle', params: { item: 'pl.needs', lead: 'locality', reason: 'The meeting voted: Shall we?' } };
    const voted = async (choice: string, params: object = {}) => {
      await open({ item: 'pl.needs', lead: 'locality', weighted: true });
      for (const voter of ['abbey', 'brook', 'canal', 'hope']) await cast(voter, choice);
      return (await room.run('session.vote-reveal', params)).then ?? [];
    };
    expect(await voted('yes')).toEqual([settle]);
    expect(await voted('no')).toEqual([]);
    expect(await voted('yes', { onlyReveal: true })).toEqual([]);
    expect(await room.refusal('session.vote-open', { question: 'Q', openness: 'open', kind: 'dots', options: ['x', 'y'], item: 'pl.needs', lead: 'locality' })).toEqual(['nothing-to-carry']);
    expect(await room.refusal('session.vote-open', { question: 'Q', openness: 'open', item: 'pl.needs' })).toEqual(['item-and-lead']);
  });

  it('stands in the minutes, names as roles where that is asked, and not a second time among the changes', async () => {
    await open({ per: 'person' });
    for (const voter of ['Dr A', 'Mr A', 'Dr B', 'Dr C', 'Ms P']) await cast(voter, voter === 'Ms P' ? 'no' : 'yes');
    await room.vote('session.vote-reveal');
    const minutes = await room.minutes();
    expect(minutes).toContain('vote-1: Shall we? Carried: 4 yes, 1 no, 0 abstained. (yes, no or abstain, by person, open)');
    expect(minutes).not.toContain('opened vote-1');
    expect(await room.minutes(true)).not.toContain('Ms P');
  });
});

describe('opening a vote', () => {
  it.each<[string, object, string[]]>([
    ['without a question', { question: ' ' }, ['nothing-said']],
    ['in secret and by list', { openness: 'secret', weighted: true }, ['secret-and-weighted']],
    ['by people and by list', { per: 'person', weighted: true }, ['weighted-people']],
    ['with options of its own for fingers', { kind: 'fist', options: ['a', 'b'] }, ['options-are-given']],
    ['with one option', { kind: 'dots', options: ['a'] }, ['bad-options']],
    ['with an option twice', { kind: 'ranking', options: ['a', 'a', 'b'] }, ['bad-options']],
    ['with dots for a ranking', { kind: 'ranking', options: ['a', 'b'], dots: 3 }, ['dots-for-dots']],
    ['about a project that there is not', { project: 'none' }, ['unknown-project']],
  ])('%s is refused', async (_, params, codes) => {
    expect(await room.refusal('session.vote-open', { question: 'Q', openness: 'open', ...params })).toEqual(codes);
  });

  it('while another is open, or by somebody who does not lead, is refused', async () => {
    await open();
    expect(await room.refusal('session.vote-open', { question: 'Q', openness: 'open' })).toEqual(['vote-open']);
    await room.vote('session.vote-close', { reason: 'x' });
    expect(await room.refusal('session.vote-open', { question: 'Q', openness: 'open' }, 'Dr B')).toEqual(['not-facilitator']);
  });

  it('says before anybody votes what is kept of it', async () => {
    expect((await open()).said).toMatch(/^Open: once revealed, names stand beside choices, in the minutes too\./);
    await room.vote('session.vote-close', { reason: 'x' });
    expect((await open({ openness: 'names-hidden' })).said).toMatch(/^Names hidden: .* The plan's file does\./);
    await room.vote('session.vote-close', { reason: 'x' });
    expect((await open({ openness: 'secret' })).said).toMatch(/^Secret: nothing that is saved ever puts names beside choices\./);
  });
});

describe('a secret vote', () => {
  const count = (voters: string[], tally: string[], vote = 'vote-1') => room.run('session.count', { vote, voters, tally });
  const refusalOf = async (voters: string[], tally: string[], vote?: string) => (await count(voters, tally, vote)).diagnostics.map(({ code }) => code);

  it('takes no ballot by itself, is counted whole, and keeps voters and choices apart', async () => {
    await open({ openness: 'secret' });
    expect(await castRefused('abbey', 'yes')).toEqual(['secret-vote']);
    expect(await room.refusal('session.vote-reveal')).toEqual(['secret-vote']);
    const { outcome } = await count(['hope', 'abbey', 'canal'], ['yes=2', 'no=1']);
    expect(outcome).toMatchObject({ state: 'counted', voted: ['abbey', 'canal', 'hope'], missing: ['brook'], ballots: null, result: { ballots: 3, carried: true, text: 'Carried: 2 yes, 1 no, 0 abstained.' } });
    expect(room.events.filter(({ type }) => type === 'secret vote counted').map(({ data }) => data)).toEqual([{
      vote: 'vote-1', question: 'Shall we?', voters: ['abbey', 'canal', 'hope'], missing: ['brook'], excluded: [],
      tally: [{ choice: [{ option: 'no', value: 1 }], ballots: 1 }, { choice: [{ option: 'yes', value: 1 }], ballots: 2 }],
    }]);
    expect(await room.minutes()).toContain('secret; 1 did not vote');
  });

  it.each<[string, string[], string[], string[]]>([
    ['fewer than three', ['abbey', 'brook'], ['yes=2'], ['too-few-for-secret']],
    ['more ballots than voters', ['abbey', 'brook', 'canal'], ['yes=3', 'no=1'], ['tally-does-not-fit']],
    ['fewer ballots than voters', ['abbey', 'brook', 'canal'], ['yes=2'], ['tally-does-not-fit']],
    ['a voter who has no vote', ['abbey', 'brook', 'canal', 'drovers'], ['yes=4'], ['no-vote', 'tally-does-not-fit']],
    ['a choice that there is not', ['abbey', 'brook', 'canal'], ['maybe=3'], ['bad-tally']],
    ['a choice twice', ['abbey', 'brook', 'canal'], ['yes=1', 'YES=2'], ['bad-tally']],
    ['no numbers', ['abbey', 'brook', 'canal'], ['yes'], ['bad-tally']],
  ])('is not counted of %s', async (_, voters, tally, codes) => {
    await open({ openness: 'secret' });
    expect(await refusalOf(voters, tally)).toEqual(codes);
    expect(room.state.votes[0]?.end).toBeNull();
  });

  it('is not counted of another vote, or of one that is not secret', async () => {
    await open();
    expect(await refusalOf(['abbey', 'brook', 'canal'], ['yes=3'], 'vote-9')).toEqual(['other-vote', 'no-secret-vote']);
  });

  it('of one mind is told to be no secret', async () => {
    await open({ openness: 'secret', kind: 'fist' });
    const { outcome, diagnostics } = await count(['abbey', 'brook', 'canal'], ['4=3']);
    expect([(outcome as VoteOutcome).result?.unanimous, diagnostics.map(({ code }) => code)]).toEqual([true, ['all-the-same']]);
  });

  it('counts dots and rankings too', async () => {
    await open({ openness: 'secret', kind: 'dots', dots: 2, options: ['Nurse', 'Letters'] });
    expect(await refusalOf(['abbey', 'brook', 'canal'], ['a=6', 'b=1'])).toEqual(['tally-does-not-fit']);
    expect(counts((await count(['abbey', 'brook', 'canal'], ['a=4', 'b=1'])).outcome as VoteOutcome)).toEqual({ a: 4, b: 1 });
    await open({ openness: 'secret', kind: 'ranking', options: ['Nurse', 'Letters', 'Visits'] });
    // a>b>c twice: 4 2 0; c once: 0.5 0.5 2.
    expect(counts((await count(['abbey', 'brook', 'canal'], ['a>b>c=2', 'c=1'], 'vote-2')).outcome as VoteOutcome)).toEqual({ a: 4.5, b: 2.5, c: 2 });
  });
});
