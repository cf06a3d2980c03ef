import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import manifest from './contribution.json' with { type: 'json' };
import { completion } from './own-commands/completion.ts';
import { doctor } from './own-commands/doctor.ts';
import { log, redo, undo } from './own-commands/history.ts';
import { checkPacks, listPacks } from './own-commands/packs.ts';
import { replay } from './own-commands/replay.ts';
import { restore } from './own-commands/restore.ts';
import { schema } from './own-commands/schema.ts';

/** The commands of the planner itself. */
export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: { log, undo, redo, doctor, restore, replay, 'pack.list': listPacks, 'pack.check': checkPacks, schema, completion },
};
