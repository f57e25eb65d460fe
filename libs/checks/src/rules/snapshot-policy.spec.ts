import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { snapshotPolicy } from './snapshot-policy';

const REGION = {
  provider: { aws: [{ region: 'eu-west-1' }] },
  variable: { it: {} },
};

const policy = (details: object, rest: object = {}, top: object = REGION) =>
  stackOf(
    {
      aws_dlm_lifecycle_policy: {
        Daily: {
          policy_details: [{ resource_types: ['VOLUME'], ...details }],
        },
      },
      ...rest,
    },
    top,
  );

const scheduled = (schedule: object, top?: object) =>
  policy({ schedule: [{ name: 'daily', ...schedule }] }, {}, top);

const volume = (tags: unknown) => ({ aws_ebs_volume: { Data: { tags } } });

const TAGGED = { target_tags: { backup: 'daily', tier: 'gold' } };

describe('target tags', () => {
  it('finds a policy of which no volume has a tag', () => {
    expect(problemsOf(snapshotPolicy, policy(TAGGED, volume({ backup: 'weekly' })))).toEqual([
      'aws_dlm_lifecycle_policy.Daily: no volume here has a target tag of it: backup = daily, tier = gold',
    ]);
  });

  it('finds one of which no instance has a tag', () => {
    const details = { ...TAGGED, resource_types: ['INSTANCE'] };
    const stack = policy(details, { aws_instance: { Web: { volume_tags: { tier: 'gold' } } } });
    expect(problemsOf(snapshotPolicy, stack)).toHaveLength(1);
  });

  it('does not count the tags of an instance as those of its volumes', () => {
    const stack = policy(TAGGED, { aws_instance: { Web: { tags: { tier: 'gold' } } } });
    expect(problemsOf(snapshotPolicy, stack)).toHaveLength(1);
  });

  it('finds nothing in another Region', () => {
    const stack = policy(TAGGED, {
      aws_ebs_volume: {
        Here: { tags: {} },
        There: { region: 'us-east-1', tags: { tier: 'gold' } },
      },
    });
    expect(problemsOf(snapshotPolicy, stack)).toHaveLength(1);
  });

  it.each([
    ['one of the tags', volume({ tier: 'gold' })],
    ['no volume here', {}],
    ['volume tags', { aws_instance: { Web: { volume_tags: { tier: 'gold' } } } }],
    [
      'tags of a disk',
      { aws_instance: { Web: { root_block_device: [{ tags: { tier: 'gold' } }] } } },
    ],
  ])('accepts %s', (_, rest) => {
    expect(problemsOf(snapshotPolicy, policy(TAGGED, rest))).toEqual([]);
    expect(unseenBy(snapshotPolicy, policy(TAGGED, rest))).toEqual([]);
  });

  it('accepts tags that the provider adds', () => {
    const provider = { aws: [{ default_tags: [{ tags: { tier: 'gold' } }] }] };
    expect(problemsOf(snapshotPolicy, policy(TAGGED, volume({}), { provider }))).toEqual([]);
  });

  it('leaves a disabled policy alone', () => {
    const details = [{ resource_types: ['VOLUME'], ...TAGGED }];
    const stack = stackOf({
      aws_dlm_lifecycle_policy: { Daily: { state: 'DISABLED', policy_details: details } },
      ...volume({}),
    });
    expect(problemsOf(snapshotPolicy, stack)).toEqual([]);
  });

  it.each([
    ['a tag that is not known', volume({ tier: '${var.it}' })],
    ['tags that are not known', volume('${var.it}')],
    ['volumes of a template', { ...volume({}), aws_launch_template: { T: {} } }],
    ['an instance of a template', { aws_instance: { Web: { launch_template: [{ id: 'lt-1' }] } } }],
  ])('says that it cannot see %s', (_, rest) => {
    expect(problemsOf(snapshotPolicy, policy(TAGGED, rest))).toEqual([]);
    expect(unseenBy(snapshotPolicy, policy(TAGGED, rest))).toEqual([
      'aws_dlm_lifecycle_policy.Daily: which volumes have its target tags',
    ]);
  });

  it('says that it cannot see target tags that are not known', () => {
    const stack = policy({ target_tags: { backup: '${var.it}' } }, volume({ tier: 'gold' }));
    expect(problemsOf(snapshotPolicy, stack)).toEqual([]);
    expect(unseenBy(snapshotPolicy, stack)).toHaveLength(1);
  });
});

describe('a copy', () => {
  const copied = (target: object, top?: object) =>
    scheduled({ cross_region_copy_rule: [target] }, top);

  it.each([[{ target: 'eu-west-1' }], [{ target_region: 'eu-west-1' }]])('finds %j', (target) => {
    expect(problemsOf(snapshotPolicy, copied(target))).toEqual([
      'aws_dlm_lifecycle_policy.Daily: the schedule daily copies to eu-west-1, which is its own Region',
    ]);
  });

  it('finds the copy of an event-based policy', () => {
    const stack = policy({ action: [{ cross_region_copy: [{ target: 'eu-west-1' }] }] });
    expect(problemsOf(snapshotPolicy, stack)).toHaveLength(1);
  });

  it.each(['eu-central-1', 'arn:aws:outposts:eu-west-1:111122223333:outpost/op-1234567890abcdef0'])(
    'accepts %s',
    (target) => {
      expect(problemsOf(snapshotPolicy, copied({ target }))).toEqual([]);
      expect(unseenBy(snapshotPolicy, copied({ target }))).toEqual([]);
    },
  );

  it('says that it cannot see a Region that is not known', () => {
    const seen = [
      'aws_dlm_lifecycle_policy.Daily: whether the schedule daily copies to another Region',
    ];
    expect(unseenBy(snapshotPolicy, copied({ target: '${var.it}' }))).toEqual(seen);
    expect(unseenBy(snapshotPolicy, copied({ target: 'eu-west-1' }, {}))).toEqual(seen);
  });
});

describe('retention', () => {
  const retained = (retain: object) => scheduled({ retain_rule: [retain] });

  it('finds a count and an interval', () => {
    const both = { count: 7, interval: 14, interval_unit: 'DAYS' };
    expect(problemsOf(snapshotPolicy, retained(both))).toEqual([
      'aws_dlm_lifecycle_policy.Daily: the schedule daily retains 7 snapshots and also retains them for 14 days, and AWS accepts only one of the two',
    ]);
  });

  it.each([[{ count: 7 }], [{ interval: 14, interval_unit: 'DAYS' }], [{ count: 7, interval: 0 }]])(
    'accepts %j',
    (retain) => {
      expect(problemsOf(snapshotPolicy, retained(retain))).toEqual([]);
    },
  );

  it('says that it cannot see a count that is not known', () => {
    expect(unseenBy(snapshotPolicy, retained({ count: '${var.it}', interval: 14 }))).toEqual([
      'aws_dlm_lifecycle_policy.Daily: the retention of the schedule daily',
    ]);
  });
});
