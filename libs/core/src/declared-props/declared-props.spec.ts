import { testApp } from '@archway/testing';
import { Fn, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { DeclaredProps } from './declared-props';

const declared = new DeclaredProps(
  { Network: 'NetworkProps' },
  {
    NetworkProps: {
      block: 'string',
      'zones?': 'List<string>',
      'size?': "number | 'all'",
      'nat?': "'none' | 'one' | NatGateways",
      'tiers?': 'Record<Tier>',
      'hub?': 'IHub',
      'key?': 'any',
    },
    NatGateways: { gateways: "'one' | 'two'" },
    PublicTier: { reach: "'public'", 'mapAddresses?': 'boolean' },
    PrivateTier: { reach: "'private'", 'nat?': 'boolean', outpost: 'string' },
  },
  { Tier: 'PublicTier | PrivateTier' },
);

class Network extends Construct {
  constructor(stack: TerraformStack, props: unknown) {
    super(stack, 'Main');
    declared.check(this, 'Network', props);
  }
}

/** What is refused at once, or at synthesis. */
function refusal(props: unknown): string | undefined {
  const stack = new TerraformStack(testApp(), 'test');
  try {
    const [problem] = new Network(stack, props).node.validate();
    return problem;
  } catch (error) {
    return (error as Error).message.replace("Network 'test/Main': ", '');
  }
}

it.each<[string, unknown]>([
  ['all that is required', { block: 'a' }],
  ['what is left out on purpose', { block: 'a', zones: undefined, unheardOf: undefined }],
  ['a fixed word', { block: 'a', nat: 'one' }],
  ['an object in its place', { block: 'a', nat: { gateways: 'two' } }],
  [
    'the form of an object that its word names',
    { block: 'a', tiers: { web: { reach: 'public' } } },
  ],
  [
    'texts, numbers and lists that Terraform computes',
    {
      block: Token.asString({ a: 1 }),
      size: Token.asNumber({ a: 1 }),
      zones: Token.asList({ a: 1 }),
      tiers: Token.asAny({ a: 1 }),
    },
  ],
  ['what a function of Terraform gives', { block: Fn.join('', ['a']), zones: Fn.tolist([]) }],
  ['an object that stands for a construct', { block: 'a', hub: { hubId: 'h', more: 1 } }],
  ['anything where nothing is known', { block: 'a', key: 7 }],
])('takes %s', (_, props) => {
  expect(refusal(props)).toBeUndefined();
});

it.each<[string, unknown, string]>([
  ['a missing prop', {}, 'block must be given, got undefined'],
  ['no props at all', undefined, 'block must be given, got undefined'],
  ['a misspelled prop', { block: 'a', zonse: [] }, 'zonse is unknown, did you mean zones'],
  ['a longer name', { block: 'a', natGateways: 'one' }, 'natGateways is unknown, did you mean nat'],
  [
    'a prop that is like no other',
    { block: 'a', firewall: true },
    'firewall is unknown, the props are block, zones, size, nat, tiers, hub, key',
  ],
  [
    'a misspelled prop of an object',
    { block: 'a', nat: { gateway: 'one' } },
    'nat.gateway is unknown, did you mean gateways; nat.gateways must be given, got undefined',
  ],
  [
    'another word',
    { block: 'a', nat: 'onee' },
    'nat must be one of none, one or a NatGateways, got "onee", did you mean \'one\'',
  ],
  [
    'a word that no form has',
    { block: 'a', tiers: { web: { reach: 'open' } } },
    'tiers.web.reach must be one of public, private, got "open"',
  ],
  [
    'a prop of another form',
    { block: 'a', tiers: { web: { reach: 'public', outpost: 'o' } } },
    'tiers.web.outpost is unknown, the props are reach, mapAddresses',
  ],
  ['a text for a number', { block: 'a', size: 'big' }, 'size must be all or a number, got "big"'],
  ['a number for a text', { block: 7 }, 'block must be a string, got 7'],
  ['a text for a list', { block: 'a', zones: 'b' }, 'zones must be a list, got a string'],
  ['a number in a list of texts', { block: 'a', zones: [1] }, 'zones[0] must be a string, got 1'],
  [
    'an identifier for a construct',
    { block: 'a', hub: 'h-1' },
    'hub must be an IHub, got a string',
  ],
])('refuses %s', (_, props, problem) => {
  expect(refusal(props)).toBe(problem);
});

it('names every problem in one error', () => {
  expect(refusal({ zonse: [], hub: 'h-1' })).toBe(
    'zonse is unknown, did you mean zones; hub must be an IHub, got a string; block must be given, got undefined',
  );
});
