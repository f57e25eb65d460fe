import { ShieldProactiveEngagement } from '@cdktf/provider-aws/lib/shield-proactive-engagement';
import { ShieldProtection as ProtectionResource } from '@cdktf/provider-aws/lib/shield-protection';
import { ShieldProtectionGroup as GroupResource } from '@cdktf/provider-aws/lib/shield-protection-group';
import { ShieldProtectionHealthCheckAssociation } from '@cdktf/provider-aws/lib/shield-protection-health-check-association';
import { ShieldSubscription as SubscriptionResource } from '@cdktf/provider-aws/lib/shield-subscription';
import type { IBucket, PolicyStatement } from '@archway/core';
import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { ShieldProtection } from './shield-protection';
import { ShieldProtectionGroup } from './shield-protection-group';
import type { EmergencyContact } from './shield-response-team';
import { ShieldResponseTeam } from './shield-response-team';
import { ShieldSubscription } from './shield-subscription';

const DISTRIBUTION = 'arn:aws:cloudfront::111122223333:distribution/E1EXAMPLE';
const LOAD_BALANCER = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer';
const CONTACT = { emailAddress: 'a@example.com', phoneNumber: '+4930123456' };

/** A bucket that only keeps what is added to its policy. */
class LogBucket extends Construct implements IBucket {
  readonly statements: PolicyStatement[] = [];
  readonly bucketArn = 'arn:aws:s3:::logs';
  readonly bucketName = 'logs';

  grantRead(): void {
    throw new Error('nobody reads here');
  }

  grantPut(): void {
    throw new Error('nobody writes here');
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    this.statements.push(statement);
  }
}

describe('a protection', () => {
  it('subscribes to nothing', () => {
    const stack = synth(
      (scope) => new ShieldProtection(scope, 'Site', { resourceArn: DISTRIBUTION }),
    );
    expect(stack.addresses).toEqual(['aws_shield_protection.Site']);
    expect(stack.only(ProtectionResource)).toEqual({
      name: 'test-test-Site',
      resource_arn: DISTRIBUTION,
    });
  });

  it('knows by a health check whether its resource suffers', () => {
    const stack = synth((scope) => {
      const healthCheck = { healthCheckId: 'abc' };
      new ShieldProtection(scope, 'Site', { resourceArn: DISTRIBUTION, healthCheck });
    });
    expect(stack.only(ShieldProtectionHealthCheckAssociation)).toEqual({
      shield_protection_id: '${aws_shield_protection.Site.id}',
      health_check_arn: 'arn:aws:route53:::healthcheck/abc',
    });
  });

  it('can answer an attack by itself, once the resource is protected', () => {
    const stack = synth((scope) => {
      new ShieldProtection(scope, 'Site', {
        resourceArn: DISTRIBUTION,
        automaticResponse: 'BLOCK',
      });
    });
    expect(
      stack.at(
        'aws_shield_application_layer_automatic_response.Site_AutomaticResponse_' +
          stack.addresses[0]?.split('_').pop(),
      ),
    ).toEqual({
      resource_arn: DISTRIBUTION,
      action: 'BLOCK',
      depends_on: ['aws_shield_protection.Site'],
    });
  });

  it.each([
    'arn:aws:route53:::hostedzone/Z1EXAMPLE',
    'arn:aws:globalaccelerator::111122223333:accelerator/a',
    'arn:aws:ec2:eu-central-1:111122223333:eip-allocation/eipalloc-0123456789abcdef0',
    `${LOAD_BALANCER}/app/shop/a`,
    `${LOAD_BALANCER}/classic`,
    Lazy.stringValue({ produce: () => '${aws_lb.Shop.arn}' }),
  ])('takes %s', (resourceArn) => {
    expect(() =>
      synth((scope) => new ShieldProtection(scope, 'It', { resourceArn })),
    ).not.toThrow();
  });

  it.each([`${LOAD_BALANCER}/net/shop/a`, 'arn:aws:s3:::bucket'])('refuses %s', (resourceArn) => {
    expect(() => synth((scope) => new ShieldProtection(scope, 'It', { resourceArn }))).toThrow(
      `ShieldProtection 'test/It': resourceArn must be the ARN of a distribution, hosted zone, accelerator`,
    );
  });

  it('refuses an automatic response where there are no requests to look at', () => {
    expect(() =>
      synth((scope) => {
        new ShieldProtection(scope, 'It', {
          resourceArn: 'arn:aws:route53:::hostedzone/Z1EXAMPLE',
          automaticResponse: 'COUNT',
        });
      }),
    ).toThrow(
      'must be the ARN of a distribution or an application load balancer where automaticResponse is given',
    );
  });
});

