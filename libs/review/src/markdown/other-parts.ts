import { pathOf } from '../outline/place';
import { KINDS, numbered, otherChecksText, severitiesText, totalText } from '../outline/words';
import type { CheckFinding, Counts, PlanReview, Review } from '../review/review';
import { attributeDiff } from './attribute-diff';
import { changeLines } from './change-lines';
import type { Part } from './fit';
import { code, details, html, sentence } from './snippets';
import { markdownBlock } from '@archway/checks';

/** What all plans do together, in one line. */
export function totalPart(review: Review): Part {
  return { text: `${capital(totalText(review))}.`, folds: [] };
}

/** What `archway check` finds that it did not find before. */
export function checkParts({ checks, plans }: Review): readonly Part[] {
  const { added } = checks;
  const rest = otherChecksText(checks).join('; ');
  if (added.length === 0)
    return rest === ''
      ? []
      : [{ text: `No new findings of archway check; ${sentence(rest)}.`, folds: [] }];
  const summary = severitiesText(added);
  const tail = rest === '' ? '' : `\n\n${capital(sentence(rest))}.`;
  return [
    { text: `### New findings of archway check: ${summary}`, folds: [] },
    ...added.map((finding) => ({
      text: findingLine(finding, plans),
      folds: [{ rank: 'checks' as const, text: () => '' }],
    })),
    { text: tail.trim(), folds: [] },
  ];
}

function findingLine(finding: CheckFinding, plans: readonly PlanReview[]): string {
  const { severity, ruleId, message, fix, awsPage } = finding;
  const page = /^https:\/\/docs\.aws\.amazon\.com\/[\w./#?=&%-]{1,300}$/.test(awsPage)
    ? ` ([AWS](${awsPage}))`
    : '';
  return [
    `- **${severity}** ${code(pathOf(finding, plans))} ${sentence(message)} (${code(ruleId, 100)})`,
    `  - ${sentence(fix)}${page}`,
  ].join('\n');
}

/** What changed outside of Terraform. */
export function driftParts(plans: readonly PlanReview[]): readonly Part[] {
  const drifted = plans.filter(({ drift }) => drift.length > 0);
  if (drifted.length === 0) return [];
  const number = drifted.reduce((sum, { drift }) => sum + drift.length, 0);
  const detail = { creates: true, updates: true, meanings: true };
  return [
    { text: `### Changed outside of Terraform: ${numbered(number, 'resource')}`, folds: [] },
    ...drifted.flatMap((plan) =>
      plan.drift.map((change) => ({
        text: changeLines([change], plan, detail).join('\n'),
        folds: [{ rank: 'drift' as const, text: () => '' }],
      })),
    ),
  ];
}

/** Outputs, one block a plan: values that others may read. */
export function outputParts(plans: readonly PlanReview[]): readonly Part[] {
  return plans
    .filter(({ outputs }) => outputs.length > 0)
    .map((plan) => {
      const lines = plan.outputs.flatMap((output) => attributeDiff(output));
      const title = `${numbered(plan.outputs.length, 'output')} of ${html(plan.id, 200)}`;
      return {
        text: details(title, [markdownBlock(lines, 'diff')]),
        folds: [{ rank: 'outputs' as const, text: () => '' }],
      };
    });
}

/** A row a plan; one plan needs no table. */
export function tablePart({ plans, counts }: Review): Part {
  if (plans.length < 2) return { text: '', folds: [] };
  const columns = [...KINDS, 'noise', 'unchanged'] as const;
  const row = (name: string, of: Counts) =>
    `| ${[name, ...columns.map((column) => (of[column] === 0 ? '' : of[column]))].join(' | ')} |`;
  const text = [
    `| stack | ${columns.join(' | ')} |`,
    `| --- |${columns.map(() => ' ---: |').join('')}`,
    ...plans.map((plan) => row(`<code>${html(plan.id, 200)}</code>`, plan.counts)),
    row('all', counts),
  ].join('\n');
  return { text, folds: [{ rank: 'plans', text: () => '' }] };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
