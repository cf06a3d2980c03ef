import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { error, type Diagnostic } from '@pbc-planner/base';
import { codeOf, type Store } from './file-system.ts';
import { oddness } from './ordinary-file.ts';
import { holdToken, isRunning, ownIdentity, releaseToken, type ProcessIdentity } from './process-identity.ts';
import { StoreFault } from './store-fault.ts';

/** What a lock file says: who is saving, from where, since when. */
interface LockOwner extends ProcessIdentity {
  readonly token: string;
  readonly user: string;
  readonly since: string;
}

/** A lock file as it was found. The owner is `null` while the file is still being written, or when it is no lock of ours. */
interface FoundLock {
  readonly text: string;
  readonly heartbeat: number;
  readonly owner: LockOwner | null;
  /** What is there that no save can have made, in words that follow "is"; `null` where it may be a lock. It is never removed. */
  readonly odd: string | null;
}

/** A lock that this process holds. */
export interface Lock {
  /** @throws StoreFault when somebody else took the lock over: asked last thing before the plan is replaced. */
  readonly confirm: () => Promise<void>;
  readonly release: () => Promise<void>;
}

const HEARTBEAT_MILLISECONDS = 1_000;

/** Process numbers above this are no numbers of a process, and asking for one would fail. */
const MAXIMUM_PROCESS = 2 ** 31 - 1;

/** The shares of the store's patience after which a lock that stands still is dead. An empty one is about to be written, if its owner lives. */
const SILENT_SHARE = 0.8;
const EMPTY_SHARE = 0.2;

/** The same for the lock under which a dead one is removed. It is held for a moment only, and the save must still come through in time. */
const GUARD_SHARE = 0.5;

/** A lock is a few hundred bytes long. */
const MAXIMUM_LOCK_BYTES = 10_000;

/**
 * Takes the lock of a plan, so that two saves wait for each other rather than clash. It is a comfort: what keeps a plan from being
 * overwritten is the check of its revision, made while the lock is held. The lock of a process that has died is taken over: at once
 * when it ran on this machine, else when its heartbeat has stood still for most of the store's patience.
 * @throws StoreFault `plan-busy` when the owner lives on past the store's patience, and the errors of file calls.
 */
export async function acquireLock(store: Store, target: string, user: string): Promise<Lock> {
  const path = lockPath(target);
  const token = holdToken();
  const text = JSON.stringify({ token, user, ...ownIdentity(), since: store.clock().toISOString() } satisfies LockOwner);
  try {
    await takeWhenFree(store, path, text);
  } catch (failure) {
    releaseToken(token);
    throw failure;
  }
  const beat = () => {
    const now = new Date();
    store.files.utimes(path, now, now).catch(() => undefined);
  };
  const heart = setInterval(beat, HEARTBEAT_MILLISECONDS).unref();
  const isOurs = async () => (await readLock(store, path))?.text === text;
  return {
    confirm: async () => {
      if (!(await isOurs())) throw new StoreFault(lost(target));
    },
    release: async () => {
      clearInterval(heart);
      try {
        if (await isOurs()) await store.files.unlink(path);
      } catch {
        // The plan is saved by then; a lock that stays behind is dead, and the next save takes it over.
      } finally {
        releaseToken(token);
      }
    },
  };
}

/** Where the lock of a plan's file lies. */
export function lockPath(target: string): string {
  return `${target}.lock`;
}

async function takeWhenFree(store: Store, path: string, text: string): Promise<void> {
  const start = performance.now();
  const waited = () => performance.now() - start;
  const standing = stillness(waited);
  const guardStanding = stillness(waited);
  for (let pause = 2; !(await createExclusively(store, path, text)); pause = Math.min(pause * 2, 50)) {
    const found = await readForeignLock(store, path);
    const guard = await readForeignLock(store, guardPath(path));
    const guardStill = guardStanding(guard);
    refuseOdd(path, found);
    refuseOdd(guardPath(path), guard);
    if (found !== null) {
      const running = found.owner === null ? null : isRunning(found.owner, found.owner.token);
      const silent = standing(found) >= store.patience * (found.text === '' ? EMPTY_SHARE : SILENT_SHARE);
      if (running === false || (running === null && silent)) {
        if (guard !== null && isAbandoned(store, guard, guardStill)) await unlinkIfThere(store, guardPath(path));
        if (await takeOver(store, path, found, text)) continue;
      }
    }
    if (waited() >= store.patience) throw new StoreFault(busy(path, found?.owner ?? null));
    await delay(pause * (0.5 + Math.random()));
  }
}

