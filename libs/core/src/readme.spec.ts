import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { readBack, testApp } from '@archway/testing';
// #region example
import { AwsStack, Key, Role } from '@archway/core';
import type { Construct } from 'constructs';

class Vault extends AwsStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, { accountId: '111122223333', region: 'eu-central-1', stage: 'dev' });
    const key = new Key(this, 'Documents', { alias: 'documents' });
    const reader = new Role(this, 'Reader', { assumedBy: 'lambda.amazonaws.com' });
    key.grantDecrypt(reader);
  }
}
// #endregion

it('deploys a key and a role that may read what it protects', () => {
  const stack = readBack(new Vault(testApp(), 'vault'));
  expect(JSON.parse(stack.only(IamRolePolicy).policy).Statement).toEqual([
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '${aws_kms_key.Documents.arn}' },
  ]);
});
