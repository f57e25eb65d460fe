import type { Configuration } from './stacks';
import { constructPath } from './stacks';

/** What `terraform validate -json` and `terraform plan -json` say is wrong. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly snippet?: { readonly context?: string | null } | null;
}

/**
 * A diagnostic as a user reads it: severity, address, construct path and summary in one line, the detail below.
 */
export function formatDiagnostic(diagnostic: Diagnostic, configuration: Configuration): string {
  const { severity, summary, detail = '' } = diagnostic;
  const address = diagnostic.address ?? addressOf(diagnostic.snippet?.context ?? '');
  const path = address === undefined ? undefined : constructPath(configuration, address);
  const place = [address, path === undefined ? undefined : `(${path})`]
    .filter((part) => part !== undefined)
    .join(' ');
  const head = place === '' ? `${severity}: ${summary}` : `${severity}: ${place}: ${summary}`;
  const body = detail.split('\n').filter((line) => line.trim() !== '');
  return [head, ...body.map((line) => `  ${line}`)].join('\n');
}

/** Terraform names the block of a problem in JSON as `resource.aws_sqs_queue.Orders`. */
function addressOf(context: string): string | undefined {
  const [kind, type, name] = context.split('.');
  if (type === undefined || name === undefined) return context === '' ? undefined : context;
  return kind === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
}
