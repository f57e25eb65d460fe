import { dependOn, environmentOf, physicalName, rejectProps, Role } from '@archway/core';
import { ImagebuilderComponent } from '@cdktf/provider-aws/lib/imagebuilder-component';
import { ImagebuilderDistributionConfiguration } from '@cdktf/provider-aws/lib/imagebuilder-distribution-configuration';
import { ImagebuilderImagePipeline } from '@cdktf/provider-aws/lib/imagebuilder-image-pipeline';
import { ImagebuilderImageRecipe } from '@cdktf/provider-aws/lib/imagebuilder-image-recipe';
import { ImagebuilderInfrastructureConfiguration } from '@cdktf/provider-aws/lib/imagebuilder-infrastructure-configuration';
import { ImagebuilderLifecyclePolicy } from '@cdktf/provider-aws/lib/imagebuilder-lifecycle-policy';
import { Construct } from 'constructs';
import { attachManagedPolicy } from '../managed-policy';
import { declaredProps } from '../declared-props';
import { MachineRole } from '../machine/machine-role';
import { componentDocument } from './component-document';
import type { ImageDistribution, ImagePipelineProps } from './image-pipeline-props';
import { imageProblems } from './image-problems';

/**
 * Builds, tests and copies machine images, and deletes old ones: encrypted, built by a machine that nobody logs in to and
 * that takes metadata by tokens alone.
 */
export class ImagePipeline extends Construct {
  readonly imagePipelineArn: string;
  /** What images have in the tag `Pipeline`. */
  readonly imagePipelineName: string;
  readonly imageRecipeArn: string;

  constructor(scope: Construct, id: string, props: ImagePipelineProps) {
    super(scope, id);
    declaredProps.check(this, 'ImagePipeline', props);
    rejectProps(this, imageProblems(props));
    const name = physicalName(this, 100);
    const recipe = this.addRecipe(name, props);
    this.imageRecipeArn = recipe.arn;
    const pipeline = new ImagebuilderImagePipeline(this, 'Default', {
      name,
      imageRecipeArn: recipe.arn,
      infrastructureConfigurationArn: this.addInfrastructure(name, props),
      distributionConfigurationArn: this.addDistributions(name, props.distributions ?? []),
      enhancedImageMetadataEnabled: true,
      imageTestsConfiguration: {
        imageTestsEnabled: true,
        timeoutMinutes: props.testTimeoutMinutes ?? 60,
      },
      schedule: {
        scheduleExpression: props.schedule ?? 'cron(0 0 ? * sun *)',
        pipelineExecutionStartCondition: 'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE',
      },
    });
    this.imagePipelineArn = pipeline.arn;
    this.imagePipelineName = name;
    this.deleteOldImages(name, props);
  }

  private addRecipe(name: string, props: ImagePipelineProps): ImagebuilderImageRecipe {
    const { partition, region } = environmentOf(this);
    const components = Object.entries(props.components).map(
      ([componentName, component]) =>
        new ImagebuilderComponent(this, `Component-${componentName}`, {
          name: `${name}-${componentName}`.slice(-128),
          platform: 'Linux',
          version: props.version,
          data: componentDocument(componentName, component),
        }),
    );
    return new ImagebuilderImageRecipe(this, 'Recipe', {
      name,
      version: props.version,
      parentImage:
        props.parentImage ??
        `arn:${partition}:imagebuilder:${region}:aws:image/amazon-linux-2023-arm64/x.x.x`,
      component: components.map(({ arn }) => ({ componentArn: arn })),
      blockDeviceMapping: [
        {
          deviceName: '/dev/xvda',
          ebs: {
            encrypted: 'true',
            volumeSize: props.volumeGib ?? 8,
            volumeType: 'gp3',
            deleteOnTermination: 'true',
          },
        },
      ],
      // A new version is made before the pipeline lets go of the old one.
      lifecycle: { createBeforeDestroy: true },
    });
  }

  private addInfrastructure(name: string, props: ImagePipelineProps): string {
    const role = new MachineRole(this, 'Builder', ['EC2InstanceProfileForImageBuilder']);
    const infrastructure = new ImagebuilderInfrastructureConfiguration(this, 'Infrastructure', {
      name,
      instanceProfileName: role.instanceProfileName,
      instanceTypes: [props.instanceType ?? 't4g.small'],
      instanceMetadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
      subnetId: props.subnet?.subnetId,
      securityGroupIds: props.securityGroups?.map(({ securityGroupId }) => securityGroupId),
      terminateInstanceOnFailure: true,
    });
    dependOn(infrastructure, role.dependencies);
    return infrastructure.arn;
  }

  private addDistributions(name: string, given: readonly ImageDistribution[]): string {
    const { region } = environmentOf(this);
    const all = given.some((each) => each.region === region) ? given : [{ region }, ...given];
    return new ImagebuilderDistributionConfiguration(this, 'Distributions', {
      name,
      distribution: all.map((each) => ({
        region: each.region,
        amiDistributionConfiguration: {
          name: `${name}-{{ imagebuilder:buildDate }}`,
          kmsKeyId: each.encryptionKey?.keyArn,
          amiTags: { Pipeline: name },
          ...(each.shareWithAccountIds === undefined
            ? {}
            : { launchPermission: { userIds: [...each.shareWithAccountIds] } }),
        },
        ...(each.launchTemplateId === undefined
          ? {}
          : {
              launchTemplateConfiguration: [
                { launchTemplateId: each.launchTemplateId, default: true },
              ],
            }),
      })),
    }).arn;
  }

  /** @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-lifecycle-prerequisites.html */
  private deleteOldImages(name: string, props: ImagePipelineProps): void {
    const { accountId } = environmentOf(this);
    const role = new Role(this, 'LifecycleRole', {
      assumedBy: 'imagebuilder.amazonaws.com',
      assumeConditions: { StringEquals: { 'aws:SourceAccount': accountId } },
    });
    const policy = attachManagedPolicy(
      this,
      'LifecycleRolePolicy',
      role,
      'service-role/EC2ImageBuilderLifecycleExecutionPolicy',
    );
    const lifecycle = new ImagebuilderLifecyclePolicy(this, 'Lifecycle', {
      name: name.slice(-128),
      executionRole: role.roleArn,
      resourceType: 'AMI_IMAGE',
      policyDetail: [
        {
          action: [{ type: 'DELETE', includeResources: [{ amis: true, snapshots: true }] }],
          filter: [{ type: 'COUNT', value: props.keepImages ?? 5 }],
        },
      ],
      resourceSelection: [{ recipe: [{ name, semanticVersion: props.version }] }],
    });
    dependOn(lifecycle, [policy]);
  }
}
