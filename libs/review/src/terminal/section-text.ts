import { detailsOf } from '../outline/concern-details';
import { arranged } from '../outline/arrange';
import { groupsOf } from '../outline/groups';
import { noiseText } from '../outline/noise';
import { pathOf } from '../outline/place';
import { countsText, numbered, otherChecksText, severitiesText, totalText } from '../outline/words';
import type { Concern, Level, PlanReview, Review, Verdict } from '../review/review';
import { attributeText, changeText, groupText } from './change-text';
import { span, type Style } from './style';
import type { Paragraph } from './wrap';

/** Paragraphs that stand together; an empty line is between sections. */
export type Section = readonly Paragraph[];

const LEVEL_STYLES: Readonly<Record<Verdict['level'], Style>> = {
  stop: 'alarm',
  look: 'yellow',
  note: 'cyan',
  clean: 'green',
  nothing: 'green',
};

/** The verdict in one sentence, and what it adds up to. */
export function verdictText(review: Review): Section {
  const { level, sentence } = review.verdict;
  return [
    { indent: 0, spans: [span(sentence, LEVEL_STYLES[level])] },
    { indent: 0, spans: [span(totalText(review), 'dim')] },
  ];
}

/** The concerns, the worst first. */
export function concernsText({ verdict, plans }: Review): Section {
  return verdict.concerns.flatMap((concern) => [
    {
      indent: 0,
      hang: 5,
      lead: span(concern.level, LEVEL_STYLES[concern.level]),
      spans: weighted(concern),
    },
    { indent: 5, spans: [span(pathOf(concern, plans), 'cyan')] },
    ...detailsOf(concern).flatMap((detail) =>
      'line' in detail ? [detailText(detail.line, 5)] : blockText(detail.block),
    ),
  ]);
}

function detailText(line: string, indent: number): Paragraph {
  return { indent, hang: indent + 2, spans: [span(line, 'dim')] };
}

function blockText(lines: readonly string[]): Section {
  return lines.map((line, index) =>
    detailText(line, index === 0 || index === lines.length - 1 ? 5 : 7),
  );
}

function weighted({ text, level }: Concern): Paragraph['spans'] {
  const bold: Readonly<Record<Level, boolean>> = { stop: true, look: true, note: false };
  return [bold[level] ? span(text, 'bold') : span(text)];
}

/** What `archway check` finds that it did not find before. */
export function checksText({ checks, plans }: Review): Section {
  const { added } = checks;
  const rest = otherChecksText(checks);
  if (added.length === 0 && rest.length === 0) return [];
  const summary = severitiesText(added) || 'none';
  return [
    heading(`New findings of archway check: ${summary}`),
    ...added.flatMap((finding) => [
      {
        indent: 2,
        hang: 4,
        spans: [
          span(finding.severity, finding.severity === 'error' ? 'red' : 'yellow'),
          span(` ${pathOf(finding, plans)}`, 'cyan'),
          span(` ${finding.message}`),
          span(` (${finding.ruleId})`, 'dim'),
        ],
      },
      { indent: 4, spans: [span(finding.fix, 'dim')] },
    ]),
    ...(rest.length > 0 ? [{ indent: 2, hang: 4, spans: [span(rest.join('; '), 'dim')] }] : []),
  ];
}

/** What changes in a stack, by construct. */
export function planText(plan: PlanReview): Section {
  const groups = groupsOf(plan);
  const noise = noiseText(plan);
  if (groups.length === 0 && noise === undefined) return [];
  const app = plan.app === undefined || plan.id.startsWith(plan.app) ? '' : ` of ${plan.app}`;
  return [
    {
      indent: 0,
      spans: [
        span(plan.id, 'bold'),
        span(`${app}: ${countsText(plan.counts)}${plan.withoutState ? ', without a state' : ''}`),
      ],
    },
    ...arranged(groups).flatMap((group) => groupText(group, plan)),
    ...(noise === undefined
      ? []
      : [{ indent: 2, spans: [span(`noise: ${noise}`, 'dim')] } as const]),
  ];
}

/** What changed outside of Terraform. */
export function driftText(plans: readonly PlanReview[]): Section {
  const drifted = plans.flatMap((plan) => plan.drift.map((change) => [plan, change] as const));
  if (drifted.length === 0) return [];
  return [
    heading(`Changed outside of Terraform: ${numbered(drifted.length, 'resource')}`),
    ...drifted.flatMap(([plan, change]) => changeText(change, plan)),
  ];
}

/** Outputs: values that others may read. */
export function outputsText(plan: PlanReview): Section {
  if (plan.outputs.length === 0) return [];
  return [
    heading(`${numbered(plan.outputs.length, 'output')} of ${plan.id}`),
    ...plan.outputs.map((output) => ({ ...attributeText(output), indent: 4, hang: 6 })),
  ];
}

function heading(text: string): Paragraph {
  return { indent: 0, spans: [span(text, 'bold')] };
}
