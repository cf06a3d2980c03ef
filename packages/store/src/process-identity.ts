import { hash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a lock, or wrote a temporary file: enough to tell whether that process still runs. */
export interface ProcessIdentity {
  /** The machine, and on Linux the container: process numbers mean something only within it. */
  readonly host: string;
  readonly process: number;
  /** When the process began, as the system counts it; `null` where the system does not tell. Tells apart two uses of one number. */
  readonly started: string | null;
}

let own: ProcessIdentity | null = null;

/** This process. */
export function ownIdentity(): ProcessIdentity {
  own ??= { host: hostIdentity(), process: process.pid, started: startOf('self') };
  return own;
}

/** Eight characters that stand for this machine in a file name. */
export function hostTag(): string {
  return hash('sha256', ownIdentity().host).slice(0, 8);
}

const held = new Set<string>();

/** A name that nobody else uses, held by this process until it lets go. */
export function holdToken(): string {
  const token = randomBytes(8).toString('hex');
  held.add(token);
  return token;
}

/** Lets a token go: whatever still bears it is an orphan. */
export function releaseToken(token: string): void {
  held.delete(token);
}

/** Whether the owner of a token still runs; `null` when that cannot be told from here, as for another machine. */
export function isRunning({ host, process: number, started }: ProcessIdentity, token: string): boolean | null {
  if (host !== ownIdentity().host) return null;
  if (number === process.pid && (started === null || started === ownIdentity().started)) return held.has(token);
  if (!processExists(number)) return false;
  const startedNow = startOf(number);
  return started === null || startedNow === null || startedNow === started;
}

/** Whether a process of this machine has that number now. */
export function processExists(number: number): boolean {
  try {
    process.kill(number, 0);
    return true;
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Whether this process holds the token. */
export function isHeld(token: string): boolean {
  return held.has(token);
}

function hostIdentity(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** The 22nd field of Linux's account of a process; the second field may hold spaces and brackets, so counting starts after its last bracket. */
function startOf(number: number | 'self'): string | null {
  try {
    const account = readFileSync(`/proc/${number}/stat`, 'latin1');
    return account.slice(account.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
