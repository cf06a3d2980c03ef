import { counted, hasError } from '@pbc-planner/base';
import type { Command, MessageOutcome, PackPoint, TableOutcome } from '@pbc-planner/domain';

/** `pack.list`: every pack with where it comes from. */
export const listPacks: Command<{ readonly point?: PackPoint }, TableOutcome> = async ({ point }, { registry, state }) => {
  const packs = (await registry.packs()).filter((pack) => point === undefined || pack.point === point);
  return {
    status: 'fine',
    diagnostics: [],
    outcome: {
      kind: 'table',
      fictional: state.founded?.fictional ?? false,
      table: {
        id: 'packs',
        title: 'Packs',
        columns: [
          { id: 'point', title: 'Point', kind: 'text' },
          { id: 'id', title: 'Id', kind: 'code' },
          { id: 'title', title: 'Title', kind: 'text' },
          { id: 'from', title: 'From', kind: 'text' },
        ],
        rows: packs.map((pack) => [pack.point, pack.id, pack.title, pack.own ? `the planner (${pack.from})` : pack.from]),
      },
    },
  };
};

/** `pack.check`: every fault of every pack. */
export const checkPacks: Command<object, MessageOutcome> = async (_, { registry }) => {
  const diagnostics = await registry.checkPacks();
  const faulty = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ place }) => place?.file));
  const count = (await registry.packs()).filter(({ from }) => !faulty.has(from)).length;
  const bad = hasError(diagnostics);
  const right = count === 1 ? 'The pack is right.' : `All ${counted(count, 'pack')} are right.`;
  return {
    status: bad ? 'problems' : 'fine',
    diagnostics,
    outcome: { kind: 'message', text: bad ? `${counted(diagnostics.length, 'fault')} in the packs; ${counted(count, 'pack is', 'packs are')} right.` : right },
  };
};
