import type { Report } from '../check/check-configurations';
import type { Finding } from '../finding/finding';
import type { Rule } from '../rule/rule';
import { SEVERITIES } from '../rule/rule';
import { blindGroups, others } from './blind-groups';
import { readLine, summaryOf, unreadLines } from './counts';
import { pageUrlOf } from '../documentation/page-url';
import { markdownCode, markdownText } from './markdown-text';
import { relativeTo } from './relative-to';

const HEADINGS = { error: 'Errors', warning: 'Warnings', info: 'Remarks' } as const;

/**
 * The report as Markdown for a pull request or a job's summary.
 *
 * @param root the folder that paths are shown from
 */
export function markdownOf(report: Report, root: string): string {
  const parts = [`## archway check: ${summaryOf(report)}`];
  for (const severity of SEVERITIES) {
    const findings = report.findings.filter((finding) => finding.severity === severity);
    if (findings.length === 0) continue;
    parts.push(`### ${HEADINGS[severity]}`);
    for (const rule of report.rules) {
      const own = findings.filter(({ ruleId }) => ruleId === rule.id);
      if (own.length > 0) parts.push(sectionOf(rule, own, root));
    }
  }
  parts.push(
    folded(
      `Accepted risks (${report.accepted.length})`,
      report.accepted.map(
        ({ finding, because }) =>
          `- ${placeOf(finding, root)}: **${finding.ruleId}**, because ${markdownText(because)}`,
      ),
    ),
    folded(
      `Not visible (${report.blind.length})`,
      blindGroups(report).map(
        ({ ruleId, addresses, more, stack, what }) =>
          `- ${addresses.map(markdownCode).join(', ')}${others(more)} in ${markdownText(stack)}: ${markdownText(what)} (${ruleId})`,
      ),
    ),
    folded(
      `Not read (${report.read.unread.length})`,
      unreadLines(report).map((line) => `- ${markdownText(line)}`),
    ),
    `_${readLine(report)}_`,
  );
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function sectionOf(rule: Rule, findings: readonly Finding[], root: string): string {
  return [
    `**${rule.title}** ([${rule.id}](${pageUrlOf(rule)}), [AWS](${rule.awsPage}))`,
    '',
    ...findings.map((finding) => `- ${placeOf(finding, root)}: ${markdownText(finding.message)}`),
    '',
    `_${rule.fix}_`,
  ].join('\n');
}

function placeOf({ constructPath, address, file, line }: Finding, root: string): string {
  const where = line === undefined ? '' : ` (${markdownText(relativeTo(root, file))}:${line})`;
  const as = constructPath === address ? '' : ` (${markdownCode(address)})`;
  return `${markdownCode(constructPath)}${as}${where}`;
}

function folded(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `<details><summary>${title}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}
