import { writeSync } from 'node:fs';
import * as nodeFileSystem from 'node:fs/promises';
import type { FileSystem } from '../src/file-system.ts';
import { operationNamed } from './operations.ts';
import { valueOf } from './plans.ts';

/**
 * Does an operation in a folder and kills its own process at a moment of it: just before the n-th write, sync or move, or halfway through
 * it where it is a write. Says the names of the calls once it is done.
 */
const [, , folder = '', name = '', moment = '', half = ''] = process.argv;
const touching: ReadonlySet<string> = new Set(['writeFile', 'sync', 'rename', 'link', 'mkdir', 'unlink']);
const calls: string[] = [];
let armed = false;

const die = () => process.kill(process.pid, 'SIGKILL');

function killing<T extends object>(real: T): T {
  return new Proxy(real, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function') return member;
      return async (...parameters: unknown[]) => {
        if (armed && touching.has(String(key))) {
          calls.push(String(key));
          if (calls.length === Number(moment)) {
            const content = parameters[0];
            if (half === 'half' && key === 'writeFile') await Reflect.apply(member, target, [Buffer.from(content as string).subarray(0, Buffer.byteLength(content as string) / 2)]);
            die();
          }
        }
        const value: unknown = await Reflect.apply(member, target, parameters);
        return typeof value === 'object' && value !== null && 'sync' in value ? killing(value) : value;
      };
    },
  });
}

const { start, formats } = operationNamed(name);
const act = await start(folder, { fileSystem: killing({ ...nodeFileSystem }) as FileSystem, ...(formats && { formats }) });
armed = true;
valueOf(await act());
writeSync(1, calls.join(' '));
