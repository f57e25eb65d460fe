import type { World } from '../../engine/world';
import type { Capacity } from './table-part';

/** Unused capacity of five minutes is kept ("Burst and adaptive capacity"). */
const BURST_SECONDS = 300;

/** What is left of a provisioned table's capacity, by the cloud's clock. */
export class Buckets {
  private readonly left: { read: number; write: number };
  private filledAt: number;

  constructor(
    private readonly world: World,
    private readonly capacity: Capacity,
  ) {
    this.left = {
      read: capacity.readUnits * BURST_SECONDS,
      write: capacity.writeUnits * BURST_SECONDS,
    };
    this.filledAt = world.clock.now();
  }

  /** Whether so much may be used now; then it is. A request may run into debt, as in DynamoDB. */
  takes(kind: 'read' | 'write', units: number): boolean {
    this.fill();
    if (this.left[kind] <= 0) return false;
    this.left[kind] -= units;
    return true;
  }

  private fill(): void {
    const now = this.world.clock.now();
    const seconds = (now - this.filledAt) / 1000;
    this.filledAt = now;
    const { readUnits, writeUnits } = this.capacity;
    const { left } = this;
    left.read = Math.min(left.read + readUnits * seconds, readUnits * BURST_SECONDS);
    left.write = Math.min(left.write + writeUnits * seconds, writeUnits * BURST_SECONDS);
  }
}
