import { DxLag } from '@cdktf/provider-aws/lib/dx-lag';
import { DxMacsecKeyAssociation } from '@cdktf/provider-aws/lib/dx-macsec-key-association';
import { synth } from '@archway/testing';
import { DirectConnectConnection } from '../connection/direct-connect-connection';
import type { DedicatedBandwidth } from '../connection/direct-connect-connection';
import type { DirectConnectLagProps } from './direct-connect-lag';
import { DirectConnectLag } from './direct-connect-lag';

const SECRET_ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:directconnect!x';

const make = (props: Partial<DirectConnectLagProps> = {}, members = 0) =>
  synth((stack) => {
    const bandwidth: DedicatedBandwidth = props.bandwidth ?? '10Gbps';
    const place = { location: 'EqFA5', bandwidth };
    const lag = new DirectConnectLag(stack, 'Group', { ...place, ...props });
    for (let member = 1; member <= members; member += 1) {
      new DirectConnectConnection(stack, `Port${member}`, { ...place, lag });
    }
  });

it('is a group that keeps its connections when it is deleted', () => {
  const stack = make();
  expect(stack.inventory).toEqual({ aws_dx_lag: 1 });
  expect(stack.at('aws_dx_lag.Group')).toEqual({
    name: 'test-test-Group',
    location: 'EqFA5',
    connections_bandwidth: '10Gbps',
    tags: { Name: 'test/Group' },
  });
});

it('has what it is given', () => {
  const stack = make({
    lagName: 'group',
    providerName: 'Carrier',
    forceDestroy: true,
    macSecKey: { secretArn: SECRET_ARN },
  });
  expect(stack.only(DxLag)).toMatchObject({
    name: 'group',
    provider_name: 'Carrier',
    force_destroy: true,
  });
  expect(stack.only(DxMacsecKeyAssociation)).toEqual({
    connection_id: '${aws_dx_lag.Group.id}',
    secret_arn: SECRET_ARN,
  });
});

it.each([
  ['1Gbps', 4],
  ['10Gbps', 4],
  ['100Gbps', 2],
  ['400Gbps', 2],
] as const)('of %s takes %d connections and no more', (bandwidth, most) => {
  expect(make({ bandwidth }, most).inventory).toMatchObject({ aws_dx_connection: most });
  expect(() => make({ bandwidth }, most + 1)).toThrow(
    `DirectConnectConnection 'test/Port${most + 1}': lag 'test/Group' must have at most ${most} connections of ${bandwidth}, this is number ${most + 1}`,
  );
});

it.each<[Partial<DirectConnectLagProps>, string]>([
  [{ location: '' }, 'location must be AWS\'s code of a location, such as EqFA5, got ""'],
  [{ lagName: '' }, 'lagName must be 1 to 100 characters, got ""'],
  [
    { bandwidth: '1Gbps', macSecKey: { secretArn: SECRET_ARN } },
    'macSec needs a bandwidth of 10Gbps, 100Gbps or 400Gbps, got "1Gbps"',
  ],
])('refuses %p', (props, problem) => {
  expect(() => make(props)).toThrow(`DirectConnectLag 'test/Group': ${problem}`);
});
