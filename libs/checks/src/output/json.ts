import type { Report } from '../check/check-configurations';

/** The report as one JSON document. */
export function jsonOf(report: Report): string {
  const { findings, accepted, known, fixed, blind, rules, resources, read } = report;
  return `${JSON.stringify(
    {
      version: 1,
      resources,
      read,
      rules: rules.map(({ id }) => id),
      findings,
      accepted,
      known,
      fixed,
      blind,
    },
    null,
    2,
  )}\n`;
}
