/** Chance that repeats: the same seed gives the same numbers on every machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A number from 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** True with the given probability, 0 to 1. A chance of 0 draws nothing. */
  chance(probability: number): boolean {
    return probability > 0 && this.next() < probability;
  }

  /** Hexadecimal digits. */
  hex(length: number): string {
    let digits = '';
    while (digits.length < length)
      digits += this.below(2 ** 16)
        .toString(16)
        .padStart(4, '0');
    return digits.slice(0, length);
  }

  /** An identifier in the form of a UUID, version 4. */
  uuid(): string {
    const variant = (8 + this.below(4)).toString(16);
    return [
      this.hex(8),
      this.hex(4),
      `4${this.hex(3)}`,
      `${variant}${this.hex(3)}`,
      this.hex(12),
    ].join('-');
  }
}
