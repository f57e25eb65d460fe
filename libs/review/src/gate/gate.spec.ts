import { realPlan } from '../testing/plan-of';
import { reviewPlans } from '../build/review-plans';
import { failing } from './gate';

const addresses = (name: string, ...kinds: Parameters<typeof failing>[1]): readonly string[] =>
  failing(reviewPlans([{ plan: realPlan(name) }]), kinds).map(({ address }) => address);

describe('a gate', () => {
  it('stops at the kinds that it names, and at no other', () => {
    expect(addresses('destroy', 'destroy-stateful')).toEqual([
      'aws_dynamodb_table.Orders',
      'aws_s3_bucket.Photos',
    ]);
    expect(addresses('destroy', 'replace-stateful', 'public')).toEqual([]);
    expect(addresses('replace', 'replace-stateful')).toHaveLength(2);
  });

  it('stops at a rename without a moved block, and not at one with it', () => {
    expect(addresses('rename', 'replace-stateful')).toEqual(['aws_dynamodb_table.Purchases']);
    expect(addresses('move', 'replace-stateful')).toEqual([]);
  });

  it('stops at notes of the kinds that are hardly anything else', () => {
    expect(addresses('create', 'incomplete')).toHaveLength(1);
    expect(addresses('update', 'check-warning')).toEqual(['aws_iam_role_policy.Maker']);
    expect(addresses('create', 'privilege')).toEqual([]);
  });

  it('lets notes pass, such as findings that nobody can say are new', () => {
    expect(addresses('create', 'check-error', 'check-warning')).toEqual([]);
    expect(addresses('update', 'check-error')).toEqual(['aws_security_group.Web']);
  });
});
