import { testApp } from '@archway/testing';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { InsideBlocks } from './inside-blocks';

const vpn = (id: string) => new Construct(testApp(), id);

it('says which block of which VPN another meets', () => {
  const blocks = new InsideBlocks();
  expect(blocks.note(vpn('One'), 'tunnels[0].insideCidr', '169.254.10.0/30')).toBeUndefined();
  expect(blocks.note(vpn('Two'), 'tunnels[1].insideCidr', '169.254.10.0/30')).toBe(
    'tunnels[1].insideCidr must not overlap 169.254.10.0/30 of \'One\', got "169.254.10.0/30"',
  );
});

it.each([
  '169.254.10.4/30',
  'fd00::/126',
  undefined,
  'nothing',
  Token.asString({ block: 'of Terraform' }),
])('takes %p beside 169.254.10.0/30', (block) => {
  const blocks = new InsideBlocks();
  blocks.note(vpn('One'), 'insideCidr', '169.254.10.0/30');
  expect(blocks.note(vpn('Two'), 'insideCidr', block)).toBeUndefined();
});
