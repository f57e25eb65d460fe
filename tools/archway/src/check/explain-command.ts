import { GROUPS, pageOf, RULES } from '@archway/checks';
import type { Terminal } from '../cli/terminal';
import { UsageError } from '../usage-error/usage-error';
import { unknownRules } from './rules-named';

/**
 * `archway explain`: prints the page of a rule, or lists all rules.
 *
 * @throws UsageError for a rule that does not exist
 */
export function explainCommand(id: string | undefined, terminal: Terminal): number {
  if (id === undefined) {
    terminal.out(listOfRules());
    return 0;
  }
  const rule = RULES.find((each) => each.id === id);
  if (rule === undefined) throw new UsageError(unknownRules([id]));
  terminal.out(pageOf(rule));
  return 0;
}

/** Every rule with its title, by the chapters of the documentation. */
function listOfRules(): string {
  const width = Math.max(...RULES.map(({ id }) => id.length));
  return Object.entries(GROUPS)
    .map(([group, title]) => [
      title,
      ...RULES.filter((rule) => rule.group === group).map(
        (rule) => `  ${rule.id.padEnd(width)}  ${rule.title}`,
      ),
    ])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}
