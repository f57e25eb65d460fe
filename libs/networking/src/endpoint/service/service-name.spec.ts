import { INTERFACE_SERVICES } from './interface-services';
import { privateDnsNames } from './private-dns-names';
import { CROSS_REGION_SERVICES, interfaceServiceName } from './service-name';

it.each([
  ['kms', 'eu-central-1', 'com.amazonaws.eu-central-1.kms'],
  ['ecr.dkr', 'us-gov-west-1', 'com.amazonaws.us-gov-west-1.ecr.dkr'],
  ['iam', 'eu-central-1', 'com.amazonaws.iam'],
  ['codecatalyst', 'eu-central-1', 'aws.api.global.codecatalyst'],
  ['studio', 'us-east-1', 'aws.sagemaker.us-east-1.studio'],
  ['qbusiness', 'us-east-1', 'aws.api.us-east-1.qbusiness'],
  ['kms', 'cn-north-1', 'com.amazonaws.cn-north-1.kms'],
  ['ecr.api', 'cn-north-1', 'cn.com.amazonaws.cn-north-1.ecr.api'],
  ['transcribe', 'cn-northwest-1', 'cn.com.amazonaws.cn-northwest-1.transcribe.cn'],
] as const)('%s in %s is %s', (service, region, name) => {
  expect(interfaceServiceName(service, region)).toBe(name);
});

it('knows every service once, in alphabetical order', () => {
  expect(INTERFACE_SERVICES).toEqual([...new Set(INTERFACE_SERVICES)].sort());
  expect(INTERFACE_SERVICES.length).toBeGreaterThan(450);
});

it('reaches in other regions only what it knows', () => {
  expect(INTERFACE_SERVICES).toEqual(expect.arrayContaining([...CROSS_REGION_SERVICES]));
});

it.each([
  ['ssm', ['ssm.eu-central-1.amazonaws.com']],
  ['ecr.api', ['api.ecr.eu-central-1.amazonaws.com']],
  ['ecr.dkr', ['*.dkr.ecr.eu-central-1.amazonaws.com']],
  ['kinesis-streams', ['kinesis.eu-central-1.amazonaws.com']],
  ['ecs-telemetry', ['ecs-t.eu-central-1.amazonaws.com']],
  ['eks-auth', ['eks-auth.eu-central-1.api.aws']],
  ['studio', ['*.studio.eu-central-1.sagemaker.aws']],
  ['iot.data', []],
  ['iam', []],
] as const)('clients look for %s under %j', (service, names) => {
  expect(privateDnsNames(service, 'eu-central-1')).toEqual(names);
});

it('clients in China look below its own domain', () => {
  expect(privateDnsNames('ssm', 'cn-north-1')).toEqual(['ssm.cn-north-1.amazonaws.com.cn']);
});
