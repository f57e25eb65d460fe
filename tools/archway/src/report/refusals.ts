import type { TraceEvent } from '@archway/local';
import type { Html } from '@archway/review';
import { html } from '@archway/review';
import { count } from '../words/words';

type Denied = Extract<TraceEvent, { kind: 'denied' }>;

/** Something that a policy refused, as often as it did. */
export interface Refusal {
  readonly explanation: string;
  readonly times: number;
  /** The statement that decided, or one that would allow it. */
  readonly statement: string;
  /** Whether the statement is in a policy of the stacks. */
  readonly isStated: boolean;
}

/** One for each principal, action and resource. */
export function refusalsOf(denials: readonly Denied[]): readonly Refusal[] {
  const refusals = new Map<string, Refusal>();
  for (const denied of denials) {
    const { principal, action, resource, explanation, statement } = denied;
    // Objects of one bucket are refused for one reason.
    const key = [principal, action, resource.split('/')[0]].join(' ');
    const before = refusals.get(key)?.times ?? 0;
    refusals.set(key, {
      explanation,
      times: before + 1,
      isStated: statement !== undefined,
      statement: JSON.stringify(statement ?? missing(denied), null, 2),
    });
  }
  return [...refusals.values()];
}

/** What a policy would have to say; services need it at the resource, roles in their own policies. */
function missing({ principal, action, resource }: Denied): object {
  const isService = !principal.startsWith('arn:');
  return {
    Effect: 'Allow',
    ...(isService ? { Principal: { Service: principal } } : {}),
    Action: action,
    Resource: resource,
  };
}

export function refusalList(refusals: readonly Refusal[]): Html {
  return html`<h2>Refusals</h2>
    <div class="refusals">${refusals.map(item)}</div>`;
}

function item({ explanation, times, statement, isStated }: Refusal): Html {
  return html`<details open>
    <summary>
      <span class="dot"></span><span class="result">${explanation}</span
      ><span class="time">${count(times, 'time')}</span>
    </summary>
    <p class="why">
      ${isStated ? 'The statement that decided' : 'A statement that would allow it'}
    </p>
    <pre class="log" tabindex="0" role="region" aria-label="policy statement">${statement}</pre>
  </details>`;
}
