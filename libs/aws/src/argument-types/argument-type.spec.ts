import { itKnowsLowestProvider, lowestProviderSchemas } from '@archway/testing';
import { argumentType } from './argument-type';
import { boundArguments } from './bindings';
import { argumentsIn, type TypedArgument } from './lowest-provider';
import { argumentsByType } from './make-arguments-by-type';

/** The arguments of which the table says something else, but for those that the versions do not agree on. */
function wrong(all: readonly TypedArgument[]): readonly string[] {
  return all
    .filter(([path, type]) => {
      const known = argumentType(path);
      if (known === 'varies' || type === 'any') return false;
      return known === undefined ? !['string', 'list(blocks)'].includes(type) : known !== type;
    })
    .map(([path, type]) => `${path.join('.')} is ${type}, not ${argumentType(path)}`);
}

describe('the type of an argument', () => {
  itKnowsLowestProvider('is that of the lowest provider', () => {
    expect(wrong(argumentsIn(lowestProviderSchemas()))).toEqual([]);
  });

  it.each(['lambda-function', 'lb-listener', 'redshift-cluster', 's3-bucket', 's3tables-table'])(
    'is that of version 6 for the arguments of %s',
    (folder) => {
      const bound = boundArguments(folder);
      expect(bound.length).toBeGreaterThan(10);
      expect(wrong(bound)).toEqual([]);
    },
  );

  it.each([
    ['aws_lambda_function.timeout', 'number'],
    ['aws_lb.subnets', 'set(string)'],
    ['aws_security_group.ingress', 'set(blocks)'],
    ['aws_lb_listener.port', 'number'],
    ['aws_sqs_queue.timeouts', 'block'],
    ['aws_redshift_cluster.encrypted', 'varies'],
  ])('of %s is %s', (path, type) => {
    expect(argumentType(path.split('.'))).toBe(type);
  });

  it.each([
    'aws_lambda_function.handler',
    'aws_lambda_function.environment',
    'aws_new_type.size_of',
  ])('of %s needs no mention', (path) => {
    expect(argumentType(path.split('.'))).toBeUndefined();
  });

  it('differs with the blocks around the argument', () => {
    expect(argumentType(['aws_lb_listener', 'default_action', 'redirect', 'port'])).toBe('string');
    expect(argumentType(['aws_lb_target_group', 'health_check', 'port'])).toBe('string');
    expect(argumentType(['aws_lb_target_group', 'port'])).toBe('number');
  });
});

describe('the table', () => {
  const argument = (path: string, type: string): TypedArgument => [path.split('.'), type];

  it('has a name once where it has one type', () => {
    const all = [argument('a.size', 'number'), argument('b.block.size', 'number')];
    expect(argumentsByType(all, [])).toEqual({ number: ['size'] });
  });

  it('has a name with what is around it where it has several', () => {
    const all = [
      argument('a.size', 'number'),
      argument('b.size', 'number'),
      argument('c.disk.size', 'string'),
      argument('d.disk.size', 'string'),
      argument('e.outer.disk.size', 'bool'),
    ];
    expect(argumentsByType(all, [])).toEqual({
      bool: ['e.outer.disk.size'],
      number: ['size'],
      string: ['disk.size'],
    });
  });

  it('says so where the versions do not agree', () => {
    const lowest = [argument('a.size', 'number')];
    expect(argumentsByType(lowest, [argument('a.size', 'string')])).toEqual({ varies: ['size'] });
    expect(argumentsByType(lowest, [argument('a.zone', 'bool')])).toEqual({
      bool: ['zone'],
      number: ['size'],
    });
  });
});
