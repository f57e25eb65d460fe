import type { ResourceChange } from '@archway/terraform';
import { pathText } from './path-text';

const REASONS: Readonly<Record<string, string>> = {
  replace_because_tainted: 'an earlier apply failed half-way and left it tainted',
  replace_by_request: 'asked for with -replace',
  replace_by_triggers: 'something changes that replace_triggered_by names',
  delete_because_no_resource_config: 'no longer in the configuration',
  delete_because_no_module: 'its module is no longer in the configuration',
  delete_because_wrong_repetition: 'count or for_each was added to its block, or taken away',
  delete_because_count_index: 'count no longer reaches it',
  delete_because_each_key: 'for_each no longer has its key',
  delete_because_no_move_target: 'it was moved to where nothing is configured',
};

/** The deposed object of a resource that stands anew. */
export const LEFT_BEHIND = 'an earlier replacement failed and left it behind';

/** Why Terraform does it, in a reader's words; undefined where there is nothing to say. */
export function becauseOf(change: ResourceChange): string | undefined {
  if (change.deposed !== undefined) return LEFT_BEHIND;
  if (change.action === 'forget') return 'a removed block lets it go: it stays in AWS';
  if (change.action === 'replace' && change.replacePaths.length > 0) {
    const paths = [...new Set(change.replacePaths.map(pathText))];
    const named = REASONS[change.actionReason ?? ''];
    const cannot = `cannot change ${listed(paths)} in place`;
    return named === undefined ? cannot : `${named}; ${cannot}`;
  }
  return REASONS[change.actionReason ?? ''];
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
