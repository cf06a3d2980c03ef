import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders that are thrown away when the toolkit closes. */
export class TemporaryWorkspaces {
  readonly #made: string[] = [];

  /** A new, empty folder of one's own. */
  async make(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'pbc-demo-'));
    this.#made.push(folder);
    return folder;
  }

  has(folder: string): boolean {
    return this.#made.includes(folder);
  }

  async removeAll(): Promise<void> {
    await Promise.all(this.#made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
  }
}
