import { existsSync } from 'node:fs';

/** Says that the program is not built; any other reason why it cannot be loaded is thrown on. */
export function explained(cause, program) {
  if (existsSync(program)) throw cause;
  return {
    main: async () => {
      process.stderr.write('pbc is not built yet. Build it in the folder of the planner with: npm run build\n');
      process.exitCode = 70;
    },
  };
}
