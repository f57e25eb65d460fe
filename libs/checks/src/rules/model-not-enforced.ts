import { modelsOf, validatesBody } from '../flow/methods';
import { problem, unseen, type Rule } from '../rule/rule';

export const modelNotEnforced: Rule = {
  id: 'model-not-enforced',
  group: 'event-flow',
  severity: 'info',
  title: 'A method has a model and takes bodies that do not fit it',
  looksFor:
    'Methods of REST APIs with request_models and without a request validator that has validate_request_body.',
  why: 'Without a validator a model only documents the body, and every body passes.',
  fix: 'Set request_validator_id to a validator with validate_request_body = true.',
  awsPage:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
  *check(estate) {
    for (const method of estate.all('aws_api_gateway_method')) {
      if (modelsOf(method).length === 0) continue;
      const validates = validatesBody(estate, method);
      if (validates === undefined) yield unseen(method, 'whether its validator looks at the body');
      else if (!validates) yield problem(method, 'has request_models and validates no body');
    }
  },
};
