import type { ResourceType } from '../resource-type/resource-type';

export const acmCertificate: ResourceType = {
  type: 'aws_acm_certificate',
  noun: 'certificate',
  nameArgument: 'domain_name',
  forceNew: [
    'certificate_authority_arn',
    'domain_name',
    'subject_alternative_names',
    'validation_method',
  ],
  loss: { weight: 'identity', holds: 'a validation that may have to be done again' },
  example: { domain_name: 'example.com', validation_method: 'DNS' },
};
