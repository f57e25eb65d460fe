import { AutoScalingGroup, ImagePipeline, LaunchTemplate, SnapshotPolicy } from '@archway/recovery';
import { Construct } from 'constructs';
import type { RecoveryConfig } from '../config/config';
import type { SiteNetwork } from './site-network';

/** Raise it with every change of what the image holds. */
const IMAGE_VERSION = '1.0.0';

const SNAPSHOTS = { snapshots: 'bastion' };

/** A machine from which people reach the database: no key, no open port, an image that is built, tested and copied. */
export class Bastion extends Construct {
  readonly images: ImagePipeline;

  constructor(scope: Construct, id: string, network: SiteNetwork, config: RecoveryConfig) {
    super(scope, id);
    const launchTemplate = new LaunchTemplate(this, 'Template', {
      image: {
        ssmParameter: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
      },
      securityGroups: [network.machines],
      volumeTags: SNAPSHOTS,
    });
    new AutoScalingGroup(this, 'Machines', {
      launchTemplate,
      subnets: network.app,
      replaceAfterDays: 30,
    });
    this.images = new ImagePipeline(this, 'Images', {
      version: IMAGE_VERSION,
      components: {
        client: {
          build: ['dnf install -y postgresql16 amazon-efs-utils'],
          test: ['psql --version'],
        },
      },
      distributions: [
        { region: config.primary.region, launchTemplateId: launchTemplate.launchTemplateId },
        { region: config.standby.region },
      ],
    });
    new SnapshotPolicy(this, 'Snapshots', {
      targetTags: SNAPSHOTS,
      schedules: [
        {
          name: 'Daily',
          timing: { everyHours: 24 },
          retention: { count: 7 },
          copies: [{ region: config.standby.region, retainDays: 7 }],
        },
      ],
    });
  }
}
