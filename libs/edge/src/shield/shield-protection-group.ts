import { ShieldProtectionGroup as ShieldProtectionGroupResource } from '@cdktf/provider-aws/lib/shield-protection-group';
import { dependOn, notOneOf, physicalName, problemIf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { IShieldProtection } from './shield-protection';

/** The types of resources that a group can take whole. */
export const SHIELD_RESOURCE_TYPES = [
  'APPLICATION_LOAD_BALANCER',
  'CLASSIC_LOAD_BALANCER',
  'CLOUDFRONT_DISTRIBUTION',
  'ELASTIC_IP_ALLOCATION',
  'GLOBAL_ACCELERATOR',
  'ROUTE_53_HOSTED_ZONE',
] as const;

export type ShieldResourceType = (typeof SHIELD_RESOURCE_TYPES)[number];

export interface ShieldProtectionGroupProps {
  /**
   * What belongs to the group: everything that is protected, everything of a type, or these.
   *
   * @default 'ALL'
   */
  readonly members?:
    | 'ALL'
    | { readonly resourceType: ShieldResourceType }
    | { readonly protections: readonly IShieldProtection[] };

  /**
   * How the members' traffic is put together: `SUM` where they share it evenly (nodes behind one name), `MEAN` where it
   * is alike, `MAX` where they do not share it.
   *
   * @see https://docs.aws.amazon.com/waf/latest/developerguide/ddos-protection-groups.html
   */
  readonly aggregation: 'MAX' | 'MEAN' | 'SUM';
}

/** AWS API "CreateProtectionGroup": https://docs.aws.amazon.com/waf/latest/DDOSAPIReference/API_CreateProtectionGroup.html */
const LONGEST_ID = 36;
const MOST_MEMBERS = 10_000;

/** Protected resources that Shield Advanced looks at as one. */
export class ShieldProtectionGroup extends Construct {
  constructor(scope: Construct, id: string, props: ShieldProtectionGroupProps) {
    super(scope, id);
    declaredProps.check(this, 'ShieldProtectionGroup', props);
    const { members = 'ALL', aggregation } = props;
    const protections =
      typeof members === 'object' && 'protections' in members ? members.protections : undefined;
    const resourceType =
      typeof members === 'object' && 'resourceType' in members ? members.resourceType : undefined;
    rejectProps(this, [
      notOneOf('aggregation', aggregation, ['MAX', 'MEAN', 'SUM']),
      notOneOf('members.resourceType', resourceType, SHIELD_RESOURCE_TYPES),
      problemIf(
        protections !== undefined && (protections.length < 1 || protections.length > MOST_MEMBERS),
        `members.protections must be 1 to ${MOST_MEMBERS}, got ${protections?.length}`,
      ),
    ]);
    const group = new ShieldProtectionGroupResource(this, 'Default', {
      protectionGroupId: physicalName(this, LONGEST_ID),
      aggregation,
      pattern: members === 'ALL' ? 'ALL' : resourceType ? 'BY_RESOURCE_TYPE' : 'ARBITRARY',
      resourceType,
      members: protections?.map(({ resourceArn }) => resourceArn),
    });
    // A member has to be protected before it can belong to a group.
    if (protections) dependOn(group, protections);
  }
}
