import type { ResourceType } from '../resource-type/resource-type';

export const iamSamlProvider: ResourceType = {
  type: 'aws_iam_saml_provider',
  noun: 'SAML provider',
  forceNew: ['name'],
  loss: { weight: 'identity', holds: 'the trust of all that signs in with it' },
  example: { saml_metadata_document: '<EntityDescriptor/>'.padEnd(1000) },
};
