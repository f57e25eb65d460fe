import type { Report } from '../check/check-configurations';
import type { Finding } from '../finding/finding';
import { pageOf } from '../documentation/documentation';
import { pageUrlOf } from '../documentation/page-url';
import { GROUPS, type Rule } from '../rule/rule';
import { relativeTo } from './relative-to';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * The report as SARIF 2.1.0, which code scanning takes. Accepted findings are in it with their reason,
 * so that they close there too.
 *
 * @param root the folder that paths are shown from
 */
export function sarifOf(report: Report, root: string): string {
  const rules = [...report.rules];
  const result = (finding: Finding, more: object): object => ({
    ruleId: finding.ruleId,
    ruleIndex: rules.findIndex(({ id }) => id === finding.ruleId),
    level: LEVELS[finding.severity],
    message: { text: `${finding.constructPath}: ${finding.message}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(relativeTo(root, finding.file)) },
          region: { startLine: finding.line ?? 1 },
        },
        logicalLocations: [
          { name: finding.address, fullyQualifiedName: finding.constructPath, kind: 'resource' },
        ],
      },
    ],
    partialFingerprints: { 'archway/v1': finding.fingerprint },
    ...more,
  });
  return `${JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'archway check', rules: rules.map(descriptorOf) } },
          properties: { read: report.read },
          invocations: [invocationOf(report, root)],
          results: [
            ...report.findings.map((finding) => result(finding, { baselineState: 'new' })),
            ...report.known.map((finding) => result(finding, { baselineState: 'unchanged' })),
            ...report.accepted.map(({ finding, because }) =>
              result(finding, {
                suppressions: [{ kind: 'inSource', justification: because }],
              }),
            ),
          ],
        },
      ],
    },
    null,
    2,
  )}\n`;
}

/** What was not read is shown beside the findings, where it is called if that is known. */
function invocationOf({ read }: Report, root: string): object {
  return {
    executionSuccessful: !read.unread.some(({ isBroken }) => isBroken),
    toolExecutionNotifications: read.unread.map(({ what, why, position }) => ({
      level: 'warning',
      message: { text: `not read: ${what}: ${why}` },
      ...(position === undefined
        ? {}
        : {
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(relativeTo(root, position.file)) },
                  ...(position.line === undefined ? {} : { region: { startLine: position.line } }),
                },
              },
            ],
          }),
    })),
  };
}

const descriptors = new WeakMap<Rule, object>();

/** The same in each report: the page of a rule reads its examples from files. */
function descriptorOf(rule: Rule): object {
  const known = descriptors.get(rule);
  if (known !== undefined) return known;
  const descriptor = {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.looksFor },
    help: { text: `${rule.why}\n\n${rule.fix}`, markdown: pageOf(rule) },
    helpUri: pageUrlOf(rule),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: [GROUPS[rule.group]] },
  };
  descriptors.set(rule, descriptor);
  return descriptor;
}
