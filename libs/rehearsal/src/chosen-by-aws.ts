import { isList, isObject, type Json, type JsonObject } from './plan-json';

/**
 * Computed attributes of which an invented text is no valid value, because other resources of the
 * configuration read their parts.
 */
export function chosenByAws(type: string, attributes: JsonObject): JsonObject {
  switch (type) {
    case 'aws_acm_certificate':
      return { domain_validation_options: validationOptions(attributes) };
    case 'aws_cloudwatch_log_delivery_destination':
      return { delivery_destination_type: destinationType(attributes) };
    default:
      return {};
  }
}

/** One validation record for each name of a certificate; a wildcard shares the record of its parent. */
function validationOptions(certificate: JsonObject): Json {
  const { domain_name: name, subject_alternative_names: others, validation_method } = certificate;
  if (validation_method !== 'DNS') return [];
  const names = [name, ...(isList(others) ? others : [])].filter(
    (each): each is string => typeof each === 'string',
  );
  return [...new Set(names)].map((domain) => {
    const record = domain.replace(/^\*\./, '');
    return {
      domain_name: domain,
      resource_record_name: `_0123456789abcdef.${record}.`,
      resource_record_type: 'CNAME',
      resource_record_value: `_fedcba9876543210.${record}.acm-validations.aws.`,
    };
  });
}

/** Read from the ARN of what the logs go to. */
function destinationType(destination: JsonObject): Json {
  const [configuration] = isList(destination['delivery_destination_configuration'])
    ? destination['delivery_destination_configuration']
    : [];
  const arn = isObject(configuration) ? configuration['destination_resource_arn'] : undefined;
  if (typeof arn !== 'string') return 'S3';
  if (arn.includes(':logs:')) return 'CWL';
  return arn.includes(':firehose:') ? 'FH' : 'S3';
}
