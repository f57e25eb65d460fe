import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';
import { EcrRepositoryPolicy } from '@cdktf/provider-aws/lib/ecr-repository-policy';
import { synth } from '@archway/testing';
import type { RepositoryProps } from './repository';
import { Repository } from './repository';

const make = (props?: RepositoryProps, then: (made: Repository) => void = () => undefined) =>
  synth((stack) => then(new Repository(stack, 'Images', props)));

it('has tags that never change and scans what arrives', () => {
  const stack = make();
  expect(stack.inventory).toEqual({ aws_ecr_lifecycle_policy: 1, aws_ecr_repository: 1 });
  expect(stack.only(EcrRepository)).toMatchObject({
    name: 'test-test-images',
    image_tag_mutability: 'IMMUTABLE',
    image_scanning_configuration: { scan_on_push: true },
  });
});

it('deletes images without a tag after 14 days', () => {
  expect(JSON.parse(make().only(EcrLifecyclePolicy).policy).rules).toEqual([
    {
      rulePriority: 1,
      description: 'Images without a tag',
      selection: {
        tagStatus: 'untagged',
        countType: 'sinceImagePushed',
        countUnit: 'days',
        countNumber: 14,
      },
      action: { type: 'expire' },
    },
  ]);
});

it('lets another account pull and nothing else', () => {
  const stack = make({}, (repository) => {
    repository.allowPullFrom(['arn:aws:iam::444455556666:root']);
  });
  expect(JSON.parse(stack.only(EcrRepositoryPolicy).policy).Statement[0].Action).toEqual([
    'ecr:BatchCheckLayerAvailability',
    'ecr:BatchGetImage',
    'ecr:GetDownloadUrlForLayer',
  ]);
});

it.each<[string, RepositoryProps]>([
  ['repositoryName must be', { repositoryName: 'Shop/Worker' }],
  [
    'lifecycleRules[0] must name at least one tag',
    { lifecycleRules: [{ tagPrefixes: [], keepImages: 5 }] },
  ],
  [
    'lifecycleRules must end with the one rule for any image',
    { lifecycleRules: [{ keepImages: 5 }, { untagged: true, keepImages: 1 }] },
  ],
  [
    'lifecycleRules[0] must have exactly one of keepImages and expireAfterDays',
    { lifecycleRules: [{ untagged: true }] },
  ],
])('refuses: %s', (problem, props) => {
  expect(() => make(props)).toThrow(problem);
});

it.each<RepositoryProps>([
  { repositoryName: 'shop/worker' },
  { lifecycleRules: [{ tagPrefixes: ['v'], keepImages: 5 }] },
  { lifecycleRules: [{ untagged: true, keepImages: 1 }, { keepImages: 5 }] },
])('takes %j', (props) => {
  expect(() => make(props)).not.toThrow();
});
