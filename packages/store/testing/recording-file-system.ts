import * as nodeFileSystem from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { FileSystem } from '../src/file-system.ts';

/** A change to a disk, as a process asks for it. Names are whole paths; a file is known by the number that it got when it was made. */
export type DiskCall =
  | { readonly call: 'make'; readonly path: string; readonly file: number }
  | { readonly call: 'write'; readonly file: number; readonly bytes: Buffer }
  | { readonly call: 'sync'; readonly file: number }
  | { readonly call: 'link'; readonly from: string; readonly path: string }
  | { readonly call: 'move'; readonly from: string; readonly path: string }
  | { readonly call: 'remove'; readonly path: string }
  | { readonly call: 'make folder'; readonly path: string }
  | { readonly call: 'sync folder'; readonly path: string }
  | { readonly call: 'acknowledge' };

/** The real file system, with every change noted in the order in which it was asked for. */
export class RecordingFileSystem {
  readonly calls: DiskCall[] = [];
  readonly fileSystem: FileSystem;
  #files = 0;

  constructor() {
    this.fileSystem = {
      ...nodeFileSystem,
      open: (async (path: string, flags: string, mode?: number) => {
        const handle = await nodeFileSystem.open(path, flags, mode);
        return flags === 'wx' ? this.#newFile(path, handle) : this.#opened(path, handle);
      }) as FileSystem['open'],
      link: async (from, path) => {
        await nodeFileSystem.link(from, path);
        this.calls.push({ call: 'link', from: String(from), path: String(path) });
      },
      rename: async (from, path) => {
        await nodeFileSystem.rename(from, path);
        this.calls.push({ call: 'move', from: String(from), path: String(path) });
      },
      unlink: async (path) => {
        await nodeFileSystem.unlink(path);
        this.calls.push({ call: 'remove', path: String(path) });
      },
      rmdir: async (path) => {
        await nodeFileSystem.rmdir(path);
        this.calls.push({ call: 'remove', path: String(path) });
      },
      mkdir: (async (path: string, options: { recursive: true }) => {
        const first = await nodeFileSystem.mkdir(path, options);
        const made: string[] = [];
        if (first !== undefined) for (let one = path; one.length >= first.length; one = dirname(one)) made.unshift(one);
        for (const one of made) this.calls.push({ call: 'make folder', path: one });
        return first;
      }) as FileSystem['mkdir'],
    };
  }

  /** Notes that somebody was told that it is done. */
  acknowledge(): void {
    this.calls.push({ call: 'acknowledge' });
  }

  #newFile(path: string, handle: nodeFileSystem.FileHandle) {
    this.#files += 1;
    const file = this.#files;
    this.calls.push({ call: 'make', path, file });
    return watching(handle, {
      writeFile: (content) => this.calls.push({ call: 'write', file, bytes: Buffer.from(content as string) }),
      sync: () => this.calls.push({ call: 'sync', file }),
    });
  }

  #opened(path: string, handle: nodeFileSystem.FileHandle) {
    return watching(handle, { sync: () => this.calls.push({ call: 'sync folder', path }) });
  }
}

function watching(handle: nodeFileSystem.FileHandle, notes: Readonly<Record<string, (...parameters: unknown[]) => void>>) {
  return new Proxy(handle, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function') return member;
      return async (...parameters: unknown[]) => {
        const value: unknown = await Reflect.apply(member, target, parameters);
        notes[String(key)]?.(...parameters);
        return value;
      };
    },
  });
}

/** A call in a few words, for a message. */
export function callText(call: DiskCall): string {
  return 'path' in call ? `${call.call} ${basename(call.path).slice(0, 40)}` : call.call;
}
