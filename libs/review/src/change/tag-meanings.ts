import { isObject, type ResourceChange } from '@archway/terraform';
import type { Meaning } from '../review/review';
import { differences } from './difference';
import type { SelectingTags } from './selecting-tags';

/** A tag that something selects by is no label: what changes when it does is told. */
export function tagMeanings(
  change: ResourceChange,
  { selecting }: { readonly selecting: SelectingTags },
): readonly Meaning[] {
  if (change.action !== 'update' && change.action !== 'replace') return [];
  const [before, after] = [change.before?.['tags'], change.after?.['tags']];
  return [...selecting].flatMap(([key, by]) => {
    const from = isObject(before) ? before[key] : undefined;
    const to = isObject(after) ? after[key] : undefined;
    const [difference] = differences(from, to);
    if (difference === undefined) return [];
    const text = `tag ${key} ${goes(difference.before, difference.after)}, and ${by} selects by it`;
    const topic = by.startsWith('aws_iam') || by.includes('policy') ? 'permissions' : 'backup';
    return [{ topic, address: change.address, sign: 'changed' as const, text, explains: [] }];
  });
}

function goes(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `is added as ${after ?? ''}`;
  return after === undefined ? `goes, which was ${before}` : `goes from ${before} to ${after}`;
}
