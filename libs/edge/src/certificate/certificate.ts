import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { isOpen, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { normalizeDomainName } from '../domain-name/domain-name';
import type { IHostedZone } from '../hosted-zone/hosted-zone-reference';
import { RecordSet } from '../record/record-set';
import { regionOf } from '../us-east-1/us-east-1';
import type { CertificateKeyAlgorithm } from './certificate-problems';
import { certificateProblems } from './certificate-problems';
import type { ICertificate } from './certificate-reference';
import { validationGroups, validationOption } from './validation-record';

export interface CertificateProps {
  /** Such as `example.com` or `*.example.com`: at most 64 characters. */
  readonly domainName: string;

  /** The public zone whose records show that the names are one's own. */
  readonly zone: IHostedZone;

  /**
   * Other names, each at most 253 characters.
   *
   * @default - none
   */
  readonly subjectAlternativeNames?: readonly string[];

  /**
   * Zones for names that are not within `zone`.
   *
   * @default - none
   */
  readonly additionalZones?: readonly IHostedZone[];

  /**
   * CloudFront does not take EC_secp384r1.
   *
   * @default 'RSA_2048'
   */
  readonly keyAlgorithm?: CertificateKeyAlgorithm;

  /**
   * Whether public logs tell of the certificate. Browsers distrust one that they do not know from there.
   *
   * @default true
   */
  readonly transparencyLogging?: boolean;

  /**
   * Where the certificate is: a provider of us-east-1 for CloudFront.
   *
   * @default - the stack's
   */
  readonly provider?: AwsProvider;
}

/** What identifies a certificate that others deploy. */
export interface CertificateAttributes {
  readonly certificateArn: string;

  /**
   * @default - unknown
   */
  readonly region?: string;

  /**
   * The names it is for. Where they are given, a distribution rejects aliases that it does not cover.
   *
   * @default - unknown
   */
  readonly domainNames?: readonly string[];
}

/** A public certificate that shows by DNS whose the names are, and renews itself while the records stand. */
export class Certificate extends Construct implements ICertificate {
  /** A certificate that others deploy. */
  static fromCertificateAttributes(
    scope: Construct,
    id: string,
    attributes: CertificateAttributes,
  ): ICertificate {
    return new ImportedCertificate(scope, id, attributes);
  }

  readonly certificateArn: string;
  readonly region?: string;
  readonly domainNames: readonly string[];

  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    declaredProps.check(this, 'Certificate', props);
    const { zone, additionalZones = [] } = props;
    const zones = [zone, ...additionalZones];
    rejectProps(this, certificateProblems(props, zones));
    const domainName = asAcmWrites(props.domainName);
    const subjectAlternativeNames = (props.subjectAlternativeNames ?? []).map(asAcmWrites);
    this.region = regionOf(this, props.provider);
    this.domainNames = [domainName, ...subjectAlternativeNames];
    const certificate = new AcmCertificate(this, 'Default', {
      domainName,
      subjectAlternativeNames,
      validationMethod: 'DNS',
      keyAlgorithm: props.keyAlgorithm ?? 'RSA_2048',
      options: {
        certificateTransparencyLoggingPreference:
          props.transparencyLogging === false ? 'DISABLED' : 'ENABLED',
      },
      // What uses a certificate cannot lose it before it has the next one.
      lifecycle: { createBeforeDestroy: true },
      provider: props.provider,
    });
    const records = validationGroups(this.domainNames, zones).map(
      (group) =>
        new RecordSet(this, group.id, {
          zone: group.zone,
          recordName: validationOption(certificate, group.domainName, 'resource_record_name'),
          type: 'CNAME',
          values: [validationOption(certificate, group.domainName, 'resource_record_value')],
          ttlSeconds: 300,
          // Every certificate for a name has the same record, in each region and account.
          allowOverwrite: true,
        }),
    );
    this.certificateArn = new AcmCertificateValidation(this, 'Validation', {
      certificateArn: certificate.arn,
      validationRecordFqdns: records.map(({ fqdn }) => fqdn),
      provider: props.provider,
    }).certificateArn;
  }
}

class ImportedCertificate extends Construct implements ICertificate {
  readonly certificateArn: string;
  readonly region?: string;
  readonly domainNames?: readonly string[];

  constructor(scope: Construct, id: string, attributes: CertificateAttributes) {
    super(scope, id);
    this.certificateArn = attributes.certificateArn;
    this.region = attributes.region;
    this.domainNames = attributes.domainNames;
  }
}

/** ACM answers in lower case, and the name is looked for in the answer. */
function asAcmWrites(name: string): string {
  return isOpen(name) ? name : normalizeDomainName(name);
}
