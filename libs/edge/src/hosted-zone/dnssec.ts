import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route53HostedZoneDnssec } from '@cdktf/provider-aws/lib/route53-hosted-zone-dnssec';
import { Route53KeySigningKey } from '@cdktf/provider-aws/lib/route53-key-signing-key';
import type { IAlarmAction } from '@archway/core';
import { formatArn, physicalName, PolicyDocument, protectState } from '@archway/core';
import { Construct } from 'constructs';
import type { IDependable } from 'constructs';
import type { DsValue } from '../record/record-values';
import type { DnssecOptions } from './hosted-zone-props';
import { onlyForZone } from './zone-arn';

/** What a parent zone has to say of a signed zone, once it is signed. */
export interface DelegationSigner extends DsValue {
  readonly signing: IDependable;
}

/**
 * Metrics of signing, which are 1 where something is wrong and come every four hours.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-hosted-zones-with-cloudwatch.html
 */
const METRICS = {
  InternalFailure: {
    metricName: 'DNSSECInternalFailure',
    meaning: 'Route 53 can no longer sign the zone: see the status of its key-signing key.',
  },
  KeyNeedsAction: {
    metricName: 'DNSSECKeySigningKeysNeedingAction',
    meaning: 'A key-signing key needs something done, mostly since its KMS key cannot be used.',
  },
} as const;

/** Signs the zone with a key of its own, and watches that it stays signed. */
export function signZone(
  zone: Construct,
  hostedZoneId: string,
  options: DnssecOptions,
  provider: AwsProvider | undefined,
): DelegationSigner {
  const scope = new Construct(zone, 'Dnssec');
  const key = new KmsKey(scope, 'Key', {
    description: `Signs ${zone.node.path}`,
    customerMasterKeySpec: 'ECC_NIST_P256',
    keyUsage: 'SIGN_VERIFY',
    deletionWindowInDays: 30,
    policy: keyPolicy(zone, hostedZoneId),
    provider,
  });
  protectState(key);
  const signer = new Route53KeySigningKey(scope, 'KeySigningKey', {
    hostedZoneId,
    keyManagementServiceArn: key.arn,
    name: options.keySigningKeyName ?? 'ksk1',
  });
  const signing = new Route53HostedZoneDnssec(scope, 'Default', {
    hostedZoneId: signer.hostedZoneId,
    dependsOn: [signer],
  });
  for (const [id, metric] of Object.entries(METRICS)) {
    addAlarm(new Construct(scope, id), hostedZoneId, metric, options.alarmActions ?? [], provider);
  }
  return {
    keyTag: signer.keyTag,
    algorithm: signer.signingAlgorithmType,
    digestType: signer.digestAlgorithmType,
    digest: signer.digestValue,
    signing,
  };
}

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/access-control-managing-permissions.html, DNSSEC */
function keyPolicy(zone: Construct, hostedZoneId: string): string {
  const principals = { services: ['dnssec-route53.amazonaws.com'] };
  const conditions = onlyForZone(zone, hostedZoneId);
  const document = new PolicyDocument();
  document.add(
    {
      sid: 'AccountDecidesByIam',
      principals: { aws: [formatArn(zone, { service: 'iam', region: '', resource: 'root' })] },
      actions: ['kms:*'],
      resources: ['*'],
    },
    {
      sid: 'Route53Signs',
      principals,
      actions: ['kms:DescribeKey', 'kms:GetPublicKey', 'kms:Sign'],
      resources: ['*'],
      conditions,
    },
    {
      sid: 'Route53Grants',
      principals,
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      conditions: { ...conditions, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  );
  return document.toJson();
}

function addAlarm(
  scope: Construct,
  hostedZoneId: string,
  { metricName, meaning }: { readonly metricName: string; readonly meaning: string },
  actions: readonly IAlarmAction[],
  provider: AwsProvider | undefined,
): void {
  const alarm = new CloudwatchMetricAlarm(scope, 'Default', {
    alarmName: physicalName(scope, 255),
    alarmDescription: meaning,
    namespace: 'AWS/Route53',
    metricName,
    dimensions: { HostedZone: hostedZoneId },
    statistic: 'Maximum',
    period: 300,
    evaluationPeriods: 1,
    threshold: 1,
    comparisonOperator: 'GreaterThanOrEqualToThreshold',
    // Between two values, hours apart, the alarm stays what the last one made it.
    treatMissingData: 'ignore',
    provider,
  });
  const arns = actions.map((action) => action.bindAlarm(alarm.arn).actionArn);
  alarm.alarmActions = arns;
  alarm.okActions = arns;
}
