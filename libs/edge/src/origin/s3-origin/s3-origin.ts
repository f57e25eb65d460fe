import type { IBucket, Partition } from '@archway/core';
import { environmentOf, notMatching, onlyFrom, physicalName, problemIf } from '@archway/core';
import { CloudfrontOriginAccessControl } from '@cdktf/provider-aws/lib/cloudfront-origin-access-control';
import type { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { IDistribution } from '../../distribution/distribution-interface';
import { OriginBase } from '../origin-base';
import type { OriginOptions } from '../origin-options';

/** What viewers may do with objects, through the distribution. */
export type S3Access = 'read' | 'list' | 'write' | 'delete';

export interface S3OriginProps extends OriginOptions {
  /** Stays private: nobody but the distribution reads it from outside. */
  readonly bucket: IBucket;

  /**
   * The region of the bucket.
   *
   * @default - the stack's region
   */
  readonly bucketRegion?: string;

  /**
   * What the distribution may do. With `list`, S3 answers 404 for what is not there, without it 403. Writing needs a
   * behavior that allows all methods, and something in front that says who may.
   *
   * @default ['read']
   */
  readonly access?: readonly S3Access[];
}

const CLOUDFRONT = 'cloudfront.amazonaws.com';

const OBJECT_ACTIONS: Readonly<Record<Exclude<S3Access, 'list'>, string>> = {
  read: 's3:GetObject',
  write: 's3:PutObject',
  delete: 's3:DeleteObject',
};

/** What KMS has to do for S3, by what the distribution may do. */
const KEY_ACTIONS: Readonly<Record<S3Access, readonly string[]>> = {
  read: ['kms:Decrypt'],
  list: [],
  write: ['kms:Decrypt', 'kms:GenerateDataKey*'],
  delete: [],
};

/** A private bucket. CloudFront signs its requests, and the bucket and its key admit exactly the distributions that use it. */
export class S3Origin extends OriginBase {
  private readonly accessControlId: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: S3OriginProps,
  ) {
    super(scope, id, props);
    declaredProps.check(this, 'S3Origin', props);
    this.rejectOptions([
      notMatching(
        'bucketRegion',
        props.bucketRegion,
        /^[a-z]{2}(-[a-z]+)+-\d$/,
        'a region such as eu-central-1',
      ),
      problemIf(
        props.access !== undefined && props.access.length === 0,
        'access must name what the distribution may do, got []',
      ),
    ]);
    this.accessControlId = new CloudfrontOriginAccessControl(this, 'Default', {
      // What uses it lets go first: AWS refuses to delete what is in use.
      lifecycle: { createBeforeDestroy: true },
      name: physicalName(this, 64),
      originAccessControlOriginType: 's3',
      signingBehavior: 'always',
      signingProtocol: 'sigv4',
    }).id;
  }

  allowDistribution(distribution: IDistribution): void {
    const { bucket, access = ['read'] } = this.props;
    const conditions = onlyFrom(
      distribution.distributionArn,
      environmentOf(distribution).accountId,
    );
    const principals = { services: [CLOUDFRONT] };
    const actions = access.flatMap((each) => (each === 'list' ? [] : [OBJECT_ACTIONS[each]]));
    if (actions.length > 0) {
      bucket.addToResourcePolicy({
        principals,
        actions,
        resources: [`${bucket.bucketArn}/*`],
        conditions,
      });
    }
    if (access.includes('list')) {
      bucket.addToResourcePolicy({
        principals,
        actions: ['s3:ListBucket'],
        resources: [bucket.bucketArn],
        conditions,
      });
    }
    const keyActions = [...new Set(access.flatMap((each) => KEY_ACTIONS[each]))];
    if (keyActions.length > 0) {
      bucket.encryptionKey?.addToResourcePolicy({
        principals,
        actions: keyActions,
        resources: ['*'],
        conditions,
      });
    }
  }

  protected renderKind() {
    const { bucket, bucketRegion } = this.props;
    const { region, partition } = environmentOf(this);
    return {
      domainName: `${bucket.bucketName}.s3.${bucketRegion ?? region}.${suffixOf(partition)}`,
      originAccessControlId: this.accessControlId,
    };
  }
}

function suffixOf(partition: Partition): string {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}
