import type { IKey, ISecurityGroupRef, ISubnetRef } from '@archway/core';

/** A step of building or testing an image. */
export interface ImageComponent {
  /** Commands that install something, one after another. */
  readonly build?: readonly string[];

  /** Commands that fail where the image is not as it should be. */
  readonly test?: readonly string[];
}

/** A region that the image is copied to. */
export interface ImageDistribution {
  readonly region: string;

  /**
   * The customer managed key of that region.
   *
   * @default - the account's key for EBS
   */
  readonly encryptionKey?: IKey;

  /**
   * Accounts that may start machines from it. Only with a customer managed key, which they can be allowed to use.
   *
   * @default - this account alone
   */
  readonly shareWithAccountIds?: readonly string[];

  /**
   * A launch template of that region whose default version takes each new image.
   *
   * @default - none
   */
  readonly launchTemplateId?: string;
}

export interface ImagePipelineProps {
  /**
   * `1.2.3`. EC2 Image Builder never changes a recipe or component: raise it with every change of `components`, of the
   * parent image or of the volume.
   */
  readonly version: string;

  /**
   * What the image starts from: an ARN of EC2 Image Builder, or the id of an image.
   *
   * @default - Amazon Linux 2023 for Arm
   */
  readonly parentImage?: string;

  /** By names that stay. Each installs or tests something. */
  readonly components: Readonly<Record<string, ImageComponent>>;

  /**
   * `cron(…)` of EC2 Image Builder.
   *
   * @default - Sundays at midnight, if the parent image has changed
   */
  readonly schedule?: string;

  /**
   * The size of the root volume in GiB, 1 to 65536.
   *
   * @default 8
   */
  readonly volumeGib?: number;

  /**
   * The machine that builds.
   *
   * @default 't4g.small'
   */
  readonly instanceType?: string;

  /**
   * Where the machine that builds runs. It has to reach Systems Manager and what it installs from.
   *
   * @default - the default VPC of the account
   */
  readonly subnet?: ISubnetRef;

  /**
   * Required with `subnet`.
   *
   * @default - that of the default VPC
   */
  readonly securityGroups?: readonly ISecurityGroupRef[];

  /**
   * Where images are copied to. The pipeline's own region is among them, or is added.
   *
   * @default - the pipeline's own region
   */
  readonly distributions?: readonly ImageDistribution[];

  /**
   * How long tests may take, in minutes, 60 to 1440.
   *
   * @default 60
   */
  readonly testTimeoutMinutes?: number;

  /**
   * How many images of this version stay; older ones are deleted with their snapshots. 1 to 1000.
   *
   * @default 5
   */
  readonly keepImages?: number;
}
