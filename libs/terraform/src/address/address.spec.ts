import {
  assert,
  constantFrom,
  option,
  property,
  record,
  array,
  string,
  integer,
  oneof,
} from 'fast-check';
import { addressOf, blockOf, moduleNames, within } from './address';

describe('an address', () => {
  it.each([
    ['aws_sqs_queue.Orders', 'aws_sqs_queue.Orders'],
    ['aws_sqs_queue.Orders[0]', 'aws_sqs_queue.Orders'],
    [
      'module.a["x.y"].module.b[1].data.aws_region.C["a\\"]b"]',
      'module.a.module.b.data.aws_region.C',
    ],
  ])('%s is an instance of %s', (address, block) => {
    expect(blockOf(address)).toBe(block);
  });

  it.each([
    ['', []],
    ['module.a', ['a']],
    ['module.a["module.x"].module.b[1]', ['a', 'b']],
  ])('%s has the modules %j', (address, names) => {
    expect(moduleNames(address)).toEqual(names);
  });

  const name = constantFrom('a', 'Orders', 'this', 'x-1', 'data', 'module');
  const key = option(oneof(integer({ min: 0, max: 99 }), string()), { nil: undefined });
  const step = record({ name, key });
  const written = (each: string | number | undefined): string =>
    each === undefined ? '' : `[${JSON.stringify(each)}]`;

  it('loses its instance keys and nothing else, whatever the keys are', () => {
    assert(
      property(array(step, { maxLength: 3 }), step, (modules, resource) => {
        const full = (keys: boolean): string =>
          within(
            modules.reduce(
              (at, each) => within(at, `module.${each.name}${keys ? written(each.key) : ''}`),
              '',
            ),
            `${addressOf('managed', 'aws_x', resource.name)}${keys ? written(resource.key) : ''}`,
          );
        expect(blockOf(full(true))).toBe(full(false));
      }),
    );
  });
});
