import type { Clock } from '../clock/clock';
import type { TraceEvent, TraceListener } from './trace-event';

/** An event before its time is put on. */
type Untimed<Event> = Event extends TraceEvent ? Omit<Event, 'at'> : never;

/** Tells listeners what happens. */
export class Trace {
  private readonly listeners = new Set<TraceListener>();

  constructor(private readonly clock: Clock) {}

  emit(event: Untimed<TraceEvent>): void {
    const timed = { at: this.clock.now(), ...event } as TraceEvent;
    for (const listener of [...this.listeners]) listener(timed);
  }

  /** @returns takes the listener away */
  on(listener: TraceListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
