import type { Configuration, Unread } from '@archway/terraform';
import { covers, type Acceptance } from '../acceptance/acceptance';
import type { Baseline } from '../baseline/baseline';
import { Estate } from '../estate/estate';
import { blindOf, findingOf, type Blind, type Finding } from '../finding/finding';
import { DEFAULT_RULES, RULES } from '../rules/rules';
import { SEVERITIES, type Rule, type Severity } from '../rule/rule';
import { readReportOf, type ReadReport } from './reading';
import { unusedAcceptance } from '../rules/unused-acceptance';

export interface CheckOptions {
  /** @default - all that are not optional */
  readonly rules?: readonly Rule[];
  /**
   * The least severity that is reported.
   *
   * @default 'info'
   */
  readonly severity?: Severity;
  /** @default - no risk is accepted */
  readonly acceptances?: readonly Acceptance[];
  /** Names that acceptances may have beside the rules, which somebody else judges. @default - none */
  readonly otherRules?: readonly string[];
  /** What could not be read at all. @default - nothing */
  readonly unread?: readonly Unread[];
  /** @default - everything is new */
  readonly baseline?: Baseline;
}

/** A finding that somebody accepted, and why. */
export interface Accepted {
  readonly finding: Finding;
  readonly because: string;
}

export interface Report {
  /** What somebody has to look at, the most severe first. */
  readonly findings: readonly Finding[];
  readonly accepted: readonly Accepted[];
  /** What the baseline knows already. */
  readonly known: readonly Finding[];
  /** Fingerprints of the baseline that were not found any more, of rules that ran. */
  readonly fixed: readonly string[];
  readonly blind: readonly Blind[];
  /** The rules that ran. */
  readonly rules: readonly Rule[];
  /** How many resources and data sources they looked at. */
  readonly resources: number;
  readonly read: ReadReport;
}

/** Runs rules over configurations that belong together. */
export function checkConfigurations(
  configurations: readonly Configuration[],
  options: CheckOptions = {},
): Report {
  const { rules = DEFAULT_RULES, severity = 'info', acceptances = [], otherRules = [] } = options;
  const baseline = options.baseline ?? new Set<string>();
  const estate = new Estate(configurations);
  const found: Finding[] = [];
  const blind: Blind[] = [];
  for (const rule of rules) {
    for (const seen of rule.check(estate)) {
      if (seen.kind === 'problem') found.push(findingOf(rule, seen));
      else blind.push(blindOf(rule, seen));
    }
  }
  const all = unique(found);
  const used = new Set<Acceptance>();
  const accepted: Accepted[] = [];
  const rest: Finding[] = [];
  for (const finding of all) {
    const matching = acceptances.filter((acceptance) => covers(acceptance, finding));
    matching.forEach((acceptance) => used.add(acceptance));
    const [first] = matching.filter(({ because }) => because !== '');
    if (first === undefined) rest.push(finding);
    else accepted.push({ finding, because: first.because });
  }
  const ids = new Set(rules.map(({ id }) => id));
  const about = rules.includes(unusedAcceptance)
    ? findingsAboutAcceptances(acceptances, used, ids, otherRules)
    : [];
  const open = [...rest, ...about].filter(
    (finding) => SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(severity),
  );
  const fingerprints = new Set([...all, ...about].map(({ fingerprint }) => fingerprint));
  return {
    findings: sorted(open.filter(({ fingerprint }) => !baseline.has(fingerprint))),
    known: sorted(open.filter(({ fingerprint }) => baseline.has(fingerprint))),
    fixed: [...baseline].filter(
      (each) => !fingerprints.has(each) && ids.has(each.split(' ')[0] ?? ''),
    ),
    accepted,
    blind: [...new Map(blind.map((each) => [JSON.stringify(each), each])).values()],
    rules,
    read: readReportOf(configurations, options.unread),
    resources: configurations.reduce(
      (sum, { resources, dataSources }) => sum + resources.length + dataSources.length,
      0,
    ),
  };
}

function findingsAboutAcceptances(
  acceptances: readonly Acceptance[],
  used: ReadonlySet<Acceptance>,
  ran: ReadonlySet<string>,
  others: readonly string[],
): readonly Finding[] {
  const known = new Set([...RULES.map(({ id }) => id), ...others]);
  return acceptances.flatMap((acceptance) => {
    const { rule, because, at, stack, file, line } = acceptance;
    const message = !known.has(rule)
      ? `accepts ${rule}, and there is no such rule`
      : because === ''
        ? `accepts ${rule} and does not say why: write the reason after "because"`
        : ran.has(rule) && !used.has(acceptance)
          ? `accepts ${rule}, which is no longer found here: remove it`
          : undefined;
    return message === undefined
      ? []
      : [
          {
            stack,
            address: at,
            constructPath: at,
            file,
            ...(line === undefined ? {} : { line }),
            ruleId: unusedAcceptance.id,
            group: unusedAcceptance.group,
            severity: unusedAcceptance.severity,
            message,
            fingerprint: `${unusedAcceptance.id} ${stack} ${at} ${rule}`,
          },
        ];
  });
}

/** Two findings with one fingerprint and message are one; others with it are counted. */
function unique(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, string[]>();
  return findings.flatMap((finding) => {
    const messages = seen.get(finding.fingerprint) ?? [];
    if (messages.includes(finding.message)) return [];
    seen.set(finding.fingerprint, [...messages, finding.message]);
    const fingerprint =
      messages.length === 0 ? finding.fingerprint : `${finding.fingerprint} ${messages.length + 1}`;
    return [{ ...finding, fingerprint }];
  });
}

function sorted(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
  return [...findings].sort((a, b) => rank(a) - rank(b) || compare(a.fingerprint, b.fingerprint));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
