import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import type { IAlarmAction } from '@archway/core';
import { synth } from '@archway/testing';
import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { AlarmHealthCheckProps } from './alarm-health-check';
import { AlarmHealthCheck } from './alarm-health-check';
import { CalculatedHealthCheck } from './calculated-health-check';
import type { HttpHealthCheckProps, HttpsHealthCheckProps } from './endpoint-health-check';
import { HttpHealthCheck, HttpsHealthCheck, TcpHealthCheck } from './endpoint-health-check';
import type { HealthCheckRegion } from './endpoint-options';
import { HealthCheck } from './health-check';
import type { HealthAlarmOptions } from './health-check-reference';
import { RecoveryControlHealthCheck } from './recovery-control-health-check';

const FQDN = 'www.example.com';
const CONTROL =
  'arn:aws:route53-recovery-control::111122223333:controlpanel/0123/routingcontrol/4567';

/** Somebody who is told. */
class Pager extends Construct implements IAlarmAction {
  bindAlarm() {
    return { actionArn: `arn:${this.node.id}` };
  }
}

const checkOf = (build: (stack: TerraformStack) => void) => synth(build).only(Route53HealthCheck);
const https = (props: Partial<HttpsHealthCheckProps> = {}) =>
  checkOf((stack) => {
    new HttpsHealthCheck(stack, 'Site', { fqdn: FQDN, ...props });
  });
const http = (props: HttpHealthCheckProps) =>
  checkOf((stack) => {
    new HttpHealthCheck(stack, 'Site', props);
  });
const imported = (stack: TerraformStack, id = 'Health') =>
  HealthCheck.fromHealthCheckAttributes(stack, id, { healthCheckId: id });

it('asks an endpoint for its first page over HTTPS, by name', () => {
  expect(https()).toEqual({
    type: 'HTTPS',
    fqdn: FQDN,
    port: 443,
    resource_path: '/',
    failure_threshold: 3,
    request_interval: 30,
    enable_sni: true,
    tags: { Name: 'test/Site' },
  });
});

it('asks over HTTP', () => {
  expect(http({ ipAddress: '192.0.2.1' })).toMatchObject({
    type: 'HTTP',
    ip_address: '192.0.2.1',
    port: 80,
  });
});

it('looks for a string', () => {
  const searchString = 'ok';
  expect(https({ searchString })).toMatchObject({ type: 'HTTPS_STR_MATCH', search_string: 'ok' });
  expect(http({ fqdn: FQDN, searchString })).toMatchObject({ type: 'HTTP_STR_MATCH' });
});

it('sends no name where there is none', () => {
  const check = checkOf((stack) => {
    new HttpsHealthCheck(stack, 'Site', { ipAddress: '192.0.2.1' });
  });
  expect(check).toMatchObject({ enable_sni: false });
});

it('opens a connection', () => {
  const check = checkOf((stack) => {
    new TcpHealthCheck(stack, 'Database', { fqdn: 'db.example.com', port: 5432 });
  });
  expect(check).toMatchObject({ type: 'TCP', fqdn: 'db.example.com', port: 5432 });
});

it.each<[Partial<HttpsHealthCheckProps>, object]>([
  [{ port: 8443 }, { port: 8443 }],
  [{ resourcePath: '/health?deep=1' }, { resource_path: '/health?deep=1' }],
  [
    { failureThreshold: 1, requestIntervalSeconds: 10 },
    { failure_threshold: 1, request_interval: 10 },
  ],
  [
    { inverted: true, disabled: true },
    { invert_healthcheck: true, disabled: true },
  ],
  [
    { measureLatency: true, enableSni: false },
    { measure_latency: true, enable_sni: false },
  ],
  [
    { regions: ['eu-west-1', 'us-east-1', 'us-west-2'] },
    { regions: ['eu-west-1', 'us-east-1', 'us-west-2'] },
  ],
  [{ ipAddress: '2001:4860:4860::8888' }, { ip_address: '2001:4860:4860::8888', fqdn: FQDN }],
])('is checked with %j', (props, expected) => {
  expect(https(props)).toMatchObject(expected);
});

it.each<[Partial<HttpsHealthCheckProps>]>([
  [{ port: 1 }],
  [{ port: 65_535 }],
  [{ failureThreshold: 10 }],
  [{ searchString: 'x'.repeat(255) }],
  [{ resourcePath: `/${'x'.repeat(254)}` }],
])('accepts %j', (props) => {
  expect(() => https(props)).not.toThrow();
});

