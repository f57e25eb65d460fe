import { textOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import { accessOfMethod, accessOfRoute } from '../flow/public-calls';
import { problem, unseen, type Rule } from '../rule/rule';

export const noAuthorization: Rule = {
  id: 'no-authorization',
  group: 'exposure',
  severity: 'warning',
  title: 'Everybody may call a function or an API',
  looksFor:
    'Function URLs with authorization_type NONE, methods of REST APIs with authorization NONE and without an API key, and routes of HTTP APIs, and $connect routes of WebSocket APIs, whose authorization_type is NONE or not stated. OPTIONS methods are left alone, since browsers send them without credentials, and so are private APIs.',
  why: 'Whoever finds the address can call it, and you pay for each call.',
  fix: 'Set authorization_type = "AWS_IAM", or name an authorizer. Accept the finding where the function checks who calls it.',
  awsPage: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  *check(estate) {
    for (const url of estate.all('aws_lambda_function_url')) {
      if (textOf(url.attributes['authorization_type']) === 'NONE')
        yield problem(url, 'authorization_type is NONE');
    }
    for (const method of estate.all('aws_api_gateway_method')) {
      const access = accessOfMethod(estate, method);
      if (access === 'everybody') yield problem(method, 'authorization is NONE');
      else if (access !== 'some') yield unseen(method, access.unseen);
    }
    for (const route of estate.all('aws_apigatewayv2_route')) {
      const access = accessOfRoute(estate, route);
      if (access === 'everybody') {
        yield problem(
          route,
          isStated(route.attributes['authorization_type'])
            ? 'authorization_type is NONE'
            : 'states no authorization_type, which means NONE',
        );
      } else if (access !== 'some') yield unseen(route, access.unseen);
    }
  },
};
