import type { Report } from '../check/check-configurations';
import type { Finding } from '../finding/finding';
import { GROUPS } from '../rule/rule';
import { readLine, unreadLines } from './counts';
import { relativeTo } from './relative-to';

/**
 * The report as JUnit XML: a suite a rule, a case a finding. Errors fail, warnings and remarks are
 * written out, accepted findings are skipped with their reason; a rule that found nothing is one case
 * that passed.
 *
 * @param root the folder that paths are shown from
 */
export function junitOf(report: Report, root: string): string {
  const failures = report.findings.filter(({ severity }) => severity === 'error').length;
  const suites = report.rules.map((rule) => {
    const findings = report.findings.filter(({ ruleId }) => ruleId === rule.id);
    const accepted = report.accepted.filter(({ finding }) => finding.ruleId === rule.id);
    const name = `${GROUPS[rule.group]}: ${rule.id}`;
    const cases = [
      ...findings.map((finding) => caseOf(finding, bodyOf(finding, root))),
      ...accepted.map(({ finding, because }) =>
        caseOf(finding, `<skipped message="${escape(because)}"/>`),
      ),
    ];
    if (cases.length === 0) {
      cases.push(`    <testcase classname="${rule.id}" name="${escape(rule.title)}: not found"/>`);
    }
    const failed = findings.filter(({ severity }) => severity === 'error').length;
    return [
      `  <testsuite name="${escape(name)}" tests="${cases.length}" failures="${failed}" errors="0" skipped="${accepted.length}">`,
      ...cases,
      '  </testsuite>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="archway check" failures="${failures}" errors="0">`,
    '  <properties>',
    `    <property name="read" value="${escape(readLine(report))}"/>`,
    ...unreadLines(report).map((line) => `    <property name="unread" value="${escape(line)}"/>`),
    '  </properties>',
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function caseOf(finding: Finding, body: string): string {
  const name = `${finding.stack}: ${finding.address}`;
  return `    <testcase classname="${finding.ruleId}" name="${escape(name)}">${body}</testcase>`;
}

function bodyOf(finding: Finding, root: string): string {
  const line = finding.line === undefined ? '' : `:${finding.line}`;
  const where = escape(`${finding.constructPath} (${relativeTo(root, finding.file)}${line})`);
  return finding.severity === 'error'
    ? `<failure message="${escape(finding.message)}">${where}</failure>`
    : `<system-out>${finding.severity}: ${escape(finding.message)} ${where}</system-out>`;
}

/** XML has no way to write most control characters. */
function escape(text: string): string {
  return text
    .replace(/[^\P{Cc}\n\t]/gu, '�')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
