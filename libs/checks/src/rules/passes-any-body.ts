import { textOf } from '@archway/terraform';
import { textOr } from '../estate/attributes';
import { problem, type Rule } from '../rule/rule';
import { templatesOf } from './unencoded-template';

export const passesAnyBody: Rule = {
  id: 'passes-any-body',
  group: 'event-flow',
  severity: 'warning',
  title: 'An integration passes on bodies that its templates do not know',
  looksFor:
    'Integrations of REST APIs with a service of AWS (type AWS) whose request templates write a form, and whose passthrough_behavior is WHEN_NO_MATCH, which is the default.',
  why: 'A caller who names another content type chooses the whole body that the service gets, with the permissions of the role of the API: also another action than the template has.',
  fix: 'Set passthrough_behavior = "NEVER", and API Gateway answers 415 to other content types.',
  awsPage:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html',
  *check(estate) {
    for (const integration of estate.all('aws_api_gateway_integration')) {
      const { type, passthrough_behavior, request_templates } = integration.attributes;
      if (textOf(type) !== 'AWS') continue;
      const isForm = templatesOf(request_templates).some(([, text]) => /\bAction=\w/.test(text));
      if (isForm && textOr(passthrough_behavior, 'WHEN_NO_MATCH') === 'WHEN_NO_MATCH')
        yield problem(integration, 'passthrough_behavior is WHEN_NO_MATCH');
    }
  },
};
