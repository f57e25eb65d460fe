import { AwsStack, Key } from '@archway/core';
import { itPlans, planOffline, synth, testApp } from '@archway/testing';
import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { ImagebuilderComponent } from '@cdktf/provider-aws/lib/imagebuilder-component';
import { ImagebuilderDistributionConfiguration } from '@cdktf/provider-aws/lib/imagebuilder-distribution-configuration';
import { ImagebuilderImagePipeline } from '@cdktf/provider-aws/lib/imagebuilder-image-pipeline';
import { ImagebuilderImageRecipe } from '@cdktf/provider-aws/lib/imagebuilder-image-recipe';
import { ImagebuilderInfrastructureConfiguration } from '@cdktf/provider-aws/lib/imagebuilder-infrastructure-configuration';
import { LaunchTemplate as LaunchTemplateResource } from '@cdktf/provider-aws/lib/launch-template';
import type { AutoScalingGroupProps, ImagePipelineProps, LaunchTemplateProps } from '../index';
import { AutoScalingGroup, ImagePipeline, LaunchTemplate } from '../index';

const SECURITY_GROUPS = [{ securityGroupId: 'sg-1' }];
const IMAGE: ImagePipelineProps = {
  version: '1.0.0',
  components: { tools: { build: ['dnf install -y jq'], test: ['jq --version'] } },
};

const pipelineWith = (props: Partial<ImagePipelineProps> = {}) =>
  synth((stack) => {
    new ImagePipeline(stack, 'Images', { ...IMAGE, ...props });
  });

it('builds and tests encrypted images, and deletes old ones', () => {
  const stack = pipelineWith();
  expect(stack.inventory).toEqual({
    aws_imagebuilder_component: 1,
    aws_imagebuilder_image_recipe: 1,
    aws_imagebuilder_infrastructure_configuration: 1,
    aws_imagebuilder_distribution_configuration: 1,
    aws_imagebuilder_image_pipeline: 1,
    aws_imagebuilder_lifecycle_policy: 1,
    aws_iam_instance_profile: 1,
    aws_iam_role: 2, // the machine that builds, and the deletion
    aws_iam_role_policy_attachment: 3,
  });
  expect(stack.only(ImagebuilderImageRecipe)).toMatchObject({
    version: '1.0.0',
    parent_image: 'arn:aws:imagebuilder:eu-central-1:aws:image/amazon-linux-2023-arm64/x.x.x',
    block_device_mapping: [{ ebs: { encrypted: 'true', volume_type: 'gp3' } }],
  });
  expect(stack.only(ImagebuilderInfrastructureConfiguration)).toMatchObject({
    instance_metadata_options: { http_tokens: 'required', http_put_response_hop_limit: 1 },
    terminate_instance_on_failure: true,
  });
  expect(stack.only(ImagebuilderImagePipeline)).toMatchObject({
    image_tests_configuration: { image_tests_enabled: true, timeout_minutes: 60 },
    schedule: {
      pipeline_execution_start_condition: 'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE',
    },
  });
});

it('runs the commands of a component in its phase', () => {
  const { phases } = JSON.parse(pipelineWith().only(ImagebuilderComponent)['data']);
  expect(phases).toEqual([
    {
      name: 'build',
      steps: [
        { name: 'build', action: 'ExecuteBash', inputs: { commands: ['dnf install -y jq'] } },
      ],
    },
    {
      name: 'test',
      steps: [{ name: 'test', action: 'ExecuteBash', inputs: { commands: ['jq --version'] } }],
    },
  ]);
});

it('copies images to other regions, shares them and tells a launch template', () => {
  const stack = synth((scope) => {
    new ImagePipeline(scope, 'Images', {
      ...IMAGE,
      distributions: [
        {
          region: 'eu-west-1',
          encryptionKey: Key.fromKeyAttributes(scope, 'Key', { keyArn: 'arn:aws:kms:::key/1' }),
          shareWithAccountIds: ['444455556666'],
          launchTemplateId: 'lt-1',
        },
      ],
    });
  });
  const { distribution } = stack.only(ImagebuilderDistributionConfiguration);
  expect(distribution).toMatchObject([
    { region: 'eu-central-1' },
    {
      region: 'eu-west-1',
      ami_distribution_configuration: {
        kms_key_id: 'arn:aws:kms:::key/1',
        launch_permission: { user_ids: ['444455556666'] },
      },
      launch_template_configuration: [{ launch_template_id: 'lt-1', default: true }],
    },
  ]);
});

it.each<[Partial<ImagePipelineProps>, RegExp]>([
  [{ version: '1' }, /ImagePipeline 'test\/Images': version must be three numbers such as 1\.2\.3/],
  [{ components: {} }, /components must hold at least one/],
  [{ components: { a: {} } }, /components\.a must build or test something/],
  [{ components: { 'a b': { build: ['x'] } } }, /components must be named by letters/],
  [{ schedule: 'rate(1 day)' }, /schedule must be cron\(…\) that fires/],
  [{ schedule: 'cron(0 0 31 2 ?)' }, /schedule must be cron\(…\) that fires/],
  [{ testTimeoutMinutes: 59 }, /testTimeoutMinutes must be a whole number between 60 and 1440/],
  [{ subnet: { subnetId: 's' } }, /subnet and securityGroups must be given together/],
  [
    { distributions: [{ region: 'eu-west-1' }, { region: 'eu-west-1' }] },
    /distributions\[1\]\.region must not come twice/,
  ],
  [
    { distributions: [{ region: 'eu-west-1', shareWithAccountIds: ['444455556666'] }] },
    /distributions\[0\]\.encryptionKey must be given with shareWithAccountIds/,
  ],
])('fails for %j', (props, problem) => {
  expect(() => pipelineWith(props)).toThrow(problem);
});

