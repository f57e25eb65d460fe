import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { ShieldDrtAccessLogBucketAssociation } from '@cdktf/provider-aws/lib/shield-drt-access-log-bucket-association';
import { ShieldDrtAccessRoleArnAssociation } from '@cdktf/provider-aws/lib/shield-drt-access-role-arn-association';
import { ShieldProactiveEngagement } from '@cdktf/provider-aws/lib/shield-proactive-engagement';
import type { IBucket, Problem } from '@archway/core';
import { dependOn, environmentOf, notMatching, problemIf, rejectProps, Role } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

/** Whom the response team can reach at any hour. */
export interface EmergencyContact {
  readonly emailAddress: string;
  /** In E.164, such as `+4930123456`. */
  readonly phoneNumber: string;
  /**
   * @default - none
   */
  readonly notes?: string;
}

export interface ShieldResponseTeamProps {
  /**
   * Whom the team calls by itself when a protected resource with a health check suffers in an attack, 1 to 10.
   *
   * @default - the team does not call
   */
  readonly contacts?: readonly EmergencyContact[];
}

/** "Granting the SRT access": https://docs.aws.amazon.com/waf/latest/developerguide/ddos-srt-access.html */
const RESPONSE_TEAM = 'drt.shield.amazonaws.com';
const MOST_BUCKETS = 10;

/** "UpdateEmergencyContactSettings": https://docs.aws.amazon.com/waf/latest/DDOSAPIReference/API_UpdateEmergencyContactSettings.html */
const MOST_CONTACTS = 10;

/**
 * Lets AWS's response team look at and change AWS WAF and Shield in the account during an attack. Needs Shield Advanced
 * and a support plan of Business or Enterprise. An account has one.
 */
export class ShieldResponseTeam extends Construct {
  readonly roleArn: string;
  private readonly access: ShieldDrtAccessRoleArnAssociation;
  private readonly logBuckets: IBucket[] = [];

  constructor(scope: Construct, id: string, props: ShieldResponseTeamProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'ShieldResponseTeam', props);
    const { contacts } = props;
    rejectProps(this, [
      problemIf(
        contacts !== undefined && (contacts.length < 1 || contacts.length > MOST_CONTACTS),
        `contacts must be 1 to ${MOST_CONTACTS}, got ${contacts?.length}`,
      ),
      ...(contacts ?? []).flatMap(contactProblems),
    ]);
    const role = new Role(this, 'Role', { assumedBy: RESPONSE_TEAM });
    this.roleArn = role.roleArn;
    const { partition } = environmentOf(this);
    const policy = new IamRolePolicyAttachment(this, 'Policy', {
      role: role.roleName,
      policyArn: `arn:${partition}:iam::aws:policy/service-role/AWSShieldDRTAccessPolicy`,
    });
    this.access = new ShieldDrtAccessRoleArnAssociation(this, 'Default', {
      roleArn: role.roleArn,
      dependsOn: [policy],
    });
    if (contacts) this.engage(contacts);
  }

  /** Lets the team read the logs in a bucket, of which there can be ten. */
  readLogs(id: string, bucket: IBucket): void {
    this.logBuckets.push(bucket);
    rejectProps(this, [
      problemIf(
        this.logBuckets.length > MOST_BUCKETS,
        `the team must read at most ${MOST_BUCKETS} buckets, got ${this.logBuckets.length} with '${id}'`,
      ),
    ]);
    bucket.addToResourcePolicy({
      sid: 'ShieldResponseTeam',
      principals: { services: [RESPONSE_TEAM] },
      actions: ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket'],
      resources: [bucket.bucketArn, `${bucket.bucketArn}/*`],
    });
    const association = new ShieldDrtAccessLogBucketAssociation(this, id, {
      logBucket: bucket.bucketName,
      roleArnAssociationId: this.access.id,
    });
    dependOn(association, [bucket]);
  }

  private engage(contacts: readonly EmergencyContact[]): void {
    new ShieldProactiveEngagement(this, 'ProactiveEngagement', {
      enabled: true,
      emergencyContact: contacts.map(({ emailAddress, phoneNumber, notes }) => ({
        emailAddress,
        phoneNumber,
        contactNotes: notes,
      })),
      dependsOn: [this.access],
    });
  }
}

function contactProblems({
  emailAddress,
  phoneNumber,
  notes,
}: EmergencyContact): readonly Problem[] {
  return [
    notMatching('contacts.emailAddress', emailAddress, /^\S+@\S+\.\S+$/, 'an address of mail'),
    notMatching(
      'contacts.phoneNumber',
      phoneNumber,
      /^\+[1-9]\d{1,14}$/,
      'a number in E.164 such as +4930123456',
    ),
    notMatching(
      'contacts.notes',
      notes,
      /^[\w\s.\-,:/()+@]{1,1024}$/,
      '1 to 1024 letters, digits, spaces and .-,:/()+@',
    ),
  ];
}
