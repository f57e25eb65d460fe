import type { Clock } from '../clock/clock';
import type { Throttle } from './parts';

/** Token buckets by the cloud's clock ("Throttle requests to your REST APIs"). */
export class Throttles {
  private readonly buckets = new Map<string, { left: number; at: number }>();
  private readonly counts = new Map<string, { period: number; count: number }>();

  constructor(private readonly clock: Clock) {}

  /** Whether a request fits into a bucket; then it is taken. */
  takes(name: string, { ratePerSecond, burst }: Throttle): boolean {
    const now = this.clock.now();
    const bucket = this.buckets.get(name) ?? { left: burst, at: now };
    this.buckets.set(name, bucket);
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * ratePerSecond);
    bucket.at = now;
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
  }

  /** Whether a request fits into a quota; then it counts. */
  counted(name: string, limit: number, periodMs: number): boolean {
    const period = Math.floor(this.clock.now() / periodMs);
    const known = this.counts.get(name);
    const count = known?.period === period ? known.count : 0;
    if (count >= limit) return false;
    this.counts.set(name, { period, count: count + 1 });
    return true;
  }
}
