import { rejectProps } from '@archway/core';
import { DlmLifecyclePolicy } from '@cdktf/provider-aws/lib/dlm-lifecycle-policy';
import { Construct } from 'constructs';
import { describe, lifecycleRole } from './lifecycle-manager';
import { declaredProps } from '../declared-props';
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
    declaredProps.check(this, 'ImagePolicy', props);
    rejectProps(this, imagePolicyProblems(props));
    const role = lifecycleRole(this, 'AWSDataLifecycleManagerServiceRoleForAMIManagement');
    this.policyArn = new DlmLifecyclePolicy(this, 'Default', {
      description: describe(this, props.description),
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
