import { AwsStack } from '@archway/core';
import { readBack, TEST_ENVIRONMENT, testApp } from '@archway/testing';
import { Construct } from 'constructs';
import { changesOf } from './changes';
import { SUBJECTS } from './subjects';

const CHANGES = SUBJECTS.map(changesOf);

/** What no second value is known for, and why. */
const UNCOVERED: Readonly<Record<string, string>> = {
  'DeliveryStream.transformation': 'takes a function, whose code has to be bundled first',
  'DeliveryStream.partitionKeys': 'goes with a prefix that names each key',
  'Pipe.enrichment': 'takes a function, whose code has to be bundled first',
  'Pipe.inputTemplate': 'is a text of its own syntax',
  Rule: 'is made by an event bus, with targets of its own',
  'Schedule.startDate': 'is a time of the calendar',
  'Schedule.endDate': 'is a time of the calendar',
  'Subscription.id': 'is an id and not a setting',
  'Subscription.filterPolicy': 'has forms that their type alone does not fill',
};

it('gives each prop a second value that its construct takes, or a reason why not', () => {
  const uncovered = CHANGES.flatMap((changes) => changes.uncovered);
  expect([...uncovered].sort()).toEqual(Object.keys(UNCOVERED).sort());
});

it.each(['before', 'after'] as const)(
  'all that changes can be synthesized together %s it',
  (side) => {
    const stack = new AwsStack(testApp(), 'deployed', TEST_ENVIRONMENT);
    const cases = CHANGES.flatMap((changes) => changes.cases);
    cases.forEach((each, at) => each[side](new Construct(stack, `case${at}x`), stack));
    expect(cases.length).toBeGreaterThan(SUBJECTS.length);
    expect(readBack(stack).addresses.length).toBeGreaterThan(cases.length);
  },
);
