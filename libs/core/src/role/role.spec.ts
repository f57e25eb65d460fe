import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { synth } from '@archway/testing';
import { Role } from './role';

it('is a role without a policy until it is granted something', () => {
  const stack = synth((scope) => {
    new Role(scope, 'Worker', { assumedBy: 'lambda.amazonaws.com' });
  });
  expect(stack.inventory).toEqual({ aws_iam_role: 1 });
  expect(stack.addresses).toEqual(['aws_iam_role.Worker']);
});

it('collects everything that it is granted in one policy', () => {
  const stack = synth((scope) => {
    const role = new Role(scope, 'Worker', { assumedBy: 'lambda.amazonaws.com' });
    role.addToIdentityPolicy({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::a/*'] });
    role.addToIdentityPolicy({ actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:::b'] });
  });
  const policy = stack.only(IamRolePolicy);
  expect(policy.role).toBe('${aws_iam_role.Worker.name}');
  expect(JSON.parse(policy.policy).Statement).toEqual([
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' },
    { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:::b' },
  ]);
});

it('can be taken on only by its service, under the conditions given', () => {
  const role = synth((scope) => {
    new Role(scope, 'Worker', {
      assumedBy: 'lambda.amazonaws.com',
      assumeConditions: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    });
  }).only(IamRole);
  expect(JSON.parse(role.assume_role_policy).Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    },
  ]);
});

it.each([3_600, 43_200])('accepts sessions of %d seconds', (maxSessionDurationSeconds) => {
  const role = synth((scope) => {
    new Role(scope, 'Worker', { assumedBy: 'ec2.amazonaws.com', maxSessionDurationSeconds });
  }).only(IamRole);
  expect(role.max_session_duration).toBe(maxSessionDurationSeconds);
});

it.each([3_599, 43_201])('refuses sessions of %d seconds', (maxSessionDurationSeconds) => {
  expect(() =>
    synth((scope) => {
      new Role(scope, 'Worker', { assumedBy: 'ec2.amazonaws.com', maxSessionDurationSeconds });
    }),
  ).toThrow(
    `Role 'test/Worker': maxSessionDurationSeconds must be a whole number between 3600 and 43200, got ${maxSessionDurationSeconds}`,
  );
});

it('refuses a principal that is no service', () => {
  expect(() =>
    synth((scope) => {
      new Role(scope, 'Worker', { assumedBy: 'lambda' });
    }),
  ).toThrow('assumedBy must be a service principal such as lambda.amazonaws.com, got "lambda"');
});
