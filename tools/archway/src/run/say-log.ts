import type { TraceEvent } from '@archway/local';
import type { Progress } from '../progress/progress';

/** Says what a function logged, as soon as its call has ended. */
export function sayLog(event: TraceEvent, progress: Progress): void {
  if (!('log' in event)) return;
  for (const line of event.log ?? []) {
    // A log may hold anything, and a terminal obeys control characters.
    progress.say(`${event.functionName}  ${line.replace(/(?!\t)\p{Cc}/gu, '?')}`);
  }
}
