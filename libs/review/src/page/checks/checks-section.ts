import type { CheckFinding, Review } from '../../review/review';
import { findingAnchor, type Anchors } from '../anchors/anchors';
import { html, type Html } from '../html/html';
import { number } from '../words/number';

const LEVELS: Readonly<Record<CheckFinding['severity'], string>> = {
  error: 'stop',
  warning: 'look',
  info: 'note',
};

/** What `archway check` finds that it did not find before, by rule. */
export function checksSection({ checks }: Review, anchors: Anchors): Html | undefined {
  const { added, fixed, kept, unseen } = checks;
  if (added.length + fixed.length + kept + unseen === 0) return undefined;
  const rules = [...new Set(added.map(({ ruleId }) => ruleId))];
  return html`<section aria-labelledby="checks">
    <h2 id="checks">Check findings</h2>
    <p class="lead">
      ${number(added.length, 'new finding')}, ${fixed.length} fixed, ${kept} as
      before.${
        unseen > 0 && html` ${number(unseen, 'time')} a rule could not see what it had to know.`
      }
    </p>
    ${rules.map((rule) => ruleBlock(rule, added, anchors))}
    ${
      fixed.length > 0 &&
      html`<details class="more">
        <summary>${number(fixed.length, 'finding')} fixed</summary>
        <ul class="findings">
          ${fixed.map(
            ({ ruleId, constructPath, message }) =>
              html`<li>
                <b>${ruleId}</b>: <span class="path">${constructPath}</span> ${message}
              </li>`,
          )}
        </ul>
      </details>`
    }
  </section>`;
}

function ruleBlock(rule: string, added: readonly CheckFinding[], anchors: Anchors): Html {
  const found = added
    .map((finding, index) => ({ finding, index }))
    .filter(({ finding }) => finding.ruleId === rule);
  const first = found[0]?.finding;
  if (first === undefined) return html``;
  return html`<article class="rule">
    <h3>
      <span class="level ${LEVELS[first.severity]}">${first.severity}</span> ${rule}
      ${awsLink(first.awsPage)}
    </h3>
    <ul class="findings">
      ${found.map(({ finding, index }) => findingItem(finding, index, anchors))}
    </ul>
  </article>`;
}

function findingItem(finding: CheckFinding, index: number, anchors: Anchors): Html {
  const { plan, address, constructPath, message, fix } = finding;
  const change = anchors.change(plan, address);
  const name = html`<span class="path">${constructPath}</span>`;
  return html`<li id="${findingAnchor(index)}" tabindex="-1">
    ${change === undefined ? html`<b>${name}</b>` : html`<a href="#${change}">${name}</a>`}
    ${message}
    <span class="fix">${fix}</span>
  </li>`;
}

/** Only a page on the web is linked; anything else could be a script. */
function awsLink(page: string): Html | undefined {
  if (!/^https:\/\//.test(page)) return undefined;
  return html`<a class="aws" href="${page}" rel="noopener noreferrer">AWS documentation</a>`;
}
