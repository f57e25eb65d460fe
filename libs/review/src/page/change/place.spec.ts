import { placeOf } from './place';

const place = (constructPath: string, address = 'aws_sqs_queue.A1B2C3') =>
  placeOf({ address, constructPath, type: 'aws_sqs_queue' }, 'orders-dev');

it('groups by the construct right below the stack, and names a primary resource by its construct', () => {
  expect(place('orders-dev/Intake/DeadLetter/Default')).toEqual({
    group: 'Intake',
    path: 'Intake / DeadLetter',
  });
});

it('tells instances of one construct by their keys', () => {
  const instance = (key: string) =>
    place('orders-dev/Intake/Default', `aws_sqs_queue.Intake${key}`);
  expect(instance('[0]').path).toBe('Intake[0]');
  expect(instance('["a/b"]').path).toBe('Intake["a/b"]');
});

it('keeps a resource that has the name Default and no construct', () => {
  expect(place('orders-dev/Default')).toEqual({ group: 'Default', path: 'Default' });
});

it('groups what CDKTF did not make by its module, without one by its type', () => {
  const foreign = (address: string) => place(address, address);
  expect(foreign('module.jobs["a/b"].module.queue.aws_sqs_queue.main[0]')).toEqual({
    group: 'module.jobs["a/b"].module.queue',
    path: 'module.jobs["a/b"].module.queue.aws_sqs_queue.main[0]',
  });
  expect(foreign('aws_sqs_queue.main["a/b"]')).toEqual({
    group: 'aws_sqs_queue',
    path: 'aws_sqs_queue.main["a/b"]',
  });
});
