import type { Coverage } from './coverage';

export const PIPES: Coverage = {
  aws_pipes_pipe: {
    simulated: [
      'desired_state',
      'enrichment',
      'name',
      'name_prefix',
      'region',
      'role_arn',
      'source',
      'source_parameters',
      'target',
      'target_parameters',
    ],
    noEffect: ['description', 'id', 'log_configuration', 'tags', 'tags_all', 'timeouts'],
    notSimulated: {
      enrichment_parameters: { says: 'enrichment_parameters are not simulated' },
      kms_key_identifier: {
        says: 'kms_key_identifier is not simulated: no permission of the key is asked for',
      },
    },
  },
};
