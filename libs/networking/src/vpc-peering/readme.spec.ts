import { Route } from '@cdktf/provider-aws/lib/route';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { itPlans, planOffline, readBack, testApp } from '@archway/testing';
import { AwsStack } from '@archway/core';
import { Vpc, VpcPeering } from '@archway/networking';

class Peered extends AwsStack {
  constructor() {
    super(testApp(), 'peered', {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'dev',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    });
    const shop = new Vpc(this, 'Shop', {
      ipv4: '10.20.0.0/16',
      tiers: { app: { reach: 'isolated' } },
    });
    // #region example
    const ireland = new AwsProvider(this, 'ireland', { alias: 'ireland', region: 'eu-west-1' });
    const archive = new Vpc(this, 'Archive', {
      ipv4: '10.30.0.0/16',
      tiers: { data: { reach: 'isolated' } },
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      provider: ireland,
    });
    new VpcPeering(this, 'ShopToArchive', {
      requester: shop,
      accepter: archive,
      accepterRegion: 'eu-west-1',
    });
    // #endregion
  }
}

it('has a route on each side', () => {
  expect(readBack(new Peered()).all(Route)).toHaveLength(2);
});

itPlans('is planned as it is written by the real provider', () => {
  const stack = new Peered();
  const { inventory } = readBack(new Peered());
  expect(planOffline(stack).inventory).toEqual(inventory);
});
