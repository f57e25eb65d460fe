import type { Html } from '@archway/review';
import { html } from '@archway/review';
import { count, duration } from '../words/words';
import type { QueueLevels } from './queue-levels';

/** The area of a chart, in its own units. */
const WIDTH = 300;
const HEIGHT = 60;

/** How many messages each queue held over the time of the run. */
export function queueCharts(queues: readonly QueueLevels[]): Html {
  const times = queues.flatMap(({ levels }) => levels.map(({ at }) => at));
  const start = Math.min(...times);
  const span = Math.max(1, Math.max(...times) - start);
  return html`<h2>Queues over time</h2>
    <div class="charts">${queues.map((queue) => chart(queue, start, span))}</div>`;
}

function chart({ label, levels }: QueueLevels, start: number, span: number): Html {
  const most = Math.max(1, ...levels.map(({ messages }) => messages));
  const end = levels.at(-1)?.messages ?? 0;
  const y = (messages: number): number => Math.round((HEIGHT - 2) * (1 - messages / most)) + 1;
  // A level stands until the next one: steps, no slopes.
  const steps = levels.map(
    ({ at, messages }) => `H${Math.round((WIDTH * (at - start)) / span)} V${y(messages)}`,
  );
  const words = `at most ${count(most, 'message')} at once, ${end} in the end`;
  return html`<figure class="chart">
    <svg
      role="img"
      aria-label="${label} held ${words}"
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      preserveAspectRatio="none"
    >
      <path class="level" d="M0 ${y(0)} ${steps.join(' ')} H${WIDTH}" />
    </svg>
    <figcaption><b>${label}</b>${words}; 0 to ${duration(span)}</figcaption>
  </figure>`;
}
