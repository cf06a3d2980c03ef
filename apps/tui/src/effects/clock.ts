/** The time, and something that is done again and again: another clock in tests. */
export interface WorkbenchClock {
  readonly now: () => Date;
  /** Calls every so many milliseconds; gives what ends it. */
  readonly every: (milliseconds: number, act: () => void) => () => void;
}

/** The clock of this computer. */
export const systemClock: WorkbenchClock = {
  now: () => new Date(),
  every: (milliseconds, act) => {
    const timer = setInterval(act, milliseconds);
    return () => clearInterval(timer);
  },
};
