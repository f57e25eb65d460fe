import { furtherDetails } from '../../outline/concern-details';
import type { Concern } from '../../review/review';
import { html as exact, type Html } from '../html/html';

/** What is behind a concern, a block of Terraform as it is to be pasted. */
export function detailList(concern: Concern): Html | undefined {
  const details = furtherDetails(concern);
  if (details.length === 0) return undefined;
  return exact`<ul>${details.map((detail) =>
    'line' in detail
      ? exact`<li>${detail.line}</li>`
      : exact`<li><pre>${detail.block.join('\n')}</pre></li>`,
  )}</ul>`;
}
