import { isUnknown, type Plan, type ResourceChange, type Value } from '@archway/terraform';
import type { AttributeChange } from '../review/review';
import { differences, type Difference, type Path } from './difference';
import { pathText } from './path-text';
import { withoutSecrets } from './secrets-by-name';
import type { SelectingTags } from './selecting-tags';
import { LATER } from './shown';

/** The attributes that change, with what can be passed over marked as such. */
export function attributesOf(
  change: ResourceChange,
  plan: Plan,
  selecting: SelectingTags,
): readonly AttributeChange[] {
  const written = plan.planned.find(change.address)?.attributes ?? {};
  const isComputed = ({ path, later }: Difference): boolean => {
    if (later === undefined || later.references.length > 0) return false;
    const stated = written[String(path[0])];
    // The plan's own mark: had the text said something of it, its words would stand here.
    return path.length > 1 || (isUnknown(stated) && stated.expression === LATER);
  };
  return differences(hidden(change.before), hidden(change.after))
    .filter((each) => !(each.before === undefined && isComputed(each)))
    .map((each) => attribute(each, change, noiseOf(each, isComputed(each), selecting)));
}

function hidden(values: ResourceChange['before']): Value | undefined {
  return values === undefined ? undefined : withoutSecrets(values);
}

function attribute(
  { path, before, after }: Difference,
  change: ResourceChange,
  noise: AttributeChange['noise'],
): AttributeChange {
  const forces = change.replacePaths.some((forcing) => isWithin(path, forcing));
  return {
    path: pathText(path),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(forces ? { forcesReplacement: true } : {}),
    ...(noise === undefined || forces ? {} : { noise }),
  };
}

function isWithin(path: Path, outer: Path): boolean {
  const shared = Math.min(path.length, outer.length);
  return path.slice(0, shared).every((part, at) => part === outer[at]);
}

function noiseOf(
  { path, reordered }: Difference,
  computed: boolean,
  selecting: SelectingTags,
): AttributeChange['noise'] {
  const [top, key] = path;
  if (top === 'tags' || top === 'tags_all') {
    if (key === undefined) return 'tags';
    // All tags are in tags_all, so that it only repeats what is told of tags.
    return top === 'tags' && selecting.has(String(key)) ? undefined : 'tags';
  }
  if (computed) return 'computed';
  return reordered === true ? 'reordered' : undefined;
}