it.each<Partial<ImagePipelineProps>>([
  { schedule: 'cron(0 0 ? * mon *)' },
  { schedule: 'cron(0 0 * * ?)' },
  { subnet: { subnetId: 's' }, securityGroups: SECURITY_GROUPS },
])('takes %j', (props) => {
  expect(() => pipelineWith(props)).not.toThrow();
});

const TEMPLATE: LaunchTemplateProps = {
  image: { amiId: 'ami-0123456789abcdef0' },
  securityGroups: SECURITY_GROUPS,
};

const machinesWith = (
  template: Partial<LaunchTemplateProps> = {},
  group: Partial<AutoScalingGroupProps> = {},
) =>
  synth((stack) => {
    const launchTemplate = new LaunchTemplate(stack, 'Template', { ...TEMPLATE, ...template });
    new AutoScalingGroup(stack, 'Machines', {
      launchTemplate,
      subnets: [{ subnetId: 'subnet-1' }],
      ...group,
    });
  });

it('starts machines that are encrypted, without a public address and with metadata by tokens', () => {
  const stack = machinesWith();
  expect(stack.inventory).toEqual({
    aws_launch_template: 1,
    aws_autoscaling_group: 1,
    aws_iam_role: 1,
    aws_iam_role_policy_attachment: 1, // Session Manager
    aws_iam_instance_profile: 1,
  });
  const template = stack.only(LaunchTemplateResource);
  expect(template).toMatchObject({
    image_id: 'ami-0123456789abcdef0',
    metadata_options: { http_tokens: 'required', http_put_response_hop_limit: 1 },
    network_interfaces: [{ associate_public_ip_address: 'false' }],
    block_device_mappings: [{ ebs: { encrypted: 'true' } }],
  });
  expect(template).not.toHaveProperty('key_name');
  expect(stack.only(AutoscalingGroup)).toMatchObject({ min_size: 1, max_size: 1 });
});

it('takes the image of a parameter, tags of volumes and a script', () => {
  const template = machinesWith({
    image: { ssmParameter: '/images/bastion' },
    volumeTags: { snapshot: 'daily' },
    userData: '#!/bin/sh',
  }).only(LaunchTemplateResource);
  expect(template).toMatchObject({
    image_id: 'resolve:ssm:/images/bastion',
    user_data: Buffer.from('#!/bin/sh').toString('base64'),
  });
  expect(JSON.stringify(template['tag_specifications'])).toContain('"snapshot":"daily"');
});

it('keeps no machine in a pilot light, and replaces machines after some days', () => {
  expect(
    machinesWith({}, { desiredCapacity: 0, replaceAfterDays: 7 }).only(AutoscalingGroup),
  ).toMatchObject({
    min_size: 0,
    desired_capacity: 0,
    max_size: 1,
    max_instance_lifetime: 604_800,
  });
});

it.each<[Partial<LaunchTemplateProps>, Partial<AutoScalingGroupProps>, RegExp]>([
  [{ image: { amiId: 'latest' } }, {}, /image\.amiId must be such as ami-/],
  [{ image: { ssmParameter: 'a b' } }, {}, /image\.ssmParameter must be the name/],
  [{ securityGroups: [] }, {}, /securityGroups must be at least one/],
  [{ instanceType: 'small' }, {}, /instanceType must be such as t4g\.nano/],
  [{}, { subnets: [] }, /subnets must be at least one/],
  [{}, { desiredCapacity: 2, maximumSize: 1 }, /desiredCapacity must not be above maximumSize/],
  [{}, { replaceAfterDays: 0 }, /replaceAfterDays must be a whole number between 1 and 365/],
])('fails for %j and %j', (template, group, problem) => {
  expect(() => machinesWith(template, group)).toThrow(problem);
});

itPlans('is what the real provider accepts', () => {
  const stack = new AwsStack(testApp(), 'images', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  const encryptionKey = new Key(stack, 'Key');
  const launchTemplate = new LaunchTemplate(stack, 'Template', { ...TEMPLATE, encryptionKey });
  new AutoScalingGroup(stack, 'Machines', {
    launchTemplate,
    subnets: [{ subnetId: 'subnet-1' }],
    replaceAfterDays: 7,
  });
  new ImagePipeline(stack, 'Images', {
    ...IMAGE,
    subnet: { subnetId: 'subnet-1' },
    securityGroups: SECURITY_GROUPS,
    distributions: [
      { region: 'eu-central-1', launchTemplateId: launchTemplate.launchTemplateId },
      { region: 'eu-west-1', encryptionKey, shareWithAccountIds: ['444455556666'] },
    ],
  });
  expect(planOffline(stack).inventory).toMatchObject({
    aws_imagebuilder_image_pipeline: 1,
    aws_launch_template: 1,
    aws_autoscaling_group: 1,
  });
});
