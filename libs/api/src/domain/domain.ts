import type { IBucket, Problem } from '@archway/core';
import { notMatching } from '@archway/core';

/** A name of one's own for an API. */
export interface ApiDomain {
  readonly domainName: string;
  /** ARN of a certificate of this region. */
  readonly certificateArn: string;

  /**
   * What comes before the routes in the path.
   *
   * @default - nothing
   */
  readonly basePath?: string;

  /**
   * The certificates of the authorities whose clients are let in.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
   * @default - clients need no certificate
   */
  readonly mutualTls?: TrustStore;
}

export interface TrustStore {
  readonly bucket: IBucket;
  readonly key: string;

  /**
   * The version of the object, where the bucket is versioned.
   *
   * @default - the latest when the domain was last changed
   */
  readonly version?: string;
}

/** What API Gateway would refuse of a name. */
export function domainProblems(domain: ApiDomain | undefined): readonly Problem[] {
  return [
    notMatching(
      'domain.domainName',
      domain?.domainName,
      /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
      'a name in lower case such as api.example.com',
    ),
  ];
}

/** Where the authorities' certificates are, as API Gateway reads it. */
export function trustStoreOf({ mutualTls }: ApiDomain) {
  return (
    mutualTls && {
      truststoreUri: `s3://${mutualTls.bucket.bucketName}/${mutualTls.key}`,
      truststoreVersion: mutualTls.version,
    }
  );
}
