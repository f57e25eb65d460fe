import type { Problem } from '@archway/core';
import { isOpen, LOG_RETENTION_DAYS, notMatching, notOneOf, problemIf, show } from '@archway/core';
import type { RedactedField, WafLogDestination, WafLogging } from './waf-logging';

/** What is wrong with the logging of a web ACL. */
export function loggingProblems(logging: WafLogging): readonly Problem[] {
  const { destination, redact = [], filters } = logging;
  return [
    ...(destination === undefined ? [] : destinationProblems(destination)),
    problemIf(redact.length > 100, `logging.redact must be at most 100, got ${redact.length}`),
    ...redact.map(redactProblem),
    ...(filters === undefined
      ? []
      : [
          notOneOf('logging.filters.defaultBehavior', filters.defaultBehavior, ['DROP', 'KEEP']),
          problemIf(
            filters.filters.length === 0,
            'logging.filters.filters must be at least one, got none',
          ),
          ...filters.filters.map((filter, index) =>
            problemIf(
              filter.conditions.length === 0,
              `logging.filters.filters[${index}].conditions must be at least one, got none`,
            ),
          ),
        ]),
  ];
}

function destinationProblems(destination: WafLogDestination): readonly Problem[] {
  switch (destination.kind) {
    case 'new-log-group':
      return [
        notOneOf<number>(
          'logging.destination.retentionDays',
          destination.retentionDays,
          LOG_RETENTION_DAYS,
        ),
      ];
    case 'bucket':
      return [
        notMatching(
          'logging.destination bucket',
          destination.bucket.bucketName,
          /^aws-waf-logs-/,
          "named 'aws-waf-logs-…', as AWS WAF demands",
        ),
      ];
    case 'firehose':
      return [named(destination.arn, ':deliverystream/')];
    case 'log-group':
      return [named(destination.arn, ':log-group:')];
  }
}

function named(arn: string, kind: string): Problem {
  return problemIf(
    !isOpen(arn) && !arn.includes(`${kind}aws-waf-logs-`),
    `logging.destination must be named 'aws-waf-logs-…', as AWS WAF demands (an ARN with '${kind}aws-waf-logs-'), got ${show(arn)}`,
  );
}

function redactProblem(field: RedactedField): Problem {
  return typeof field === 'string'
    ? notOneOf('logging.redact', field, ['method', 'query-string', 'uri-path'])
    : notMatching('logging.redact', field.header, /^[\w-]{1,64}$/, 'the name of a header');
}
