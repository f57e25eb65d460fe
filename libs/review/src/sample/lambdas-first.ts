import type { Change } from '../review/review';
import { POLICY, ALARM, DEPLOYER, PREVIEW_ROLE } from './lambdas-places';
import { attributeOf, changeOf, meaningOf } from './sample-plan';

/** The changes that come first in the sample stack. */
export const FIRST_CHANGES: readonly Change[] = [
  changeOf({
    address: DEPLOYER[0],
    constructPath: DEPLOYER[1],
    kind: 'update',
    region: 'eu-west-1',
    attributes: [
      attributeOf(
        'policy',
        '{"Statement":[{"Action":["lambda:UpdateFunctionCode"],"Effect":"Allow","Resource":"arn:aws:lambda:eu-west-1:123456789012:function:lambdas-prod-*"}],"Version":"2012-10-17"}',
        '{"Statement":[{"Action":"*","Effect":"Allow","Resource":"*"}],"Version":"2012-10-17"}',
      ),
    ],
    meanings: [
      meaningOf(
        'permissions',
        DEPLOYER[0],
        'added',
        'role lambdas-prod-deployer may do everything (*) on everything (*)',
        {
          explains: ['policy'],
          concern: {
            kind: 'admin',
            level: 'stop',
            text: 'Role lambdas-prod-deployer may do everything in the account',
            details: ['trusted: repo:acme/archway:* by token.actions.githubusercontent.com'],
          },
        },
      ),
      meaningOf(
        'permissions',
        DEPLOYER[0],
        'removed',
        'role lambdas-prod-deployer may lambda:UpdateFunctionCode on function:lambdas-prod-*',
      ),
    ],
  }),
  changeOf({
    address: ALARM[0],
    constructPath: ALARM[1],
    kind: 'update',
    region: 'eu-west-1',
    attributes: [
      attributeOf(
        'alarm_actions[0]',
        'arn:aws:sns:eu-west-1:123456789012:lambdas-prod-alarms',
        undefined,
      ),
      attributeOf('threshold', '0', '25'),
    ],
    meanings: [
      meaningOf(
        'alarms',
        ALARM[0],
        'removed',
        'alarm lambdas-prod-mobile-dead-letters notifies topic lambdas-prod-alarms',
        {
          explains: ['alarm_actions'],
          concern: {
            kind: 'alarm',
            level: 'look',
            text: 'Alarm lambdas-prod-mobile-dead-letters no longer notifies anybody',
          },
        },
      ),
      meaningOf(
        'alarms',
        ALARM[0],
        'changed',
        'alarm lambdas-prod-mobile-dead-letters goes off above 25 messages, not above 0',
        { explains: ['threshold'] },
      ),
    ],
  }),
  changeOf({
    address: 'aws_lambda_function.Preview_Function_7A30F1C9',
    constructPath: 'lambdas-prod/Preview/Function/Default',
    kind: 'create',
    region: 'eu-west-1',
    attributes: [
      attributeOf('arn', undefined, '(known after apply)', { noise: 'computed' }),
      attributeOf('architectures[0]', undefined, 'arm64'),
      attributeOf('environment[0].variables.SIGNING_KEY', undefined, '(sensitive value)'),
      attributeOf('environment[0].variables.TARGET_BUCKET', undefined, '(known after apply)'),
      attributeOf('function_name', undefined, 'lambdas-prod-preview'),
      attributeOf('memory_size', undefined, '1769'),
      attributeOf('runtime', undefined, 'nodejs22.x'),
      attributeOf('timeout', undefined, '60'),
    ],
  }),
  changeOf({
    address: PREVIEW_ROLE,
    constructPath: 'lambdas-prod/Preview/Function/Role/Default',
    kind: 'create',
    attributes: [attributeOf('name', undefined, 'lambdas-prod-preview')],
    meanings: [
      meaningOf(
        'access',
        PREVIEW_ROLE,
        'added',
        'lambda.amazonaws.com may take role lambdas-prod-preview',
      ),
    ],
  }),
  changeOf({
    address: 'aws_s3_bucket.Originals',
    constructPath: 'lambdas-prod/Originals/Default',
    kind: 'forget',
    region: 'eu-west-1',
    holds: 'objects',
    because: 'a removed block lets it go: it stays in AWS, and Terraform knows it no more',
  }),
  changeOf({
    address: 'aws_cloudwatch_log_group.Thumbnail_Function_Logs_ADFB51E1',
    constructPath: 'lambdas-prod/Thumbnail/Function/Logs/Default',
    kind: 'update',
    region: 'eu-west-1',
    attributes: [attributeOf('retention_in_days', '30', '90')],
  }),
  changeOf({
    address: POLICY,
    constructPath: 'lambdas-prod/Thumbnail/Function/Role/Policy',
    kind: 'update',
    attributes: [
      attributeOf(
        'policy',
        '{"Statement":[{"Action":["s3:GetObject"]}]}',
        '{"Statement":[{"Action":["s3:GetObject","s3:DeleteObject"]}]}',
      ),
    ],
    meanings: [
      meaningOf(
        'permissions',
        POLICY,
        'added',
        'role lambdas-prod-thumbnail may s3:DeleteObject on lambdas-prod-uploads/*',
        {
          explains: ['policy'],
          concern: {
            kind: 'privilege',
            level: 'look',
            text: 'Role lambdas-prod-thumbnail may delete the objects of lambdas-prod-uploads',
            details: ['s3:DeleteObject on arn:aws:s3:::lambdas-prod-uploads/*'],
          },
        },
      ),
    ],
  }),
];
