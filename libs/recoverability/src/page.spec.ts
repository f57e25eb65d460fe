import { parseStack } from '@archway/terraform';
import { pageOfReport, recoverability } from './index';

const stack = {
  provider: { aws: [{ region: 'eu-west-1' }] },
  resource: {
    aws_dynamodb_table: {
      Orders: { name: 'orders', point_in_time_recovery: [{ enabled: true }] },
      Carts: { name: 'carts' },
    },
    aws_ebs_volume: { Data: { tags: { '<b>': 'x' } } },
    aws_dlm_lifecycle_policy: {
      Daily: {
        policy_details: [
          {
            resource_types: ['VOLUME'],
            target_tags: { '<b>': 'x' },
            schedule: [{ name: '<script>alert(1)</script>', create_rule: [{ interval: 24 }] }],
          },
        ],
      },
    },
  },
};
const stores = recoverability([parseStack(JSON.stringify(stack), 'stacks/shop/cdk.tf.json')]);
const page = pageOfReport({ stores, misses: [] });

it('shows each store with what protects it, and what is lost', () => {
  expect(page.match(/<section>/g)).toHaveLength(3);
  expect(page).toContain('<p class="bad">nothing protects it</p>');
  expect(page).toContain('<dt>Lost when deleted</dt><dd>5 min');
  expect(page).toContain('<dt>Lost with the region</dt><dd class="bad">all of it</dd>');
});

it('shows names as text, whatever they hold', () => {
  expect(page).not.toContain('<script');
  expect(page).toContain('&#60;script&#62;');
});
