import { isObject, type ResourceChange } from '@archway/terraform';
import { labelOf } from '../holds/label';
import type { Meaning } from '../review/review';
import { differences } from './difference';
import type { SelectingTags } from './selecting-tags';

/** A tag that something selects by is no label: what changes when it does is told. */
export function tagMeanings(
  changes: readonly ResourceChange[],
  selecting: SelectingTags,
): readonly Meaning[] {
  if (selecting.size === 0) return [];
  return changes
    .filter(({ action }) => action === 'update' || action === 'replace')
    .flatMap((change) => ofChange(change, selecting));
}

function ofChange(change: ResourceChange, selecting: SelectingTags): readonly Meaning[] {
  const [before, after] = [change.before?.['tags'], change.after?.['tags']].map((tags) =>
    isObject(tags) ? tags : {},
  );
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...keys].flatMap((key): readonly Meaning[] => {
    const by = selecting.get(key);
    const matter = by === undefined ? undefined : matterOf(by);
    const [difference] = differences(before?.[key], after?.[key]);
    if (difference === undefined || by === undefined || matter === undefined) return [];
    const text = `tag ${key} ${goes(difference.before, difference.after)}; ${by} selects by it`;
    return [
      {
        topic: matter === 'backup' ? 'backup' : 'permissions',
        address: change.address,
        sign: 'changed',
        text,
        explains: [],
        concern: {
          kind: matter,
          level: 'look',
          text: `${labelOf(change, change.before)}: ${text}`,
        },
      },
    ];
  });
}

/** What depends on the tag; undefined where that is not known. */
function matterOf(by: string): 'backup' | 'privilege' | undefined {
  if (/(?:^|\.)aws_(?:backup_selection|dlm_lifecycle_policy)\./.test(by)) return 'backup';
  return /(?:^|\.)aws_\w*policy\w*\.|(?:^|\.)aws_iam_/.test(by) ? 'privilege' : undefined;
}

function goes(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `is added as ${after ?? ''}`;
  return after === undefined ? `goes, which was ${before}` : `goes from ${before} to ${after}`;
}
