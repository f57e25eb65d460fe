import { environmentOf, reject } from '@archway/core';
import type { AliasDestination, AliasRecord, IAliasTarget } from './alias-target';
import { websiteEndpoint } from './s3-website';

/**
 * The zone of every CloudFront distribution, and of edge-optimized APIs.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html
 */
export const CLOUDFRONT_HOSTED_ZONE_ID = 'Z2FDTNDATAQYW2';

/**
 * The zone of every accelerator.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/global_accelerator.html
 */
const GLOBAL_ACCELERATOR_HOSTED_ZONE_ID = 'Z2BJ6XQ5FK7U4H';

const ADDRESSES = ['A', 'AAAA'];

/** Something of AWS that has a name and a zone of its own. */
export interface AliasAttributes {
  readonly dnsName: string;
  readonly hostedZoneId: string;
}

/** A website that S3 serves from a bucket. */
export interface S3WebsiteAttributes {
  /** The record's own name: S3 finds the bucket by it. */
  readonly bucketName: string;

  /**
   * Where the bucket is.
   *
   * @default - the region of the stack
   */
  readonly region?: string;
}

/** A record that another can be an alias of. */
export interface AliasedRecord extends AliasRecord {
  readonly hostedZoneId: string;
}

/** What records can be aliases of, where no construct stands for it. */
export class AliasTarget {
  /** A distribution that others deploy, by its domain name such as `d111111abcdef8.cloudfront.net`. */
  static cloudFront(attributes: { readonly dnsName: string }): IAliasTarget {
    return fixed({
      dnsName: attributes.dnsName,
      hostedZoneId: CLOUDFRONT_HOSTED_ZONE_ID,
      evaluateTargetHealthAllowed: false,
      recordTypes: [...ADDRESSES, 'HTTPS'],
    });
  }

  /** An application, network or classic load balancer. Its health is that of the targets behind it. */
  static loadBalancer(attributes: AliasAttributes): IAliasTarget {
    return service(attributes);
  }

  /** The domain name of an API, regional or edge-optimized: the latter is a distribution. */
  static apiGateway(attributes: AliasAttributes): IAliasTarget {
    return service(attributes);
  }

  static globalAccelerator(attributes: { readonly dnsName: string }): IAliasTarget {
    return service({ ...attributes, hostedZoneId: GLOBAL_ACCELERATOR_HOSTED_ZONE_ID });
  }

  /** An interface endpoint of a VPC. */
  static vpcEndpoint(attributes: AliasAttributes): IAliasTarget {
    return service(attributes);
  }

  /** A website of S3. The bucket has to have the record's name. */
  static s3Website({ bucketName, region }: S3WebsiteAttributes): IAliasTarget {
    return {
      bindAlias: (record) =>
        websiteEndpoint(record, bucketName, region ?? environmentOf(record).region),
    };
  }

  /** A record of the same zone and type. */
  static recordSet(target: AliasedRecord): IAliasTarget {
    return { bindAlias: (record) => sameZone(record, target) };
  }
}

function fixed(destination: AliasDestination): IAliasTarget {
  return { bindAlias: () => destination };
}

function service({ dnsName, hostedZoneId }: AliasAttributes): IAliasTarget {
  return fixed({
    dnsName,
    hostedZoneId,
    evaluateTargetHealthAllowed: hostedZoneId !== CLOUDFRONT_HOSTED_ZONE_ID,
    recordTypes: ADDRESSES,
  });
}

function sameZone(record: AliasRecord, target: AliasedRecord): AliasDestination {
  const zoneOf = (record as Partial<AliasedRecord>).hostedZoneId;
  reject(`${record.constructor.name} '${record.node.path}'`, [
    zoneOf === undefined || zoneOf === target.hostedZoneId
      ? undefined
      : `alias must be of a record of the same zone, got ${target.node.path}`,
  ]);
  return {
    dnsName: target.recordName,
    hostedZoneId: target.hostedZoneId,
    evaluateTargetHealthAllowed: true,
    recordTypes: [target.recordType],
  };
}
