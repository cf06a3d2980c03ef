/** Chance that can be had again: the same seed gives the same choices on every machine. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761) >>> 0;
  }

  /** A number from 0 up to 1, by the generator that is known as mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to one less than `below`. */
  whole(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** True once in so many times. */
  once(inTimes: number): boolean {
    return this.whole(inTimes) === 0;
  }

  pick<T>(of: readonly T[]): T {
    return of[this.whole(of.length)] as T;
  }

  times<T>(atMost: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.whole(atMost + 1) }, (_, index) => make(index));
  }
}
