import { environmentOf, rejectProps, Role } from '@archway/core';
import { DlmLifecyclePolicy } from '@cdktf/provider-aws/lib/dlm-lifecycle-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Construct } from 'constructs';
import { renderTiming } from './snapshot-policy';
import type { ImagePolicyProps } from './snapshot-policy-props';
import { imagePolicyProblems } from './snapshot-problems';

/**
 * Makes images of tagged instances by schedule, deprecates and deletes them. `AmiCopy` and `ImagePipeline` copy images to
 * other regions: version 5 of the provider takes no target region here.
 *
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/ami-policy.html
 */
export class ImagePolicy extends Construct {
  readonly policyArn: string;

  constructor(scope: Construct, id: string, props: ImagePolicyProps) {
    super(scope, id);
    const { accountId, partition } = environmentOf(this);
    rejectProps(this, imagePolicyProblems(props));
    const role = new Role(this, 'Role', {
      assumedBy: 'dlm.amazonaws.com',
      assumeConditions: { StringEquals: { 'aws:SourceAccount': accountId } },
    });
    new IamRolePolicyAttachment(this, 'RolePolicy', {
      role: role.roleName,
      policyArn: `arn:${partition}:iam::aws:policy/service-role/AWSDataLifecycleManagerServiceRoleForAMIManagement`,
    });
    this.policyArn = new DlmLifecyclePolicy(this, 'Default', {
      // The API takes letters, digits, spaces, '_' and '-' only.
      description: (props.description ?? this.node.path).replace(/[^0-9A-Za-z _-]/g, ' '),
      executionRoleArn: role.roleArn,
      state: 'ENABLED',
      policyDetails: {
        policyType: 'IMAGE_MANAGEMENT',
        resourceTypes: ['INSTANCE'],
        targetTags: { ...props.targetTags },
        parameters: { noReboot: props.reboot !== true },
        schedule: props.schedules.map((schedule) => ({
          name: schedule.name,
          copyTags: schedule.copyTags ?? true,
          createRule: renderTiming(schedule.timing),
          retainRule: { count: schedule.keepImages },
          deprecateRule:
            schedule.deprecateAfterImages === undefined
              ? undefined
              : { count: schedule.deprecateAfterImages },
        })),
      },
    }).arn;
  }
}