/** How long what is found has stood still, in milliseconds as they passed here: the clock of another machine may say anything. */
function stillness(waited: () => number): (found: FoundLock | null) => number {
  let last: FoundLock | null = null;
  let lastChange = 0;
  return (found) => {
    if (last?.text !== found?.text || last?.heartbeat !== found?.heartbeat) lastChange = waited();
    last = found;
    return waited() - lastChange;
  };
}

/** Makes a file that must not exist yet; false when it does. */
async function createExclusively(store: Store, path: string, text: string): Promise<boolean> {
  let handle;
  try {
    handle = await store.files.open(path, 'wx', 0o600);
  } catch (failure) {
    if (codeOf(failure) === 'EEXIST') return false;
    throw failure;
  }
  try {
    await handle.writeFile(text).finally(() => handle.close());
    return true;
  } catch (failure) {
    await store.files.unlink(path).catch(() => undefined);
    throw failure;
  }
}

/**
 * Removes the lock of a dead owner. Two processes may find it dead at once, and the slower one must not remove the lock that the
 * quicker one has made since: so removing needs a second lock, and the first one is read again under it.
 */
async function takeOver(store: Store, path: string, dead: FoundLock, text: string): Promise<boolean> {
  const guard = guardPath(path);
  if (!(await createExclusively(store, guard, text))) return false;
  try {
    const again = await readForeignLock(store, path);
    if (again?.text === dead.text && again.heartbeat === dead.heartbeat) await unlinkIfThere(store, path);
    return true;
  } finally {
    await unlinkIfThere(store, guard);
  }
}

/** Whether whoever was taking a lock over has died meanwhile, so that the guard must not hold everybody up. */
function isAbandoned(store: Store, { owner, heartbeat, text }: FoundLock, still: number): boolean {
  const running = owner === null ? null : isRunning(owner, owner.token);
  if (running === true) return isOld(heartbeat);
  return running === false || still >= store.patience * (text === '' ? EMPTY_SHARE : GUARD_SHARE);
}

/** A lock file that nobody holds any more: its process has died, or its heartbeat has stood still for ten seconds. */
export interface DeadLock {
  readonly path: string;
  /** Whose it was: `Ms Okoro (process 12 on vale)`; `null` when the file does not say. */
  readonly owner: string | null;
}

/** The lock of a plan and the one for taking it over, where they lie there and nobody holds them. */
export async function deadLocks(store: Store, target: string): Promise<DeadLock[]> {
  const path = lockPath(target);
  const found = await Promise.all([path, guardPath(path)].map(async (one) => ({ path: one, lock: await readForeignLock(store, one) })));
  return found.flatMap((one) => (one.lock !== null && one.lock.odd === null && isDead(one.lock) ? [{ path: one.path, owner: one.lock.owner && ownerText(one.lock.owner) }] : []));
}

/** Takes the lock of a plan and lets it go, so that a dead one is taken over by the rules, and with it an abandoned guard. @throws as `acquireLock`. */
export async function clearDeadLocks(store: Store, target: string, user: string): Promise<void> {
  const lock = await acquireLock(store, target, user);
  try {
    const guard = await readForeignLock(store, guardPath(lockPath(target)));
    if (guard !== null && guard.odd === null && isDead(guard)) await unlinkIfThere(store, guardPath(lockPath(target)));
  } finally {
    await lock.release();
  }
}