it.each<[Partial<HttpsHealthCheckProps>, string]>([
  [{ fqdn: undefined }, 'fqdn or ipAddress must be given, got neither'],
  [{ fqdn: 'a_b.example.com' }, 'fqdn must be a host name'],
  [{ port: 0 }, 'port must be a whole number between 1 and 65535, got 0'],
  [{ port: 65_536 }, 'port must be a whole number between 1 and 65535, got 65536'],
  [{ failureThreshold: 0 }, 'failureThreshold must be a whole number between 1 and 10, got 0'],
  [{ failureThreshold: 11 }, 'failureThreshold must be a whole number between 1 and 10, got 11'],
  [{ requestIntervalSeconds: 20 as 10 }, 'requestIntervalSeconds must be one of 10, 30, got 20'],
  [{ regions: ['eu-west-1', 'us-east-1'] }, 'regions must be 3 at least, got eu-west-1, us-east-1'],
  [{ regions: ['eu-west-1', 'eu-west-1', 'us-east-1'] }, 'regions must be 3 at least'],
  [
    { regions: ['eu-west-1', 'us-east-1', 'eu-central-1' as HealthCheckRegion] },
    'regions must be one of ap-northeast-1,',
  ],
  [{ searchString: '' }, 'searchString must have 1 to 255 characters, got 0'],
  [{ searchString: 'x'.repeat(256) }, 'searchString must have 1 to 255 characters, got 256'],
  [{ resourcePath: 'health' }, 'resourcePath must be a path that begins with /'],
  [{ resourcePath: `/${'x'.repeat(255)}` }, 'resourcePath must be a path'],
  [
    { ipAddress: '10.0.0.1' },
    'ipAddress must be an address that the internet reaches, got "10.0.0.1"',
  ],
  [{ ipAddress: '192.168.1.1' }, 'ipAddress must be an address that the internet reaches'],
  [{ ipAddress: '127.0.0.1' }, 'ipAddress must be an address that the internet reaches'],
  [{ ipAddress: '169.254.1.1' }, 'ipAddress must be an address that the internet reaches'],
  [{ ipAddress: '224.0.0.1' }, 'ipAddress must be an address that the internet reaches'],
  [{ ipAddress: 'fd00::1' }, 'ipAddress must be an address that the internet reaches'],
  [{ ipAddress: '300.0.0.1' }, 'ipAddress must be an address that the internet reaches'],
])('refuses %j', (props, problem) => {
  expect(() => https(props)).toThrow(`HttpsHealthCheck 'test/Site': ${problem}`);
});

it('refuses to send a name that there is none of', () => {
  expect(() =>
    checkOf((stack) => {
      new HttpsHealthCheck(stack, 'Site', { ipAddress: '192.0.2.1', enableSni: true });
    }),
  ).toThrow('fqdn must be given beside enableSni, got undefined');
});

describe('of others', () => {
  const calculated = (count: number, healthyThreshold?: number) =>
    checkOf((stack) => {
      const children = Array.from({ length: count }, (_, index) => imported(stack, `H${index}`));
      new CalculatedHealthCheck(stack, 'Most', { children, healthyThreshold });
    });

  it('is healthy while all are, or enough', () => {
    expect(calculated(2)).toEqual({
      type: 'CALCULATED',
      child_healthchecks: ['H0', 'H1'],
      child_health_threshold: 2,
      tags: { Name: 'test/Most' },
    });
    expect(calculated(2, 0)).toMatchObject({ child_health_threshold: 0 });
  });

  it.each([
    [0, undefined, 'children must be 1 to 255, got 0'],
    [256, undefined, 'children must be 1 to 255, got 256'],
    [2, 3, 'healthyThreshold must be a whole number between 0 and 2, got 3'],
    [2, -1, 'healthyThreshold must be a whole number between 0 and 2, got -1'],
  ])('refuses %p children of which %p are healthy', (count, threshold, problem) => {
    expect(() => calculated(count, threshold)).toThrow(problem);
  });

  it('counts 255 children, each once', () => {
    expect(() => calculated(255)).not.toThrow();
    expect(() =>
      checkOf((stack) => {
        const child = imported(stack);
        new CalculatedHealthCheck(stack, 'Most', { children: [child, child] });
      }),
    ).toThrow('children must differ, got test/Health, test/Health');
  });
});

