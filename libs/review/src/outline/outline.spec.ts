import { sampleReview } from '../sample/sample-review';
import { changeOf } from '../sample/sample-plan';
import type { Concern } from '../review/review';
import { arranged } from './arrange';
import { detailsOf } from './concern-details';
import { groupsOf } from './groups';
import { pathOf, placeOf } from './place';
import { countsText, tallyText } from './words';

const [plan] = sampleReview().plans;
if (!plan) throw new Error('the sample has plans');
const { plans } = sampleReview();

const concern: Concern = {
  kind: 'replace',
  level: 'note',
  plan: 'lambdas-prod',
  address: 'aws_sqs_queue.A',
  constructPath: 'lambdas-prod/A/Default',
  text: 'Queue a is replaced: name changes',
  details: [],
};

describe('where a resource stands', () => {
  it.each([
    ['lambdas-prod/Thumbnail/Queue/Default', 'Thumbnail/Queue'],
    ['lambdas-prod/Uploaded/Policy', 'Uploaded/Policy'],
    ['module.endpoints.aws_vpc_endpoint.this', 'module.endpoints.aws_vpc_endpoint.this'],
    ['lambdas-prod-other/Queue/Default', 'lambdas-prod-other/Queue'],
  ])('tells %s as %s within its stack', (constructPath, place) => {
    expect(placeOf(constructPath, plan)).toBe(place);
  });

  it('names the stack where there are several, and not where there is one', () => {
    expect(pathOf(concern, plans)).toBe('lambdas-prod/A');
    expect(pathOf(concern, [plan])).toBe('A');
  });
});

describe('groups', () => {
  it('have a construct each, and no noise', () => {
    const names = groupsOf(plan).map(({ name }) => name);
    expect(names).toContain('Thumbnail');
    expect(names).not.toContain('Pictures');
  });

  it.each([
    [20, 20],
    [21, 1],
  ])('of %i constructs with one new resource are told as %i', (constructs, groups) => {
    const changes = Array.from({ length: constructs }, (_, index) =>
      changeOf({
        address: `aws_sqs_queue.Q${index}`,
        constructPath: `lambdas-prod/Q${index}/Default`,
        kind: 'create',
      }),
    );
    expect(arranged(groupsOf({ ...plan, changes }))).toHaveLength(groups);
  });
});

describe('what is behind a concern', () => {
  it('keeps a block of Terraform together, and leaves out what the sentence tells', () => {
    const details = ['name changes', 'moved {\n  from = a\n}', 'and so on'];
    expect(detailsOf({ ...concern, details })).toEqual([
      { block: ['moved {', '  from = a', '}'] },
      { line: 'and so on' },
    ]);
  });

  it('is left to the section of findings where it is one', () => {
    expect(detailsOf({ ...concern, kind: 'check-error', details: ['a line'] })).toEqual([]);
  });
});

it('counts names with the most first, and the rest as more', () => {
  expect(tallyText(['b', 'a', 'a', 'c'], 2)).toBe('2 a, 1 b, 1 more');
});

it('says that nothing is to do where all counts are zero', () => {
  const none = {
    create: 0,
    update: 0,
    replace: 0,
    destroy: 0,
    move: 0,
    import: 0,
    forget: 0,
    noise: 3,
    unchanged: 9,
  };
  expect(countsText(none)).toBe('nothing to do');
  expect(countsText({ ...none, update: 2, destroy: 1 })).toBe('1 to destroy, 2 to update');
});