describe('a group', () => {
  it.each([
    ['ALL', { pattern: 'ALL' }],
    [
      { resourceType: 'GLOBAL_ACCELERATOR' },
      { pattern: 'BY_RESOURCE_TYPE', resource_type: 'GLOBAL_ACCELERATOR' },
    ],
  ] as const)('takes %j', (members, expected) => {
    const stack = synth(
      (scope) => new ShieldProtectionGroup(scope, 'Public', { members, aggregation: 'SUM' }),
    );
    expect(stack.only(GroupResource)).toEqual({
      ...expected,
      protection_group_id: 'test-test-Public',
      aggregation: 'SUM',
    });
  });

  it('takes what is protected before it', () => {
    const stack = synth((scope) => {
      const site = new ShieldProtection(scope, 'Site', { resourceArn: DISTRIBUTION });
      new ShieldProtectionGroup(scope, 'Public', {
        members: { protections: [site] },
        aggregation: 'MAX',
      });
    });
    expect(stack.only(GroupResource)).toMatchObject({
      pattern: 'ARBITRARY',
      members: [DISTRIBUTION],
      depends_on: ['aws_shield_protection.Site'],
    });
  });

  it('refuses no members, and a type that is none', () => {
    const group =
      (members: ConstructorParameters<typeof ShieldProtectionGroup>[2]['members']) => () =>
        synth(
          (scope) => new ShieldProtectionGroup(scope, 'Public', { members, aggregation: 'SUM' }),
        );
    expect(group({ protections: [] })).toThrow('members.protections must be 1 to 10000, got 0');
    expect(group({ resourceType: 'BUCKET' as 'GLOBAL_ACCELERATOR' })).toThrow(
      'members.resourceType must be one of',
    );
  });
});

describe('the response team', () => {
  function team(contacts?: readonly EmergencyContact[]): () => ReturnType<typeof synth> {
    return () => synth((scope) => new ShieldResponseTeam(scope, 'Team', { contacts }));
  }

  it('gets a role with the policy of AWS, and calls nobody', () => {
    expect(team()().inventory).toEqual({
      aws_iam_role: 1,
      aws_iam_role_policy_attachment: 1, // AWSShieldDRTAccessPolicy
      aws_shield_drt_access_role_arn_association: 1,
    });
  });

  it('calls whom it is told', () => {
    expect(
      team([{ ...CONTACT, notes: 'day and night' }])().only(ShieldProactiveEngagement),
    ).toMatchObject({
      enabled: true,
      emergency_contact: [
        {
          email_address: 'a@example.com',
          phone_number: '+4930123456',
          contact_notes: 'day and night',
        },
      ],
    });
  });

  it('reads logs in ten buckets and not one more', () => {
    synth((scope) => {
      const responseTeam = new ShieldResponseTeam(scope, 'Team');
      const bucket = new LogBucket(scope, 'Logs');
      for (let index = 0; index < 10; index += 1) responseTeam.readLogs(`Logs${index}`, bucket);
      expect(bucket.statements[0]).toMatchObject({
        principals: { services: ['drt.shield.amazonaws.com'] },
        resources: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'],
      });
      expect(() => responseTeam.readLogs('Logs10', bucket)).toThrow(
        "the team must read at most 10 buckets, got 11 with 'Logs10'",
      );
    });
  });

  it.each<[readonly EmergencyContact[], string]>([
    [[], 'contacts must be 1 to 10, got 0'],
    [Array(11).fill(CONTACT), 'contacts must be 1 to 10, got 11'],
    [[{ ...CONTACT, phoneNumber: '030 123' }], 'contacts.phoneNumber must be a number in E.164'],
    [[{ ...CONTACT, emailAddress: 'a' }], 'contacts.emailAddress must be an address of mail'],
    [[{ ...CONTACT, notes: '<b>' }], 'contacts.notes must be'],
  ])('refuses contacts %j', (contacts, problem) => {
    expect(team(contacts)).toThrow(problem);
  });
});

it.each([
  [{}, 'ENABLED'],
  [{ autoRenew: false }, 'DISABLED'],
])('subscribes where it is asked to, with %j', (props, autoRenew) => {
  const stack = synth((scope) => new ShieldSubscription(scope, 'Subscription', props));
  expect(stack.only(SubscriptionResource)).toEqual({ auto_renew: autoRenew, skip_destroy: true });
});