describe('of an alarm', () => {
  const ofAlarm = (props: Partial<AlarmHealthCheckProps> = {}) =>
    checkOf((stack) => {
      new AlarmHealthCheck(stack, 'Queue', { alarmName: 'too-old', ...props });
    });

  it('watches an alarm of the region and remembers its state', () => {
    expect(ofAlarm()).toEqual({
      type: 'CLOUDWATCH_METRIC',
      cloudwatch_alarm_name: 'too-old',
      cloudwatch_alarm_region: 'eu-central-1',
      insufficient_data_health_status: 'LastKnownStatus',
      tags: { Name: 'test/Queue' },
    });
  });

  it('watches an alarm elsewhere', () => {
    const props = { alarmRegion: 'us-east-1', insufficientDataHealthStatus: 'Unhealthy' } as const;
    expect(ofAlarm(props)).toMatchObject({
      cloudwatch_alarm_region: 'us-east-1',
      insufficient_data_health_status: 'Unhealthy',
    });
  });

  it.each<[Partial<AlarmHealthCheckProps>, string]>([
    [{ alarmName: '' }, 'alarmName must have 1 to 255 characters, got 0'],
    [{ alarmRegion: 'Frankfurt' }, 'alarmRegion must be a region such as eu-central-1'],
    [
      { insufficientDataHealthStatus: 'OK' as 'Healthy' },
      'insufficientDataHealthStatus must be one of Healthy, LastKnownStatus, Unhealthy, got "OK"',
    ],
  ])('refuses %j', (props, problem) => {
    expect(() => ofAlarm(props)).toThrow(problem);
  });
});

it('follows a routing control', () => {
  const control = (routingControlArn: string) =>
    checkOf((stack) => {
      new RecoveryControlHealthCheck(stack, 'Switch', { routingControlArn });
    });
  expect(control(CONTROL)).toMatchObject({
    type: 'RECOVERY_CONTROL',
    routing_control_arn: CONTROL,
  });
  expect(() => control('arn:aws:s3:::x')).toThrow(
    'routingControlArn must be the ARN of a routing control',
  );
});

describe('the alarm', () => {
  const withAlarm = (region: string, options: HealthAlarmOptions = {}) =>
    synth((stack) => {
      const provider = new AwsProvider(stack, 'other', { region, alias: 'other' });
      imported(stack).addAlarm('Alarm', {
        provider,
        actions: [new Pager(stack, 'Pager')],
        ...options,
      });
    }).only(CloudwatchMetricAlarm);

  it('rings in us-east-1 while the check is unhealthy, or says nothing', () => {
    expect(withAlarm('us-east-1')).toEqual({
      provider: 'aws.other',
      alarm_name: 'test-test-Health-Alarm',
      alarm_description: 'test/Health is unhealthy.',
      namespace: 'AWS/Route53',
      metric_name: 'HealthCheckStatus',
      dimensions: { HealthCheckId: 'Health' },
      statistic: 'Minimum',
      period: 60,
      evaluation_periods: 1,
      threshold: 1,
      comparison_operator: 'LessThanThreshold',
      treat_missing_data: 'breaching',
      alarm_actions: ['arn:Pager'],
      ok_actions: ['arn:Pager'],
    });
  });

  it('rings later, in other words', () => {
    const options = { evaluationPeriods: 5, description: 'Call the office.' };
    expect(withAlarm('us-east-1', options)).toMatchObject({
      evaluation_periods: 5,
      alarm_description: 'Call the office.',
    });
  });

  it.each<[string, HealthAlarmOptions, string]>([
    [
      'eu-west-1',
      {},
      'provider must be of us-east-1, where the alarm of a health check has to be, got "eu-west-1"',
    ],
    [
      'us-east-1',
      { provider: undefined },
      'provider must be of us-east-1, where the alarm of a health check has to be, got "eu-central-1"',
    ],
    [
      'us-east-1',
      { evaluationPeriods: 0 },
      'evaluationPeriods must be a whole number between 1 and 1440, got 0',
    ],
    ['us-east-1', { description: '' }, 'description must have 1 to 1024 characters, got 0'],
  ])('refuses %s with %j', (region, options, problem) => {
    expect(() => withAlarm(region, options)).toThrow(problem);
  });
});
