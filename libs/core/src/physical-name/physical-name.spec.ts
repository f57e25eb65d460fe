import { synth, testApp } from '@archway/testing';
import { Construct } from 'constructs';
import { AwsStack } from '../aws-stack/aws-stack';
import { physicalName } from './physical-name';

function nameOf(ids: readonly string[], maxLength: number): string {
  let name = '';
  synth((stack) => {
    const innermost = ids.reduce<Construct>((scope, id) => new Construct(scope, id), stack);
    name = physicalName(innermost, maxLength);
  });
  return name;
}

describe('a physical name', () => {
  it('is the stage and the path of the construct', () => {
    expect(nameOf(['Images', 'Thumbnail'], 64)).toBe('test-test-Images-Thumbnail');
  });

  it('says the stage once where the id of the stack ends in it', () => {
    const stack = new AwsStack(testApp(), 'lambdas-prod', {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'prod',
    });
    expect(physicalName(new Construct(stack, 'Thumbnail'), 64)).toBe('lambdas-prod-Thumbnail');
  });

  it('has hyphens for what AWS does not take', () => {
    expect(nameOf(['Größe 1'], 64)).toBe('test-test-Gr--e-1');
  });

  it('stays whole at exactly the longest length', () => {
    expect(nameOf(['a'.repeat(10)], 20)).toBe(`test-test-${'a'.repeat(10)}`);
  });

  it('ends in a digest above the longest length, another one for another path', () => {
    const first = nameOf(['a'.repeat(30), 'First'], 30);
    const second = nameOf(['a'.repeat(30), 'Second'], 30);
    expect(first).toMatch(/^test-test-a{11}-[0-9a-f]{8}$/);
    expect(second).toHaveLength(30);
    expect(first).not.toBe(second);
  });
});
