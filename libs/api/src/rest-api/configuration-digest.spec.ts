import { configurationDigest } from './configuration-digest';

const METHOD = { http_method: 'POST', resource_id: '${aws_api_gateway_resource.Orders.id}' };

it('changes with the text of a resource', () => {
  expect(configurationDigest([METHOD])).not.toEqual(
    configurationDigest([{ ...METHOD, http_method: 'PUT' }]),
  );
});

it('stays the same for what API Gateway does not read', () => {
  expect(configurationDigest([{ ...METHOD, '//': { path: 'x' }, depends_on: ['a.b'] }])).toEqual(
    configurationDigest([METHOD]),
  );
});

it('names each value that the text refers to once, expressions with braces of their own included', () => {
  const uri = 'arn:sqs:path/${element(split(":", "${aws_sqs_queue.Orders.arn}"), 5)}';
  expect(configurationDigest([METHOD, METHOD, { uri }]).references).toBe(
    '${sha256(jsonencode([aws_api_gateway_resource.Orders.id, element(split(":", "${aws_sqs_queue.Orders.arn}"), 5)]))}',
  );
});

it('passes over an escaped reference', () => {
  expect(configurationDigest([{ template: '#set($$${x} = 1)' }]).references).toBe('');
});
