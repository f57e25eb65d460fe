/** One line of a log. */
export interface LogEvent {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly message: string;
  readonly logStreamName: string;
  readonly eventId: string;
}

/** The most lines that a group keeps; older ones are dropped. */
const MOST_EVENTS = 20_000;

/** CloudWatch Logs: what functions wrote, by group and stream. */
export class LogStore {
  private readonly groups = new Map<string, LogEvent[]>();
  private written = 0;

  constructor(names: readonly string[]) {
    for (const name of names) this.groups.set(name, []);
  }

  get groupNames(): readonly string[] {
    return [...this.groups.keys()].sort();
  }

  write(group: string, logStreamName: string, at: number, lines: readonly string[]): void {
    const events = this.groups.get(group) ?? [];
    this.groups.set(group, events);
    for (const message of lines) {
      this.written += 1;
      const eventId = String(this.written).padStart(56, '0');
      events.push({ at, message, logStreamName, eventId });
    }
    if (events.length > MOST_EVENTS) events.splice(0, events.length - MOST_EVENTS);
  }

  /** The lines of a group, oldest first; undefined for a group that does not exist. */
  eventsOf(group: string): readonly LogEvent[] | undefined {
    return this.groups.get(group);
  }
}
