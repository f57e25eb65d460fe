import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { synth } from '@archway/testing';
import type { TerraformStack } from 'cdktf';
import { TerraformOutput, TerraformVariable } from 'cdktf';
import { HostedZone } from '../hosted-zone/hosted-zone';
import type { CertificateProps } from './certificate';
import { Certificate } from './certificate';

const zoneOf = (stack: TerraformStack, id: string, zoneName: string, isPrivate = false) =>
  HostedZone.fromHostedZoneAttributes(stack, id, { hostedZoneId: id, zoneName, isPrivate });

const withCertificate = (
  props: Partial<CertificateProps> = {},
  more: (stack: TerraformStack) => Partial<CertificateProps> = () => ({}),
) =>
  synth((stack) => {
    const zone = zoneOf(stack, 'Z1', 'example.com');
    new Certificate(stack, 'Site', { domainName: 'example.com', zone, ...props, ...more(stack) });
  });

const longName = (length: number) => `${'ab.'.repeat(100)}`.slice(0, length - 13) + 'z.example.com';

it('is validated by a record in the zone', () => {
  const stack = withCertificate();
  expect(stack.inventory).toEqual({
    aws_acm_certificate: 1,
    aws_acm_certificate_validation: 1,
    aws_route53_record: 1,
  });
  expect(stack.at('aws_acm_certificate.Site')).toEqual({
    domain_name: 'example.com',
    subject_alternative_names: [],
    validation_method: 'DNS',
    key_algorithm: 'RSA_2048',
    options: { certificate_transparency_logging_preference: 'ENABLED' },
    lifecycle: { create_before_destroy: true },
  });
  const option = (attribute: string) =>
    `\${[for option in aws_acm_certificate.Site.domain_validation_options : option.${attribute} if option.domain_name == "example.com"][0]}`;
  expect(stack.only(Route53Record)).toEqual({
    zone_id: 'Z1',
    name: option('resource_record_name'),
    type: 'CNAME',
    ttl: 300,
    records: [option('resource_record_value')],
    allow_overwrite: true,
  });
  const [record] = Object.keys(stack.json['resource'].aws_route53_record);
  expect(stack.only(AcmCertificateValidation)).toEqual({
    certificate_arn: '${aws_acm_certificate.Site.arn}',
    validation_record_fqdns: [`\${aws_route53_record.${record}.fqdn}`],
  });
});

it('is known once it is issued', () => {
  const { json } = synth((stack) => {
    const zone = zoneOf(stack, 'Z1', 'example.com');
    const site = new Certificate(stack, 'Site', { domainName: 'example.com', zone });
    new TerraformOutput(stack, 'arn', { value: site.certificateArn });
    expect(site.region).toBe('eu-central-1');
  });
  expect(json['output'].arn.value).toMatch(/aws_acm_certificate_validation\..*\.certificate_arn/);
});

it('is made where CloudFront finds it, but not its records', () => {
  const stack = withCertificate({}, (scope) => ({
    provider: new AwsProvider(scope, 'other', { region: 'us-east-1', alias: 'other' }),
  }));
  expect(stack.only(AcmCertificate)['provider']).toBe('aws.other');
  expect(stack.only(AcmCertificateValidation)['provider']).toBe('aws.other');
  expect(stack.only(Route53Record)['provider']).toBeUndefined();
});

it('has one record for a name and its wildcard, each in the smallest zone', () => {
  const names = ['*.example.com', 'www.dev.example.com', 'example.org'];
  const stack = withCertificate({ subjectAlternativeNames: names }, (scope) => ({
    additionalZones: [zoneOf(scope, 'Z2', 'dev.example.com'), zoneOf(scope, 'Z3', 'example.org')],
  }));
  expect(stack.only(AcmCertificate)['subject_alternative_names']).toEqual(names);
  expect(
    stack
      .all(Route53Record)
      .map((record) => record['zone_id'])
      .sort(),
  ).toEqual(['Z1', 'Z2', 'Z3']);
});

it('takes a name that Terraform computes', () => {
  const stack = withCertificate({}, (scope) => ({
    domainName: new TerraformVariable(scope, 'name', {}).stringValue,
  }));
  expect(stack.only(AcmCertificate)['domain_name']).toBe('${var.name}');
  expect(stack.only(Route53Record)['name']).toContain('option.domain_name == lower(var.name)');
});

it('asks for names as ACM answers', () => {
  const stack = withCertificate({ domainName: 'WWW.Example.com.' });
  expect(stack.only(AcmCertificate)['domain_name']).toBe('www.example.com');
  expect(stack.only(Route53Record)['name']).toContain('option.domain_name == "www.example.com"');
});

it.each<[Partial<CertificateProps>, object]>([
  [{ keyAlgorithm: 'EC_prime256v1' }, { key_algorithm: 'EC_prime256v1' }],
  [
    { transparencyLogging: false },
    { options: { certificate_transparency_logging_preference: 'DISABLED' } },
  ],
])('is made with %j', (props, expected) => {
  expect(withCertificate(props).only(AcmCertificate)).toMatchObject(expected);
});

it('is referred to where others deploy it', () => {
  synth((stack) => {
    const attributes = { certificateArn: 'arn:c', region: 'us-east-1' };
    expect(Certificate.fromCertificateAttributes(stack, 'Site', attributes)).toMatchObject(
      attributes,
    );
  });
});

it.each<[Partial<CertificateProps>]>([
  [{ domainName: longName(64) }],
  [{ subjectAlternativeNames: [longName(253)] }],
  [{ domainName: '*.example.com' }],
])('accepts %j', (props) => {
  expect(() => withCertificate(props)).not.toThrow();
});

it.each<[Partial<CertificateProps>, string]>([
  [{ domainName: longName(65) }, 'domainName must have at most 64 characters, got 65'],
  [{ subjectAlternativeNames: [longName(254)] }, 'subjectAlternativeNames must have at most 253'],
  [{ domainName: 'a_b.example.com' }, 'domainName must be a host name'],
  [{ domainName: 'www.*.example.com' }, 'domainName must have * as the whole first label'],
  [
    { domainName: 'example.org' },
    'domainName must be within a zone given (example.com), got "example.org"',
  ],
  [
    { subjectAlternativeNames: ['example.com'] },
    'names must differ, got "example.com" more than once',
  ],
  [
    { subjectAlternativeNames: Array.from({ length: 100 }, (_, n) => `n${n}.example.com`) },
    'names must be at most 100, got 101',
  ],
  [{ keyAlgorithm: 'RSA_4096' as 'RSA_2048' }, 'keyAlgorithm must be one of'],
])('refuses %j', (props, problem) => {
  expect(() => withCertificate(props)).toThrow(`Certificate 'test/Site': ${problem}`);
});

it('refuses to be validated in a private zone', () => {
  expect(() =>
    withCertificate({}, (stack) => ({ zone: zoneOf(stack, 'Z4', 'example.com', true) })),
  ).toThrow('zone must be public, got "test/Z4"');
});
