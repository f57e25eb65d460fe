import { blocksOf, isList, isObject, isUnknown, textOf, type Value } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { isPartlyRead } from '../estate/partly-read';

/** What Amazon Data Lifecycle Manager can target. */
export type SnapshotTarget = 'VOLUME' | 'INSTANCE';

/** Resources that start instances, make volumes or add tags at run time, with tags that Terraform may not show. */
const MAKERS =
  /^aws_(launch_(template|configuration)|autoscaling_group|spot_|ec2_fleet|ec2_tag|eks_|ecs_service|batch_compute|emr_|elastic_beanstalk_|opsworks_|cloudformation_|imagebuilder_)/;

/**
 * Whether target tags match what a configuration declares. One tag is enough.
 *
 * @returns undefined where a tag or a resource is not known, or nothing that could be tagged is declared
 */
export function matchesAny(
  estate: Estate,
  policy: Subject,
  target: SnapshotTarget,
  wanted: Value | undefined,
): { readonly matches: boolean | undefined; readonly candidates: number } {
  const types = target === 'VOLUME' ? ['aws_ebs_volume', 'aws_instance'] : ['aws_instance'];
  const candidates = estate.all(...types).filter((each) => !isInOtherRegion(policy, each));
  const answers = [
    ...candidates.flatMap((each) => tagsOf(each, target).map((tags) => fits(wanted, tags))),
    ...(candidates.some(isFromTemplate) || isPartial(estate) ? [undefined] : []),
  ];
  const matches = answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
  return { matches, candidates: candidates.length };
}

function isPartial(estate: Estate): boolean {
  return estate.matching(MAKERS).length > 0 || isPartlyRead(estate);
}

function isFromTemplate({ attributes: { launch_template: template } }: Subject): boolean {
  return isList(template) ? template.length > 0 : isStated(template);
}

function isInOtherRegion(one: Subject, other: Subject): boolean {
  const [here, there] = [one.resource.region, other.resource.region];
  return here !== undefined && there !== undefined && here !== there;
}

/** Every set of tags that the resource may have. An instance's own tags do not reach its volumes. */
function tagsOf(subject: Subject, target: SnapshotTarget): readonly (Value | undefined)[] {
  const { attributes, configuration, type } = subject;
  // Which provider a resource in a module takes is not always known, so those of all count.
  const defaults = configuration.providers
    .filter(({ name }) => name === 'aws')
    .map(({ attributes: { default_tags: tags } }) => tags)
    .flatMap((tags) => (isUnknown(tags) ? [tags] : blocksOf(tags).map((block) => block['tags'])));
  if (type === 'aws_ebs_volume' || target === 'INSTANCE') {
    return [...defaults, attributes['tags'], attributes['tags_all']];
  }
  const disks = [attributes['root_block_device'], attributes['ebs_block_device']];
  return [
    ...defaults,
    attributes['volume_tags'],
    ...disks.filter((disk) => isUnknown(disk)),
    ...disks.flatMap(blocksOf).flatMap((disk) => [disk['tags'], disk['tags_all']]),
  ];
}

function fits(wanted: Value | undefined, tags: Value | undefined): boolean | undefined {
  if (!isStated(tags)) return false;
  if (!isObject(wanted) || !isObject(tags)) return undefined;
  let answer: boolean | undefined = false;
  for (const [key, value] of Object.entries(wanted)) {
    const actual = tags[key];
    if (actual === undefined || actual === null) continue;
    const [has, wants] = [textOf(actual), textOf(value)];
    if (has === undefined || wants === undefined) answer = undefined;
    else if (has === wants) return true;
  }
  return answer;
}
