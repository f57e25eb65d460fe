import { problemsOf, stackOf } from '../testing/observe';
import { unencodedTemplate } from './unencoded-template';

const template = (text: string) =>
  problemsOf(
    unencodedTemplate,
    stackOf({
      aws_api_gateway_integration: { Send: { request_templates: { 'application/json': text } } },
    }),
  );

it.each([
  ['Action=SendMessage&MessageBody=$input.body', 'MessageBody'],
  ["Action=SendMessage&MessageBody=$input.json('$')&Version=2012-11-05", 'MessageBody'],
  ["Action=Publish&TopicArn=arn:1&Message=$input.path('$.text')", 'Message'],
])('finds %s', (text, parameter) => {
  expect(template(text)).toEqual([
    `aws_api_gateway_integration.Send: its template for application/json writes the body into ${parameter} without $util.urlEncode`,
  ]);
});

it.each([
  ['Action=SendMessage&MessageBody=$util.urlEncode($input.body)'],
  ['{"MessageBody": $input.json(\'$\')}'],
  ['${var.template}'],
])('accepts %s', (text) => {
  expect(template(text)).toEqual([]);
});