function isDead({ owner, heartbeat }: FoundLock): boolean {
  const running = owner === null ? null : isRunning(owner, owner.token);
  return running === false || (running === null && isOld(heartbeat));
}

/** Ten heartbeats away from now. One that lies ahead was made by a clock that went wrong, and will not come true for whoever waits. */
function isOld(heartbeat: number): boolean {
  return Math.abs(Date.now() - heartbeat) > 10 * HEARTBEAT_MILLISECONDS;
}

/** What lies in the place of a plan's lock, or of the one for taking it over, and was made by no save: where it is and what, in words that follow "is". */
export async function oddLocks(store: Store, target: string): Promise<{ path: string; what: string }[]> {
  const path = lockPath(target);
  const found = await Promise.all([path, guardPath(path)].map(async (one) => ({ path: one, what: (await readForeignLock(store, one))?.odd ?? null })));
  return found.flatMap((one) => (one.what === null ? [] : [{ path: one.path, what: one.what }]));
}

/** @throws StoreFault where what was found can be no lock: nobody will ever take it away. */
function refuseOdd(where: string, found: FoundLock | null): void {
  if (found?.odd) throw new StoreFault(barred(where, found.odd));
}

function guardPath(path: string): string {
  return `${path}.takeover`;
}

function ownerText({ user, process: number, host }: LockOwner): string {
  return `${user} (process ${number} on ${host.split(' ')[0]})`;
}

async function unlinkIfThere(store: Store, path: string): Promise<void> {
  await store.files.unlink(path).catch((failure: unknown) => {
    if (codeOf(failure) !== 'ENOENT') throw failure;
  });
}

async function readLock(store: Store, path: string): Promise<FoundLock | null> {
  try {
    const stats = await store.files.lstat(path);
    const { mtimeMs: heartbeat } = stats;
    const odd = oddness(stats) ?? (stats.size > MAXIMUM_LOCK_BYTES ? 'a file too large for a lock' : null);
    if (odd !== null) return { text: '', heartbeat, owner: null, odd };
    const text = await store.files.readFile(path, 'utf8');
    return { text, heartbeat, owner: ownerIn(text), odd };
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') return null;
    throw failure;
  }
}

/** Somebody else's lock, which may be closed to us: its heartbeat is still to be seen. */
async function readForeignLock(store: Store, path: string): Promise<FoundLock | null> {
  try {
    return await readLock(store, path);
  } catch (failure) {
    if (!['EACCES', 'EPERM'].includes(codeOf(failure))) throw failure;
    const { mtimeMs: heartbeat } = await store.files.lstat(path);
    return { text: '(closed)', heartbeat, owner: null, odd: null };
  }
}

function ownerIn(text: string): LockOwner | null {
  try {
    const { token, user, host, process, started, since } = JSON.parse(text) as Record<string, unknown>;
    const isOwner = [token, user, host, since].every((field) => typeof field === 'string') && Number.isSafeInteger(process);
    if (!isOwner || (process as number) < 1 || (process as number) > MAXIMUM_PROCESS || (started !== null && typeof started !== 'string')) return null;
    return { token, user, host, process, started, since } as LockOwner;
  } catch {
    return null;
  }
}

function lost(target: string): Diagnostic {
  return error('plan-busy', 'The plan was not saved: another save took over while this one stood still.', {
    place: { file: target },
    hint: 'Open the plan again and repeat your change.',
  });
}

function barred(where: string, what: string): Diagnostic {
  return error('plan-not-saved', `The plan was not saved: "${basename(where)}" beside it is ${what}, not the lock of a save.`, {
    place: { file: where },
    hint: 'Move it away, then try again.',
  });
}

function busy(path: string, owner: LockOwner | null): Diagnostic {
  const who = owner === null
    ? 'somebody else is saving'
    : `${ownerText(owner)} has been saving since ${owner.since}`;
  return error('plan-busy', `The plan was not saved: ${who}.`, {
    place: { file: path },
    hint: 'Wait until that save has ended, then try again.',
  });
}
