import { resolve } from 'node:path';
import { blockOf } from '@archway/terraform';
import type { Finding } from '../finding/finding';

/** A risk that somebody accepts, and why. */
export interface Acceptance {
  readonly rule: string;
  /** Empty where nobody said why: it then accepts nothing. */
  readonly because: string;
  /** The file that says so. */
  readonly file: string;
  readonly line?: number;
  /** The stack it belongs to; empty for a file that concerns several. */
  readonly stack: string;
  /** The construct path or address that it speaks of, for a person. */
  readonly at: string;
  /** The blocks it stands in, such as `aws_sqs_queue.Orders`, of `file`. */
  readonly blocks?: readonly string[];
}

/** Whether a finding, or what else is told of a place, is what the acceptance speaks of. */
export function covers(
  acceptance: Acceptance,
  finding: Pick<Finding, 'ruleId' | 'file' | 'stack' | 'address' | 'constructPath'>,
): boolean {
  if (acceptance.rule !== finding.ruleId) return false;
  if (acceptance.blocks !== undefined) {
    return (
      resolve(acceptance.file) === resolve(finding.file) &&
      acceptance.blocks.includes(withoutModules(blockOf(finding.address)))
    );
  }
  if (acceptance.stack !== '' && acceptance.stack !== finding.stack) return false;
  return [finding.address, blockOf(finding.address), finding.constructPath].some(
    (path) => path === acceptance.at || path.startsWith(`${acceptance.at}/`),
  );
}

function withoutModules(address: string): string {
  return address.replace(/^(?:module\.[\w-]+\.)+/, '');
}
