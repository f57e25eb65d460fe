import { DxConnection } from '@cdktf/provider-aws/lib/dx-connection';
import { DxConnectionAssociation } from '@cdktf/provider-aws/lib/dx-connection-association';
import { DxMacsecKeyAssociation } from '@cdktf/provider-aws/lib/dx-macsec-key-association';
import { synth } from '@archway/testing';
import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type { DirectConnectLagProps } from '../lag/direct-connect-lag';
import { DirectConnectLag } from '../lag/direct-connect-lag';
import type { DirectConnectConnectionProps } from './direct-connect-connection';
import { DirectConnectConnection } from './direct-connect-connection';

const SECRET_ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:directconnect!x';
const KEY_NAME = '0123456789abcdef'.repeat(4);

type Props = Partial<DirectConnectConnectionProps>;

const make = (props: Props | ((stack: Construct) => Props) = {}) =>
  synth((stack) => {
    new DirectConnectConnection(stack, 'Port', {
      location: 'EqFA5',
      bandwidth: '10Gbps',
      ...(typeof props === 'function' ? props(stack) : props),
    });
  });

const group =
  (more: Partial<DirectConnectLagProps> = {}, props: Props = {}) =>
  (stack: Construct): Props => ({
    ...props,
    lag: new DirectConnectLag(stack, 'Group', { location: 'EqFA5', bandwidth: '10Gbps', ...more }),
  });

it('is one port without MACsec', () => {
  const stack = make();
  expect(stack.inventory).toEqual({ aws_dx_connection: 1 });
  expect(stack.at('aws_dx_connection.Port')).toEqual({
    name: 'test-test-Port',
    location: 'EqFA5',
    bandwidth: '10Gbps',
    tags: { Name: 'test/Port' },
  });
});

it('has the name and carrier it is given, and stays when it is deleted here', () => {
  const props = { connectionName: 'port', providerName: 'Carrier', retainOnDelete: true };
  expect(make(props).only(DxConnection)).toMatchObject({
    name: 'port',
    provider_name: 'Carrier',
    skip_destroy: true,
  });
});

describe('MACsec', () => {
  it('encrypts everything with a stored key', () => {
    const stack = make({ macSec: { key: { secretArn: SECRET_ARN } } });
    expect(stack.only(DxConnection)).toMatchObject({
      request_macsec: true,
      encryption_mode: 'must_encrypt',
    });
    expect(stack.only(DxMacsecKeyAssociation)).toEqual({
      connection_id: '${aws_dx_connection.Port.id}',
      secret_arn: SECRET_ARN,
    });
  });

  it('takes the halves of a key, of which one is a secret', () => {
    const stack = make((scope) => ({
      macSec: {
        key: {
          connectivityAssociationKeyName: KEY_NAME,
          connectivityAssociationKey: {
            variable: new TerraformVariable(scope, 'cak', { type: 'string', sensitive: true }),
          },
        },
        encryptionMode: 'should_encrypt',
      },
    }));
    expect(stack.only(DxMacsecKeyAssociation)).toMatchObject({ ckn: KEY_NAME, cak: '${var.cak}' });
    expect(stack.only(DxConnection).encryption_mode).toBe('should_encrypt');
  });

  it('can be ordered before there is a key', () => {
    const port = make({ macSec: {} }).only(DxConnection);
    expect(port.request_macsec).toBe(true);
    expect(port).not.toHaveProperty('encryption_mode');
    const off = make({ macSec: { encryptionMode: 'no_encrypt' } }).only(DxConnection);
    expect(off.encryption_mode).toBe('no_encrypt');
  });

  it.each(['10Gbps', '100Gbps', '400Gbps'] as const)('is there on %s', (bandwidth) => {
    expect(() => make({ bandwidth, macSec: {} })).not.toThrow();
  });

  it('hides half a key that stands in the code', () => {
    const text: unknown = KEY_NAME;
    const key = { connectivityAssociationKeyName: KEY_NAME, connectivityAssociationKey: text };
    expect(() => make({ macSec: { key } } as Props)).toThrow(
      'macSec.key.connectivityAssociationKey must be { variable } or { secretArn }, never the secret itself in the code',
    );
  });

  it.each<[Props, string]>([
    [{ bandwidth: '1Gbps', macSec: {} }, 'macSec needs a bandwidth of 10Gbps, 100Gbps or 400Gbps'],
    [
      { macSec: { encryptionMode: 'must_encrypt' } },
      'macSec.encryptionMode needs a key, got "must_encrypt"',
    ],
    [
      { macSec: { key: { secretArn: 'key' } } },
      'macSec.key.secretArn must be the ARN of a secret of Secrets Manager',
    ],
    [
      {
        macSec: {
          key: {
            connectivityAssociationKeyName: 'abc',
            connectivityAssociationKey: { secretArn: `${SECRET_ARN}-AbCdEf` },
          },
        },
      },
      'macSec.key.connectivityAssociationKeyName must be 64 hexadecimal digits, got "abc"',
    ],
  ])('refuses %p', (props, problem) => {
    expect(() => make(props)).toThrow(`DirectConnectConnection 'test/Port': ${problem}`);
  });
});

describe('in a group', () => {
  it('joins it', () => {
    expect(make(group()).only(DxConnectionAssociation)).toEqual({
      connection_id: '${aws_dx_connection.Port.id}',
      lag_id: '${aws_dx_lag.Group.id}',
    });
  });

  it.each<[string, Partial<DirectConnectLagProps>, Props, string]>([
    ['elsewhere', { location: 'INXD6' }, {}, `location must be the group's, INXD6, got "EqFA5"`],
    [
      'of another bandwidth',
      { bandwidth: '100Gbps' },
      {},
      `bandwidth must be the group's, 100Gbps, got "10Gbps"`,
    ],
    [
      'with a key of its own',
      {},
      { macSec: { key: { secretArn: SECRET_ARN } } },
      'macSec.key must be given to the group, not to a connection in it',
    ],
  ])('is not %s', (_, more, props, problem) => {
    expect(() => make(group(more, props))).toThrow(
      `DirectConnectConnection 'test/Port': ${problem}`,
    );
  });
});

it.each<[Props, string]>([
  [{ location: 'Frankfurt, Main' }, "location must be AWS's code of a location, such as EqFA5"],
  [{ connectionName: 'x'.repeat(101) }, 'connectionName must be 1 to 100 characters'],
])('refuses %p', (props, problem) => {
  expect(() => make(props)).toThrow(`DirectConnectConnection 'test/Port': ${problem}`);
});

it('refuses what is no bandwidth of a port', () => {
  const bandwidth: unknown = '40Gbps';
  expect(() => make({ bandwidth } as Props)).toThrow(
    'bandwidth must be one of 1Gbps, 10Gbps, 100Gbps, 400Gbps, got "40Gbps"',
  );
});

it('refers to what others order, and says how it is', () => {
  const stack = synth((scope) => {
    const port = DirectConnectConnection.fromConnectionAttributes(scope, 'Port', {
      connectionId: 'dxcon-1',
    });
    expect(port.linkId).toBe('dxcon-1');
  });
  expect(stack.inventory).toEqual({});
  synth((scope) => {
    const port = new DirectConnectConnection(scope, 'Port', {
      location: 'EqFA5',
      bandwidth: '1Gbps',
    });
    expect(port.metricConnectionState().dimensions).toEqual({ ConnectionId: port.linkId });
  });
});
