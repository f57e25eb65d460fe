import { isUnknown, textOf, type Value } from '@archway/terraform';
import { textOr } from '../estate/attributes';
import { serviceCallsOf, textsByName } from '../flow/integrations';
import { problem, type Rule } from '../rule/rule';

export const passesAnyBody: Rule = {
  id: 'passes-any-body',
  group: 'event-flow',
  severity: 'warning',
  title: 'An integration passes on bodies that its templates do not know',
  looksFor:
    'Integrations of REST APIs with a service of AWS (type AWS) whose request templates write a form, or whose URI names an action such as dynamodb:action/PutItem, and whose passthrough_behavior is WHEN_NO_MATCH, which is the default, or WHEN_NO_TEMPLATES without any template. Functions are left alone: they look at the body.',
  why: 'A caller who names another content type chooses the whole body that the service gets, with the permissions of the role of the API: also another action than the template has.',
  fix: 'Set passthrough_behavior = "NEVER", and API Gateway answers 415 to other content types.',
  awsPage:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html',
  *check(estate) {
    const actions = new Set(
      serviceCallsOf(estate)
        .filter(({ isAction }) => isAction)
        .map(({ integration }) => integration),
    );
    for (const integration of estate.all('aws_api_gateway_integration')) {
      const { type, passthrough_behavior, request_templates } = integration.attributes;
      if (textOf(type) !== 'AWS') continue;
      const templates = textsByName(request_templates);
      const isForm = templates.some(([, text]) => /\bAction=\w/.test(text));
      if (!isForm && !actions.has(integration)) continue;
      const behavior = textOr(passthrough_behavior, 'WHEN_NO_MATCH');
      if (behavior === 'WHEN_NO_MATCH')
        yield problem(integration, 'passthrough_behavior is WHEN_NO_MATCH');
      else if (behavior === 'WHEN_NO_TEMPLATES' && isEmpty(request_templates))
        yield problem(integration, 'passthrough_behavior is WHEN_NO_TEMPLATES, and it has none');
    }
  },
};

function isEmpty(templates: Value | undefined): boolean {
  return !isUnknown(templates) && textsByName(templates).length === 0;
}
