import { told, type Resources } from '../testing/planned';
import { comparePublicAddresses } from './public-addresses';

type Body = NonNullable<NonNullable<Resources[string]>[string]>;

const of = (type: string, body: Body): Resources => ({ [type]: { It: body } });

it.each<[string, Body, Body, string]>([
  [
    'aws_db_instance',
    { publicly_accessible: false },
    { publicly_accessible: true },
    'public/stop: shop/It has a public address',
  ],
  [
    'aws_instance',
    { associate_public_ip_address: false },
    { associate_public_ip_address: true },
    'public/look: shop/It has a public address',
  ],
  [
    'aws_subnet',
    {},
    { map_public_ip_on_launch: true },
    'public/look: shop/It gives a public address to what starts in it',
  ],
  ['aws_lb', { internal: true }, {}, 'public/look: shop/It faces the internet'],
  [
    'aws_eks_cluster',
    { vpc_config: [{ endpoint_public_access: false }] },
    { vpc_config: [{ endpoint_public_access: true }] },
    'public/look: shop/It answers at a public endpoint',
  ],
])(
  'tells that %s gets a public address, and is unconcerned when it loses it',
  (type, off, on, line) => {
    const [before, after] = [of(type, off), of(type, on)];
    expect(told(comparePublicAddresses, { before, after })).toEqual([`+ ${line}`]);
    const [back = ''] = told(comparePublicAddresses, { before: after, after: before });
    expect(back).toMatch(/^- (?!public\/)/);
  },
);

it('looks at what is new and public, and says nothing of what is new and private', () => {
  const made = (internal: boolean): string[] =>
    told(comparePublicAddresses, { after: of('aws_lb', { internal }) });
  expect(made(false)).toEqual(['+ public/look: shop/It faces the internet']);
  expect(made(true)).toEqual([]);
});

it('passes over what the provider decides, and says what cannot be seen', () => {
  expect(told(comparePublicAddresses, { after: of('aws_instance', {}) })).toEqual([]);
  const associate_public_ip_address = '${aws_x.Y.open}';
  expect(
    told(comparePublicAddresses, { after: of('aws_instance', { associate_public_ip_address }) }),
  ).toEqual([
    '~ incomplete/note: shop/It: associate_public_ip_address cannot be seen: aws_x.Y.open (known after apply)',
  ]);
});
