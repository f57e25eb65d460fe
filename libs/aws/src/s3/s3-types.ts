import type { ResourceType } from '../resource-type/resource-type';
import { s3AccessPoint } from './access-point';
import { s3Bucket } from './bucket';
import { s3BucketAcl } from './bucket-acl';
import { s3BucketCorsConfiguration } from './bucket-cors-configuration';
import { s3BucketLifecycleConfiguration } from './bucket-lifecycle-configuration';
import { s3BucketLogging } from './bucket-logging';
import { s3BucketNotification } from './bucket-notification';
import { s3BucketObjectLockConfiguration } from './bucket-object-lock-configuration';
import { s3BucketPolicy } from './bucket-policy';
import { s3BucketPublicAccessBlock } from './bucket-public-access-block';
import { s3BucketReplicationConfiguration } from './bucket-replication-configuration';
import { s3BucketVersioning } from './bucket-versioning';
import { s3DirectoryBucket } from './directory-bucket';
import { s3Object } from './object';
import { s3controlAccessPointPolicy } from './access-point-policy';
import { s3tablesTable } from './s3tables-table';
import { s3tablesTableBucket } from './s3tables-table-bucket';
import { s3BucketServerSideEncryptionConfiguration } from './bucket-server-side-encryption-configuration';
import { s3BucketOwnershipControls } from './bucket-ownership-controls';
import { s3BucketWebsiteConfiguration } from './bucket-website-configuration';
import { s3BucketAccelerateConfiguration } from './bucket-accelerate-configuration';
import { s3BucketRequestPaymentConfiguration } from './bucket-request-payment-configuration';
import { s3controlObjectLambdaAccessPointPolicy } from './s3control-object-lambda-access-point-policy';
import { s3tablesTableBucketPolicy } from './s3tables-table-bucket-policy';

export const S3: readonly ResourceType[] = [
  s3AccessPoint,
  s3Bucket,
  s3BucketAcl,
  s3BucketCorsConfiguration,
  s3BucketLifecycleConfiguration,
  s3BucketLogging,
  s3BucketNotification,
  s3BucketObjectLockConfiguration,
  s3BucketPolicy,
  s3BucketPublicAccessBlock,
  s3BucketReplicationConfiguration,
  s3BucketVersioning,
  s3DirectoryBucket,
  s3Object,
  s3controlAccessPointPolicy,
  s3tablesTable,
  s3tablesTableBucket,
  s3BucketServerSideEncryptionConfiguration,
  s3BucketOwnershipControls,
  s3BucketWebsiteConfiguration,
  s3BucketAccelerateConfiguration,
  s3BucketRequestPaymentConfiguration,
  s3controlObjectLambdaAccessPointPolicy,
  s3tablesTableBucketPolicy,
];
