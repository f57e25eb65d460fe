import type { IGrantable, IKey, ISecurityGroupRef, PolicyStatement, Problem } from '@archway/core';
import { dependOn, notMatching, notWhole, problemIf, rejectProps } from '@archway/core';
import { LaunchTemplate as LaunchTemplateResource } from '@cdktf/provider-aws/lib/launch-template';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { MachineRole } from './machine-role';

/** Which image machines start from. */
export type MachineImage =
  | {
      /** Such as `ami-0123456789abcdef0`. */
      readonly amiId: string;
    }
  | {
      /**
       * A parameter of Systems Manager that holds the id, such as
       * `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64`. EC2 reads it when a machine starts.
       */
      readonly ssmParameter: string;
    };

export interface LaunchTemplateProps {
  readonly image: MachineImage;

  /**
   * @default 't4g.nano'
   */
  readonly instanceType?: string;

  /** What machines reach and who reaches them: at least one. */
  readonly securityGroups: readonly ISecurityGroupRef[];

  /**
   * The size of the root volume in GiB, 1 to 65536.
   *
   * @default 8
   */
  readonly volumeGib?: number;

  /**
   * The name of the root volume's device.
   *
   * @default '/dev/xvda'
   */
  readonly rootDeviceName?: string;

  /**
   * The customer managed key of the root volume. Auto Scaling's role has to be allowed to use it.
   *
   * @default - the account's key for EBS
   */
  readonly encryptionKey?: IKey;

  /**
   * A script that runs at the first start.
   *
   * @default - none
   */
  readonly userData?: string;

  /**
   * Tags of the root volume, by which a snapshot policy or a backup plan selects it.
   *
   * @default - those of the provider
   */
  readonly volumeTags?: Readonly<Record<string, string>>;
}

/**
 * How machines are started: metadata by tokens alone, an encrypted volume, no public address, no key: people come in by
 * Session Manager.
 */
export class LaunchTemplate extends Construct implements IGrantable {
  readonly launchTemplateId: string;
  readonly latestVersion: string;
  /** What has to stand before a machine starts. */
  readonly dependencies: readonly IDependable[];
  private readonly role: MachineRole;

  constructor(scope: Construct, id: string, props: LaunchTemplateProps) {
    super(scope, id);
    declaredProps.check(this, 'LaunchTemplate', props);
    rejectProps(this, templateProblems(props));
    this.role = new MachineRole(this, 'Role');
    const template = new LaunchTemplateResource(this, 'Default', {
      imageId:
        'amiId' in props.image ? props.image.amiId : `resolve:ssm:${props.image.ssmParameter}`,
      instanceType: props.instanceType ?? 't4g.nano',
      iamInstanceProfile: { name: this.role.instanceProfileName },
      updateDefaultVersion: true,
      ebsOptimized: 'true',
      metadataOptions: {
        httpEndpoint: 'enabled',
        httpTokens: 'required',
        httpPutResponseHopLimit: 1,
      },
      monitoring: { enabled: true },
      networkInterfaces: [
        {
          associatePublicIpAddress: 'false',
          deleteOnTermination: 'true',
          securityGroups: props.securityGroups.map(({ securityGroupId }) => securityGroupId),
        },
      ],
      blockDeviceMappings: [
        {
          deviceName: props.rootDeviceName ?? '/dev/xvda',
          ebs: {
            encrypted: 'true',
            kmsKeyId: props.encryptionKey?.keyArn,
            volumeSize: props.volumeGib ?? 8,
            volumeType: 'gp3',
            deleteOnTermination: 'true',
          },
        },
      ],
      tagSpecifications: [
        { resourceType: 'instance', tags: { Name: this.node.path } },
        { resourceType: 'volume', tags: { Name: this.node.path, ...props.volumeTags } },
      ],
      userData: props.userData && Buffer.from(props.userData).toString('base64'),
    });
    dependOn(template, this.role.dependencies);
    this.launchTemplateId = template.id;
    this.latestVersion = `${template.latestVersion}`;
    this.dependencies = this.role.dependencies;
  }

  /** Allows machines to act. */
  addToIdentityPolicy(statement: PolicyStatement): void {
    this.role.addToIdentityPolicy(statement);
  }
}

function templateProblems(props: LaunchTemplateProps): readonly Problem[] {
  const { image } = props;
  return [
    'amiId' in image
      ? notMatching(
          'image.amiId',
          image.amiId,
          /^ami-[0-9a-f]{8,17}$/,
          'such as ami-0123456789abcdef0',
        )
      : notMatching(
          'image.ssmParameter',
          image.ssmParameter,
          /^\/?[a-zA-Z0-9_.-]+(\/[a-zA-Z0-9_.-]+)*$/,
          'the name of a parameter',
        ),
    notMatching(
      'instanceType',
      props.instanceType,
      /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/,
      'such as t4g.nano',
    ),
    problemIf(props.securityGroups.length === 0, 'securityGroups must be at least one, got none'),
    notWhole('volumeGib', props.volumeGib, 1, 65_536),
    notMatching('rootDeviceName', props.rootDeviceName, /^\/dev\/[a-z0-9]+$/, 'such as /dev/xvda'),
  ];
}
