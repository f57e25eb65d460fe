import { Construct, RootConstruct } from 'constructs';
import { pathBelow } from './path-below';

const root = new RootConstruct('App');
const shop = new Construct(root, 'Shop');
const intake = new Construct(new Construct(shop, 'Orders'), 'Intake');

it.each([
  ['the root', root, ['Shop', 'Orders', 'Intake']],
  ['a construct between', shop, ['Orders', 'Intake']],
  ['the construct itself', intake, []],
])('leads from %s to the construct', (_, ancestor, path) => {
  expect(pathBelow(ancestor, intake)).toEqual(path);
});
