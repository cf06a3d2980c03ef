import * as nodeFileSystem from 'node:fs/promises';
import type { FileSystem } from '../src/file-system.ts';

/** Which file call goes wrong, counted from 1, and how. */
export interface Fault {
  readonly at: number;
  /** The system's code; `crash` for a process that dies there, so that no later call happens either. */
  readonly code: string;
  /** Only calls of this name, or of these, are counted. */
  readonly only?: string | ReadonlySet<string>;
  /** Whether all later calls that are counted go wrong too. */
  readonly lasting?: boolean;
}

/** What a simulated death throws. It bears no system's code, so no code of the store may take it for a refusal. */
export class Crash extends Error {}

/** The calls that want space on the disk: those that a full one refuses. */
export const takingSpace: ReadonlySet<string> = new Set(['create', '.writeFile', 'mkdir', 'link']);

/** The real file system, until it is armed with a fault. */
export class FaultyFileSystem {
  readonly fileSystem: FileSystem;
  /** The name of each call since it was armed, those of file handles with a dot before; opening a new file is `create`. */
  calls: string[] = [];
  #fault: Fault | null = null;
  #counted = 0;
  /** Whether the fault was met since it was armed. */
  hasStruck = false;

  constructor() {
    this.fileSystem = this.#interpose({ ...nodeFileSystem }, '');
  }

  /** Counts from here on. `null` lets everything pass. */
  arm(fault: Fault | null): void {
    this.calls = [];
    this.#counted = 0;
    this.hasStruck = false;
    this.#fault = fault;
  }

  async #run(name: string, act: () => unknown): Promise<unknown> {
    this.calls.push(name);
    const fault = this.#fault;
    if (fault === null || !this.#strikes(fault, name)) return this.#wrap(await act());
    this.hasStruck = true;
    if (name === '.close') await act();
    throw fault.code === 'crash' ? new Crash(`died at ${name}`) : Object.assign(new Error(`${fault.code}: ${name}`), { code: fault.code });
  }

  #strikes({ at, code, only, lasting }: Fault, name: string): boolean {
    if (only !== undefined && (typeof only === 'string' ? only !== name : !only.has(name))) return false;
    this.#counted += 1;
    return this.#counted === at || (this.#counted > at && (lasting === true || code === 'crash'));
  }

  #wrap(value: unknown): unknown {
    return typeof value === 'object' && value !== null && 'sync' in value ? this.#interpose(value, '.') : value;
  }

  #interpose<T extends object>(real: T, prefix: string): T {
    return new Proxy(real, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key);
        if (typeof member !== 'function') return member;
        return (...parameters: unknown[]) => {
          const name = key === 'open' && parameters[1] === 'wx' ? 'create' : `${prefix}${String(key)}`;
          return this.#run(name, () => Reflect.apply(member, target, parameters) as unknown);
        };
      },
    });
  }
}
