import type { FailoverStep } from './failover-step';
import { failoverByOf } from './failover-steps';
import type { RecoveryTierProps } from './recovery-tier-props';
import { resourceCheck } from './site-resource-check';

/** The failover in words and commands, as Markdown. */
export function runbookOf(props: RecoveryTierProps, steps: readonly FailoverStep[]): string {
  const { tier, primary, standby, recordName } = props;
  return [
    `# Failover of ${recordName} from ${primary.region} to ${standby.region}`,
    '',
    `Tier: **${tier}**. Clients are moved by ${failoverByOf(props)}. Synthesis wrote this page from the stack: what it says, the stack has.`,
    '',
    ...(steps.some(({ commands = [] }) => commands.some((each) => each.includes('<')))
      ? [
          'What stands in angle brackets only AWS knows. Write it down before you need it: `terraform output` reads a state that may be lost with the region.',
          '',
        ]
      : []),
    ...drillLines(props),
    '## Before',
    '',
    `1. Decide that ${primary.region} is lost, and who decides. Failing over loses what was not replicated yet.`,
    `2. If ${primary.region} still answers, stop what writes there.`,
    ...capacityNotes(props).map((note, at) => `${at + 3}. ${note}`),
    '',
    '## Steps',
    '',
    ...steps.flatMap((step, at) => stepLines(step, at + 1)),
    '## Afterwards',
    '',
    `1. ${check(props)}`,
    `2. Do not let ${primary.region} serve again before its stores have caught up: what was written in both regions is in conflict.`,
    '3. The next `terraform apply` puts back what this page changed by hand. Change the configuration first.',
    '',
    '## What the steps need',
    '',
    '| Step | Plane | Region |',
    '| --- | --- | --- |',
    ...steps.flatMap((step, at) =>
      step.needs.map(
        ({ service, plane, region }) => `| ${at + 1} | ${plane} plane of ${service} | ${region} |`,
      ),
    ),
    '',
  ].join('\n');
}

function stepLines(
  { title, text, commands = [] }: FailoverStep,
  number: number,
): readonly string[] {
  return [
    `### ${number}. ${title}`,
    '',
    ...text.flatMap((line) => [line, '']),
    ...(commands.length === 0 ? [] : ['```sh', ...commands, '```', '']),
  ];
}

/** What an exercise looks at, while both regions are well. */
function drillLines({ standby: { region, resources = {} } }: RecoveryTierProps): readonly string[] {
  const checks = Object.values(resources).map((each) => resourceCheck(each, region));
  if (checks.length === 0) return [];
  return [
    '## Long before',
    '',
    `${region} takes over only with what it has itself. Each command answers while both regions are well:`,
    '',
    ...checks.map(({ what, command }) => `- ${what}: \`${command}\``),
    '',
  ];
}

function capacityNotes({ primary, standby }: RecoveryTierProps): readonly string[] {
  return Object.entries(standby.services ?? {}).flatMap(([name, { maximumCount }]) => {
    const tasks = primary.services?.[name]?.desiredCount;
    if (tasks === undefined || maximumCount === undefined) return [];
    return [`Service ${name} may have up to ${maximumCount} tasks; ${tasks} carry the load.`];
  });
}

function check({ recordName, healthCheck }: RecoveryTierProps): string {
  const url = `https://${recordName}${healthCheck?.path ?? '/'}`;
  return `\`curl --fail ${url}\` answers from the region that took over.`;
}
