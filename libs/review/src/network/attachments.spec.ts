import { told, type Resources } from '../testing/planned';
import { compareAttachments } from './attachments';

const group = (name: string, cidr: string): { name: string; ingress: object[] } => ({
  name,
  ingress: [{ from_port: 443, to_port: 443, protocol: 'tcp', cidr_blocks: [cidr] }],
});

const using = (...names: readonly string[]): Resources =>
  ({
    aws_security_group: {
      Web: group('web', '0.0.0.0/0'),
      App: group('app', '10.1.0.0/16'),
      Same: group('same', '10.1.0.0/17'),
    },
    aws_db_instance: {
      Db: {
        identifier: 'orders',
        vpc_security_group_ids: names.map((name) =>
          name.startsWith('sg-') ? name : `\${aws_security_group.${name}.id}`,
        ),
      },
    },
  }) as Resources;

const lines = (before: Resources, after: Resources): string[] =>
  told(compareAttachments, { before, after });

it('stops where something that is deployed gets an open group', () => {
  expect(lines(using('App'), using('App', 'Web'))).toEqual([
    '+ public/stop: orders (shop/Db) gets the security group web (shop/Web), which admits tcp 443 from anywhere (0.0.0.0/0) beyond 10.1.0.0/16',
  ]);
  expect(lines(using('Web'), using('App'))).toEqual([
    '+ orders (shop/Db) gets the security group app (shop/App)',
    '- orders (shop/Db) loses the security group web (shop/Web)',
  ]);
});

it('looks at a group that lets other networks in, and only tells one that lets in no more', () => {
  expect(lines(using('Same'), using('App', 'Same'))).toEqual([
    '+ reachable/look: orders (shop/Db) gets the security group app (shop/App), which admits tcp 443 from 10.1.128.0/17',
  ]);
  expect(lines(using('App'), using('Same', 'App'))).toEqual([
    '+ orders (shop/Db) gets the security group same (shop/Same)',
  ]);
});

it('says nothing of the order of groups, and that it cannot see those of others', () => {
  expect(lines(using('App', 'Web'), using('Web', 'App'))).toEqual([]);
  expect(lines(using('App'), using('App', 'sg-1'))).toEqual([
    '+ incomplete/note: orders (shop/Db) gets the security group sg-1, whose rules cannot be seen',
  ]);
});

it('leaves what is new to the lines of its groups', () => {
  expect(lines({}, using('Web'))).toEqual([]);
});
