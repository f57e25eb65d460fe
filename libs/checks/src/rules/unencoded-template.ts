import { textsByName } from '../flow/integrations';
import { problem, type Rule } from '../rule/rule';

/** A form parameter that is taken from the request as it came. */
const RAW = /\b(MessageBody|Message|Subject|Data)=\s*\$input\.(?:body|json\(|path\()/;

export const unencodedTemplate: Rule = {
  id: 'unencoded-template',
  group: 'event-flow',
  severity: 'error',
  title: 'A request template puts a body into a form without encoding it',
  looksFor:
    'Request templates of REST API integrations that write $input.body, $input.json or $input.path into a parameter of a form, such as MessageBody of SQS or Message of SNS, without $util.urlEncode.',
  why: 'A body with &, + or % is cut or changed on its way, and a caller can add parameters of its own to the call, such as another queue attribute.',
  fix: "Write $util.urlEncode($input.body), or $util.urlEncode($input.json('$')).",
  awsPage:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html',
  *check(estate) {
    for (const integration of estate.all('aws_api_gateway_integration')) {
      for (const [type, template] of textsByName(integration.attributes['request_templates'])) {
        const found = RAW.exec(template)?.[1];
        if (found === undefined) continue;
        yield problem(
          integration,
          `its template for ${type} writes the body into ${found} without $util.urlEncode`,
          type,
        );
      }
    }
  },
};
