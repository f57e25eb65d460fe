import { readBack, testApp } from '@archway/testing';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
// #region example
import { AwsStack, Role } from '@archway/core';
import { Bucket } from '@archway/storage';
import type { Construct } from 'constructs';

class Photos extends AwsStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, { accountId: '111122223333', region: 'eu-central-1', stage: 'dev' });
    const uploads = new Bucket(this, 'Uploads', {
      lifecycleRules: [
        { id: 'forget-old-versions', noncurrentVersionExpirationDays: 30 },
        { id: 'archive', transitions: [{ storageClass: 'GLACIER_IR', days: 90 }] },
      ],
    });
    const reader = new Role(this, 'Reader', { assumedBy: 'lambda.amazonaws.com' });
    uploads.grantRead(reader, 'upload/');
  }
}
// #endregion

it('deploys a bucket and a role that may read part of it', () => {
  const stack = readBack(new Photos(testApp(), 'photos'));
  expect(JSON.parse(stack.only(IamRolePolicy)['policy']).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:GetObjectVersion'],
      Resource: '${aws_s3_bucket.Uploads.arn}/upload/*',
    },
  ]);
});
