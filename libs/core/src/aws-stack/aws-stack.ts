import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, S3Backend, TerraformStack, Token } from 'cdktf';
import type { Construct } from 'constructs';
import * as path from 'node:path';
import { declaredProps } from '../declared-props';
import type { AwsEnvironment, Partition } from '../environment/environment';
import { PARTITIONS, provideEnvironment } from '../environment/environment';
import { notMatching, notOneOf, problemIf, rejectProps, show } from '../validation/validation';

/** The AWS provider versions that the code stays inside: both majors that are in use. */
export const AWS_PROVIDER_VERSIONS = '>= 5.100.0, < 7.0.0';

/** State in S3, locked by S3 itself. */
export interface S3State {
  /** The bucket, which exists before the first deployment. */
  readonly bucket: string;
  /**
   * The region of the bucket.
   *
   * @default - the stack's region
   */
  readonly region?: string;
  /**
   * The key under which the state lies.
   *
   * @default '<stage>/<stack id>.tfstate'
   */
  readonly key?: string;
  /**
   * The customer managed key that encrypts the state.
   *
   * @default - the bucket's own encryption
   */
  readonly kmsKeyArn?: string;
}

export interface AwsStackProps {
  /** Twelve digits. Terraform refuses to act in any other account. */
  readonly accountId: string;

  /** Such as `eu-central-1`. */
  readonly region: string;

  /**
   * @default - read from the region: `aws-cn` for `cn-…`, `aws-us-gov` for `us-gov-…`, else `aws`
   */
  readonly partition?: Partition;

  /**
   * Zones in the order in which subnets are laid out. All belong to the region.
   *
   * @default - none
   */
  readonly availabilityZones?: readonly string[];

  /**
   * What this deployment is for, such as `dev` or `prod`: lower case letters, digits and hyphens, 1 to 20.
   */
  readonly stage: string;

  /**
   * Marks a stage whose data must not be lost: Terraform refuses a plan that destroys or replaces a queue, table, bucket,
   * key or whatever else holds data. `allowDestruction` lifts that for one construct.
   *
   * @default false
   */
  readonly production?: boolean;

  /**
   * Tags on everything that can have tags, besides `Stage` and `Stack`.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;

  /**
   * Where Terraform keeps its state.
   *
   * @default - a file beside the app's `cdktf.json`
   */
  readonly state?: S3State;
}

/**
 * A stack in one account and region, both said here and never looked up, so that a plan needs no credentials.
 *
 * Wrong props are refused with one error that names them all.
 */
export class AwsStack extends TerraformStack implements AwsEnvironment {
  readonly accountId: string;
  readonly region: string;
  readonly partition: Partition;
  readonly availabilityZones: readonly string[];
  readonly stage: string;
  readonly production: boolean;
  readonly provider: AwsProvider;

  constructor(scope: Construct, id: string, props: AwsStackProps) {
    super(scope, id);
    declaredProps.check(this, 'AwsStack', props);
    const { accountId, region, availabilityZones = [], stage } = props;
    rejectProps(this, [
      notMatching('accountId', accountId, /^\d{12}$/, 'twelve digits'),
      notMatching('region', region, /^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as eu-central-1'),
      notOneOf('partition', props.partition, PARTITIONS),
      notMatching(
        'stage',
        stage,
        /^[a-z0-9-]{1,20}$/,
        'lower case letters, digits and hyphens, at most 20',
      ),
      ...availabilityZones.map((zone) =>
        problemIf(
          !Token.isUnresolved(zone) && !zone.startsWith(region),
          `availabilityZones must belong to ${region}, got ${show(zone)}`,
        ),
      ),
    ]);
    this.accountId = accountId;
    this.region = region;
    this.partition = props.partition ?? partitionOf(region);
    this.availabilityZones = availabilityZones;
    this.stage = stage;
    this.production = props.production ?? false;
    provideEnvironment(this, {
      accountId,
      region,
      partition: this.partition,
      availabilityZones,
      stage,
      production: this.production,
    });
    this.provider = new AwsProvider(this, 'aws', {
      region,
      allowedAccountIds: [accountId],
      defaultTags: [{ tags: { ...props.tags, Stage: stage, Stack: id } }],
    });
    // The bindings say 'aws', which OpenTofu reads as a provider of its own registry and upgrades at every init.
    this.addOverride('terraform.required_providers.aws.source', 'hashicorp/aws');
    this.addOverride('terraform.required_providers.aws.version', AWS_PROVIDER_VERSIONS);
    this.keepState(props.state);
  }

  private keepState(state: S3State | undefined): void {
    const id = this.node.id;
    if (state === undefined) {
      new LocalBackend(this, { path: localStatePath(this) });
      return;
    }
    new S3Backend(this, {
      bucket: state.bucket,
      key: state.key ?? `${this.stage}/${id}.tfstate`,
      region: state.region ?? this.region,
      encrypt: true,
      ...(state.kmsKeyArn === undefined ? {} : { kmsKeyId: state.kmsKeyArn }),
    });
    this.addOverride('terraform.backend.s3.use_lockfile', true);
  }
}

/** Terraform runs in the stack's own folder; the state lies beside `cdktf.json`, where no synthesis deletes it. */
function localStatePath(stack: TerraformStack): string {
  const app = App.of(stack);
  const folder = path.resolve(app.outdir, 'stacks', stack.node.id);
  return path
    .relative(folder, path.resolve(`terraform.${stack.node.id}.tfstate`))
    .split(path.sep)
    .join('/');
}

function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
