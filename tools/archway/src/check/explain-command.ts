import { pageOf, RULES } from '@archway/checks';
import type { Terminal } from '../cli/terminal';
import { UsageError } from '../usage-error/usage-error';

/**
 * `archway explain`: prints the page of a rule.
 *
 * @throws UsageError for a rule that does not exist
 */
export function explainCommand(id: string, terminal: Terminal): number {
  const rule = RULES.find((each) => each.id === id);
  if (rule === undefined) {
    throw new UsageError(
      `there is no rule ${id}; the rules are ${RULES.map((each) => each.id).join(', ')}`,
    );
  }
  terminal.out(pageOf(rule));
  return 0;
}
