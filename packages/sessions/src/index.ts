import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { checkTemplate } from './catalogue/check-template.ts';
import { attend } from './commands/attend.ts';
import { capture, concern, finish, mend, note } from './commands/capture.ts';
import { approve, close } from './commands/close.ts';
import { follow } from './commands/follow.ts';
import { actions, list } from './commands/list.ts';
import { minutes } from './commands/minutes.ts';
import { back, block, next } from './commands/move.ts';
import { goOn, pause, resume } from './commands/pause.ts';
import { screen } from './commands/screen.ts';
import { show } from './commands/show.ts';
import { start } from './commands/start.ts';
import { merge, settle, table, tableExport } from './commands/tables.ts';
import manifest from './contribution.json' with { type: 'json' };
import { cast, withdraw } from './votes/cast.ts';
import { closeVote, count, reveal } from './votes/end-vote.ts';
import { listVotes } from './votes/list-votes.ts';
import { openAVote, voteAgain } from './votes/open-vote.ts';
import { templates } from './templates.generated.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: {
    'session.list': list, 'session.start': start, 'session.show': show, 'session.next': next, 'session.back': back, 'session.block': block,
    'session.pause': pause, 'session.go-on': goOn, 'session.resume': resume, 'session.attend': attend, 'session.capture': capture, 'session.mend': mend,
    'session.concern': concern, 'session.note': note, 'session.screen': screen, 'session.close': close, 'session.minutes': minutes, 'session.approve': approve,
    'session.actions': actions, 'session.done': finish, 'session.follow': follow, 'session.table': table, 'session.table-export': tableExport,
    'session.merge': merge, 'session.settle': settle,
    'session.vote': cast, 'session.vote-open': openAVote, 'session.vote-withdraw': withdraw, 'session.vote-reveal': reveal, 'session.count': count,
    'session.vote-close': closeVote, 'session.vote-again': voteAgain, 'session.votes': listVotes,
  },
  packs: { sessionTemplates: templates },
  packChecks: { sessionTemplates: checkTemplate },
};
